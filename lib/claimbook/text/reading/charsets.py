"""Which of the charsets that allow some bytes makes a text of them that somebody could have written.

Every legacy charset that files still come in is tried. What it makes of the bytes is weighed by its letters
alone: common characters of East Asia speak for a reading, rare ones against it; a small-letter alphabet
speaks for itself by its letters, its small and capital letters, and the signs that never stand in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import combining

_SAMPLE = 60_000  # characters that are weighed
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_EAST_RUN = re.compile(r"[\u3041-\u30fc\u3400-\u9fff\uac00-\ud7a3]+")


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """A single-byte charset, and the letters beyond ASCII that its languages write."""

    charset: str
    letters: str
    is_whole: bool = False  # words are of these letters alone, not of ASCII with some of them


_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћќџђѓѕ"
# In the order of how often files come in them; where two fit, the first is it. Thai (TIS-620) is left out:
# its letters lie where Chinese has its bytes, so that nearly any Chinese text would fit.
_ALPHABETS = (
    _Alphabet("cp1252", "àâæçéèêëîïôœùûüÿäöüßáíóúñãõåøìòºªðþý"),
    _Alphabet("cp1251", _CYRILLIC, is_whole=True),
    _Alphabet("koi8_r", _CYRILLIC, is_whole=True),
    _Alphabet("cp1250", "ąćęłńóśźżáčďéěíňřšťúůýžőűöüăâîșțşţđľĺŕôäß"),
    _Alphabet("cp1253", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", is_whole=True),
    _Alphabet("cp1256", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگـ", is_whole=True),
    _Alphabet("cp1255", "אבגדהוזחטיךכלםמןנסעףפץצקרשת", is_whole=True),
    _Alphabet("cp1254", "çğıöşüâîûİ"),
    _Alphabet("cp1257", "ąčęėįšųūžāēģīķļņõäöü"),
)
EAST = ("cp932", "euc_jp", "gb18030", "cp950", "cp949")
# The characters that make up most of any text in Chinese or Japanese, in the forms of both and of Taiwan.
_COMMON_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方"
    "后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开"
    "它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变"
    "条只没结解问意建月公无系军情者最立代想已通并提直题党程展五果料象员位入常文总次品式活设及管特件长求老头基资"
    "边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被做必战先回则任取据处队南给色光门保治北造百"
    "规热领七海口东导器压志世金增争济思术极交受联认六共权收证改清己美再转更单风切打白教速花带安场身车例真务具万"
    "每目至达走示议声报完类八离华名确才科张信马节话整空元今集温传土许步群广石记需段研界林且究观越织装影算低持音"
    "众书布复容际商非验连断深难近千周委技备半办青省列习响约支般史感团往历市何除消构府称太准精值号率族维划选标写"
    "存候快效院查江型王格易置派层片始专状育厂京识适属火住调满县局照参红细引听该铁价严首银亿总统税购宣布启项投春"
    "這為個國時來們對會發動過說產種後學經進著電現實點從業還與關開樣線內數變沒結問無軍題黨員總設長頭資邊級圖統較"
    "將組見計別論運農幾區強決戰則處隊給門規熱領東導壓爭濟術極聯認權證轉單風帶場車務萬達議聲報類離華確張馬節話"
    "傳許廣記觀織裝眾書復際驗連斷難備辦習響約團歷構稱準號維劃選標寫屬調滿縣參紅細聽鐵價嚴銀億稅購啟項預計畫辭職"
    "気国会社発学実体点対応関開経済報告説明新聞案総額円両変県売買読書図広駅東京市長府省庁選挙党議員権利用者数様"
    "込画続伝検査増減残労働価値観覧館役所協力支援業界企画準備予算税率費用料金銀行株式投資計期間昨今去翌週末曜午"
    "前後時分秒約全部各地域住民世帯調査結果原因影響被害災害地震台風雨雪気温度低高最初終始定決合意反対賛成判断"
    "記者会見談話取材放送番組映画音楽試合優勝監督選手球場位置移転設置工場建設道路橋鉄道空港船車両電力水道病院医"
    "師患者薬品食品店舗商店販売製造開発技術研究教育大学生徒児童先生親子家族男女夫妻氏名首相大臣政権統領米英仏独"
    "中韓朝鮮露欧州連邦失業務職辞任就退続伸値型装備載搭量産自動走行転換券証庫蔵冊"
)
# The syllables that make up most of any Korean text.
_COMMON_HANGUL = frozenset(
    "이다는을의에가고하지사로한도기인서어리정대나그자시해으라일보부수있었전성선상아니구스장주여적동원제조들만면"
    "관국과를은년월것등마러했게중까제세할미오위경공무재내연비신우유당방안법소전회업생실계단반개체문모통된되됐며"
    "와인저치양물학교민거르간려용음히심명화진력예산초추발표결행남북한후현더바않없때또말본직출입규모트드레크프브"
    "토타호속철정책금총액억천만조원달러백분기준가격늘줄높낮상승하락올내년다음주열린요일새로운야당여의석장관사임"
    "청울부산광주천강릉외립군경찰검법판협합설립파악강조밝혔말겼왔갔봤터키코로나증권투자은행률실업감소품애플"
)


def weigh(data: bytes) -> list[tuple[float, str, str]]:
    """The readings of some bytes that could be texts: weight (0 to 1), charset and text, best first.

    >>> [charset for _, charset, _ in weigh("市長は計画を発表した。".encode("euc_jp"))][:1]
    ['euc_jp']
    """
    found: list[tuple[float, str, str]] = []
    for charset in EAST:
        text = _read(data, charset)
        if text is not None and (weight := _weigh_east(text[:_SAMPLE], charset)) > 0:
            found.append((weight, charset, text))
    for place, alphabet in enumerate(_ALPHABETS):
        text = _read(data, alphabet.charset)
        if text is not None and _fits(text[:_SAMPLE], alphabet):
            found.append((0.8 - place / 100, alphabet.charset, text))
    return sorted(found, key=lambda reading: -reading[0])


def _read(data: bytes, charset: str) -> str | None:
    try:
        text = data.decode(charset)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text[:_SAMPLE]) else text


def _weigh_east(text: str, charset: str) -> float:
    runs = _EAST_RUN.findall(text)
    # An accent and the letter behind it make a character that stands alone: zur點k.
    if sum(len(run) == 1 for run in runs) * 2 > len(runs):
        return 0.0
    total, count = 0.0, 0
    for character in text:
        if character < "\x80":
            continue
        count += 1
        if "\u3041" <= character <= "\u3096":
            total += 1.0
        elif "\u30a1" <= character <= "\u30fc" or character in _COMMON_HAN:
            # Chinese characters are rare in Korean of today.
            total += 0.9 if charset != "cp949" else -0.5
        elif character in _COMMON_HANGUL:
            total += 1.0
        elif "\u3001" <= character <= "\u3011" or "\uff01" <= character <= "\uff5e":
            total += 0.6
        elif "\uac00" <= character <= "\ud7a3":
            total -= 0.2
        elif "\u2010" <= character <= "\u203b":
            total += 0.2
        elif "\u4e00" <= character <= "\u9fff":
            total -= 0.4
        else:
            total -= 1.0  # half-width kana, symbols, places that nobody was given
    return total / count if count else 0.0


_LETTER = re.compile(r"[^\W\d_]+")
# What no alphabet has inside a word: og³osi³ is Polish in the wrong charset.
_SIGN_IN_WORD = re.compile(
    r"[^\W\d_][\u0080-\u00bf\u00d7\u00f7\u2010-\u2bff]+[a-z]|[a-z][\u00b0-\u00bf\u00d7\u00f7]"
)
_TYPOGRAPHY = re.compile(r"[’‘“”«»‹›„‚–—…·´`•\u00ad\u00a0]")
_SIGNS = "€£¥§©®™°±×÷№¿¡½¼¾²³µ¶†‡‰¢¬¦\u0e3f"


def _fits(text: str, alphabet: _Alphabet) -> bool:
    """Whether the words of a text are such as the languages of a charset write."""
    bare = _TYPOGRAPHY.sub(" ", text)
    words = [word for word in _LETTER.findall(bare) if not word.isascii()]
    if _SIGN_IN_WORD.search(bare):
        return False
    odd = sum(not (c.isascii() or c.isalpha() or c in _SIGNS or combining(c)) for c in bare)
    if odd * 10 > sum(not c.isascii() for c in bare):
        return False
    if not words:
        return not alphabet.is_whole
    letters = "".join(words)
    beyond = [c for c in letters if not c.isascii()]
    known = sum(c.lower() in alphabet.letters for c in beyond)
    if known < 0.98 * len(beyond):
        return False
    inner_capitals = sum(a.islower() and b.isupper() for word in words for a, b in pairwise(word))
    if inner_capitals * 10 > len(words):
        return False
    if not alphabet.is_whole:
        # No Latin alphabet makes words of accents alone, but for words of one letter: à, é.
        longer = "".join(word for word in words if len(word) > 1)
        return sum(not c.isascii() for c in longer) * 2 <= len(longer)
    is_mixed = sum(c.isascii() for c in letters) * 10 > len(letters)
    small = sum(c.islower() or not c.isupper() for c in beyond)
    return not is_mixed and small * 10 >= 7 * len(beyond)
