"""A row is a text and what is read in it: surface | value or low..high | unit or #counted | comparator."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimbook.text.numbers.quantities import Comparator, Quantity, find_quantities

JAPANESE = [
    ("今後4年間に5000億ドルを投じる", "5000億ドル|500000000000|USD"),
    ("金額は1,000億ドルに達する", "1,000億ドル|100000000000|USD"),
    ("売上高は1兆2,300億円", "1兆2,300億円|1230000000000|JPY"),
    ("三億五千万円", "三億五千万円|350000000|JPY"),
    ("1.5億人", "1.5億人|150000000|person"),
    ("12万3千人", "12万3千人|123000|person"),
    ("５，０００億米ドル", "５，０００億米ドル|500000000000|USD"),
    ("50億ユーロと3億元", "50億ユーロ|5000000000|EUR", "3億元|300000000|CNY"),
    ("10カ所のデータセンターが工事中", "10カ所|10|#データセンター"),
    ("10個の新しい工場、2頭の馬", "10個|10|#工場", "2頭|2|#馬"),
    ("二つの工場の建設、二つある", "二つ|2|#工場", "二つ|2|#つ"),
    ("5つのデータセンター、4つの州", "5つ|5|#データセンター", "4つ|4|#州"),
    ("OpenAI、ソフトバンク、オラクルの3社", "3社|3|#社"),
    ("二社、百二十社", "二社|2|#社", "百二十社|120|#社"),
    ("30カ国が参加", "30カ国|30|#カ国"),
    ("10万人分の雇用をつくる", "10万人|100000|#雇用"),
    ("10万人以上の雇用を創出", "10万人以上|100000..Infinity|#雇用|at least"),
    ("数十万の雇用", "数十万|200000..999999|#雇用|about"),
    (
        "数百人、十数人、数人",
        "数百人|200..999|person|about",
        "十数人|11..19|person|about",
        "数人|2..9|person|about",
    ),
    ("数千億円", "数千億円|200000000000..999999999999|JPY|about"),
    ("何千もの企業", "何千|2000..9999||about"),
    ("5〜10人", "5〜10人|5..10|person|between"),
    ("5万〜10万人", "5万〜10万人|50000..100000|person|between"),
    ("5〜10万人", "5〜10万人|50000..100000|person|between"),
    ("100億〜200億円", "100億〜200億円|10000000000..20000000000|JPY|between"),
    ("3から5社", "3から5社|3..5|#社|between"),
    ("2、3人が負傷", "2、3人|2..3|person|between"),
    ("5%から10%に上昇した", "5%|5|percent", "10%|10|percent"),
    ("20歳の男性", "20歳|20|year of age"),
    ("3割、3割5分、四割", "3割|30|percent", "3割5分|35|percent", "四割|40|percent"),
    ("2倍、1.5倍、倍増、半減", "2倍|2|times", "1.5倍|1.5|times", "倍増|2|times", "半減|0.5|times"),
    ("半分、半数、3分の2", "半分|50|percent", "半数|50|percent", "3分の2|66.6667|percent"),
    ("過半数", "過半数|50..Infinity|percent|more than"),
    ("3人に1人", "3人に1人|33.3333|percent"),
    ("0.25ポイント", "0.25ポイント|0.25|percentage point"),
    ("マイナス5%、▲3.2%", "マイナス5%|-5|percent", "▲3.2%|-3.2|percent"),
    ("少なくとも500人", "少なくとも500人|500..Infinity|person|at least"),
    ("約3万人", "約3万人|27000..33000|person|about"),
    ("500人近く", "500人近く|450..500|person|about"),
    ("千人未満、100万円以下", "千人未満|0..1000|person|less than", "100万円以下|0..1000000|JPY|at most"),
    ("最大20社", "最大20社|0..20|#社|at most"),
    ("過去最高1000億円", "1000億円|100000000000|JPY"),
    ("500人強、10万人超", "500人強|500..600|person|more than", "10万人超|100000..Infinity|person|more than"),
    ("100人を超える", "100人を超え|100..Infinity|person|more than"),
    ("100万キロワット、500メガワット", "100万キロワット|1000000000|watt", "500メガワット|500000000|watt"),
    ("5km、20トン、気温35.5度", "5km|5000|metre", "20トン|20000|kilogram", "35.5度|35.5|degree"),
    ("第3位、3番目、3人目", "第3位|3|ordinal", "3番目|3|ordinal", "3人目|3|ordinal"),
    ("第47代大統領", "第47代|47|ordinal"),
    ("四国で三人が死亡", "三人|3|person"),
]
JAPANESE_WITHOUT = [
    "2025年1月21日", "2016年から続く", "午前10時30分", "4年間", "3か月", "数年", "90日間", "三年生", "二十日",
    "90年代",
    "2期連続", "世界一の座", "一部の企業", "一方で", "一人ひとり", "もう一人", "その一つ", "万一の場合",
    "十分な資金",
    "千葉県", "三菱商事", "五輪", "九州と四国", "六本木", "八戸市", "一人暮らし", "十人十色", "二人三脚",
    "三日坊主",
    "五分五分", "百貨店", "四半期", "半年", "半導体", "前半", "GPT-4とG42", "H100", "51CTO", "第4条",
    "国道1号",
    "フェーズ3", "トップ10", "Windows 11", "電話03-1234-5678", "5対3", "東京23区", "一石二鳥", "統一",
    "第三者",
    "人数", "多数の人", "件数人口", "二三人", "十五六人", "https://x.com/openai/status/123", "億万長者",
    "兆し", "何人",
]  # fmt: skip
CHINESE = [
    ("投资5000亿美元", "5000亿美元|500000000000|USD"),
    ("两千万元", "两千万元|20000000|CNY"),
    ("1.2万亿元", "1.2万亿元|1200000000000|CNY"),
    ("3.5亿欧元，100港元", "3.5亿欧元|350000000|EUR", "100港元|100|HKD"),
    ("百分之三十，百分之三点五", "百分之三十|30|percent", "百分之三点五|3.5|percent"),
    ("三成，近3成", "三成|30|percent", "近3成|27..30|percent|about"),
    ("三分之二，一半", "三分之二|66.6667|percent", "一半|50|percent"),
    ("下降0.5个百分点", "0.5个百分点|0.5|percentage point"),
    ("10个数据中心", "10个|10|#数据中心"),
    ("创造10万个就业岗位", "10万个|100000|#就业岗位"),
    ("两家公司", "两家|2|#公司"),
    ("仅一家公司", "一家|1|#公司"),
    ("三十多个国家", "三十多个|30..40|#国家|more than"),
    ("10多亿元", "10多亿元|1000000000..2000000000|CNY|more than"),
    ("近百人", "近百人|90..100|person|about"),
    ("上万名", "上万名|10000..Infinity|person|at least"),
    ("数十万人，几百名", "数十万人|200000..999999|person|about", "几百名|200..999|person|about"),
    ("3至5人，5%到10%", "3至5人|3..5|person|between", "5%到10%|5..10|percent|between"),
    ("从5%升至10%", "5%|5|percent", "10%|10|percent"),
    ("超过100万人", "超过100万人|1000000..Infinity|person|more than"),
    ("不到5%，不超过10%", "不到5%|0..5|percent|less than", "不超过10%|0..10|percent|at most"),
    ("至少10亿", "至少10亿|1000000000..Infinity||at least"),
    ("约20万平方米", "约20万平方米|180000..220000|square metre|about"),
    ("500千瓦，50兆瓦，5万千瓦", "500千瓦|500000|watt", "50兆瓦|50000000|watt", "5万千瓦|50000000|watt"),
    ("20岁，二十五岁", "20岁|20|year of age", "二十五岁|25|year of age"),
    ("翻一番，翻两番", "翻一番|2|times", "翻两番|4|times"),
    ("第三名", "第三名|3|ordinal"),
    ("¥500", "¥500|500|CNY"),
]  # fmt: skip
CHINESE_WITHOUT = [
    "一个国家", "一些人", "一家公司", "一名男子", "一方面", "三星电子", "万科集团", "百度", "第一财经",
    "五一假期",
    "第三方", "十分重要", "几乎", "千万不要", "千万富翁", "亿万富翁", "2025年1月", "5月3号", "3小时", "5天",
    "下午3点", "2024年第一季度", "80年代", "七上八下", "四川", "一直", "一起", "万一", "两国关系", "第3条",
    "3号楼",
]  # fmt: skip
ENGLISH = [
    ("$500bn and $500 billion", "$500bn|500000000000|USD", "$500 billion|500000000000|USD"),
    ("500 billion US dollars", "500 billion US dollars|500000000000|USD"),
    ("half a trillion dollars", "half a trillion dollars|500000000000|USD"),
    ("US$1.2m, €3.5 million, ¥500", "US$1.2m|1200000|USD", "€3.5 million|3500000|EUR", "¥500|500|JPY"),
    ("£2bn or 2 billion pounds", "£2bn|2000000000|GBP", "2 billion pounds|2000000000|GBP"),
    ("5 billion yuan ($700 million)", "5 billion yuan|5000000000|CNY", "$700 million|700000000|USD"),
    ("a million-dollar house", "a million-dollar|1000000|USD"),
    ("two thirds of jobs", "two thirds|66.6667|percent"),
    ("one in five adults", "one in five|20|percent"),
    ("nine out of 10 doctors", "nine out of 10|90|percent"),
    ("half of the jobs; ½ of them", "half|50|percent", "½|50|percent"),
    ("twenty-five companies", "twenty-five|25|#companies"),
    ("ten people, a dozen states", "ten people|10|person", "a dozen|12|#states"),
    ("hundreds of thousands of American jobs", "hundreds of thousands|200000..999999|#American jobs|about"),
    ("dozens of firms, several sites", "dozens|24..99|#firms|about", "several|3..9|#sites|about"),
    ("tens of billions of dollars", "tens of billions of dollars|20000000000..99999999999|USD|about"),
    ("5 percent, 5.5 percentage points", "5 percent|5|percent", "5.5 percentage points|5.5|percentage point"),
    ("25 basis points", "25 basis points|0.25|percentage point"),
    ("5-10 km", "5-10 km|5000..10000|metre|between"),
    ("between 5 and 10 people", "between 5 and 10 people|5..10|person|between"),
    ("$5-10 billion", "$5-10 billion|5000000000..10000000000|USD|between"),
    ("$5 billion to $10 billion", "$5 billion to $10 billion|5000000000..10000000000|USD|between"),
    ("5 to 10 percent", "5 to 10 percent|5..10|percent|between"),
    ("rose from 5% to 10%", "5%|5|percent", "10%|10|percent"),
    ("at least 10 data centers", "at least 10|10..Infinity|#data centers|at least"),
    ("more than 500 people", "more than 500 people|500..Infinity|person|more than"),
    ("over 100,000 new jobs", "over 100,000|100000..Infinity|#jobs|more than"),
    ("nearly 1 million", "nearly 1 million|900000..1000000||about"),
    ("up to 20%, 500+ jobs", "up to 20%|0..20|percent|at most", "500+|500..Infinity|#jobs|at least"),
    (
        "no more than five, fewer than ten",
        "no more than five|0..5||at most",
        "fewer than ten|0..10||less than",
    ),
    ("about half of the voters", "about half|45..55|percent|about"),
    ("a 20-year-old man, aged 30", "20-year-old|20|year of age", "30|30|year of age"),
    ("ages 18 to 25", "18 to 25|18..25|year of age|between"),
    ("the third largest, 1st place", "third|3|ordinal", "1st|1|ordinal"),
    ("the first 41 people", "41 people|41|person"),
    ("its 47th president", "47th|47|ordinal"),
    ("doubled, halved", "doubled|2|times", "halved|0.5|times"),
    ("twice as many, three times higher", "twice|2|times", "three times|3|times"),
    ("a 10-fold rise, 1.5x growth", "10-fold|10|times", "1.5x|1.5|times"),
    ("a 10-megawatt plant, 5GW", "10-megawatt|10000000|watt", "5GW|5000000000|watt"),
    ("500 GWh, 4 TB, 35°C", "500 GWh|500000000000|watt hour", "4 TB|4000000000000|byte", "35°C|35|degree"),
    ("10 km², 5½ miles", "10 km²|10000000|square metre", "5½ miles|5.5|mile"),
    ("-5 degrees; minus 3 percent", "-5 degrees|-5|degree", "minus 3 percent|-3|percent"),
    ("5m users, 5m wide", "5m|5000000|#users", "5m|5|metre"),
    ("2 billions, the age of nine", "2 billions|2000000000|", "nine|9|year of age"),
    ("$5-10", "$5-10|5..10|USD|between"),
    ("$12 per million tokens", "$12|12|USD"),
    ("half a gigawatt", "half a gigawatt|500000000|watt"),
    ("a workforce of 2000 employees", "2000|2000|#employees"),
    ("In Texas, 10 data centers", "10|10|#data centers"),
    ("Ten sites. One person died.", "Ten|10|#sites", "One person|1|person"),
    ("one data center, one million", "one|1|#data center", "one million|1000000|"),
    ("1,234,567 customers, 400,000 GPUs", "1,234,567|1234567|#customers", "400,000|400000|#GPUs"),
    ("a trial of 300 patients in Phase 3", "300|300|#patients"),
]
ENGLISH_WITHOUT = [
    "in 2016 companies began", "since 2016", "the 1990s", "2025", "four years", "90 days", "a four-year plan",
    "January 21, 2025", "21 January", "the 21st century", "at 10:30", "2019–2023", "the 2024-25 season",
    "30 seconds",
    "GPT-4", "Fox 2000 Pictures", "COVID-19", "G42 and H100", "Windows 11", "iPhone 16", "Boeing 737 jets",
    "the F-35",
    "Section 230", "Chapter 7", "Route 66", "7-Eleven", "3M", "5G", "one of the largest", "no one",
    "the one who",
    "one day", "one another", "the first time", "at first", "first-come-first-served",
    "the right of first refusal",
    "the first quarter", "a third party", "Three Mile Island", "the Big Four", "3-2", "a 2-to-1 vote",
    "50/50", "3:1",
    "1. First item", "2) Second item", "see [12]", "+1 555 123 4567", "192.168.0.1", "v2.0", "Python 3.11.2",
    "ISBN 978-3-16-148410-0", "https://a.example/123?x=5", "me5@example.org", "per million", "around 100 BC",
    "538–332 BC", "from 1816 to 1828 when he was", "a 5-0 win", "half a day", "half a year",
    "10² km",
    ".5 percent",
]  # fmt: skip
OTHERS = [
    ("de", "1.234,5 Millionen Euro", "1.234,5 Millionen Euro|1234500000|EUR"),
    ("de", "500 Milliarden Dollar", "500 Milliarden Dollar|500000000000|USD"),
    ("de", "2 Billionen Euro", "2 Billionen Euro|2000000000000|EUR"),
    ("de", "mindestens 10 Prozent", "mindestens 10 Prozent|10..Infinity|percent|at least"),
    ("de", "rund 1.000 Menschen", "rund 1.000 Menschen|900..1100|person|about"),
    ("de", "am 21. Januar 2025, 3 Jahre"),
    ("de", "zwischen 5 und 10 Millionen Euro",
    "zwischen 5 und 10 Millionen Euro|5000000..10000000|EUR|between"),
    ("fr", "500 milliards de dollars", "500 milliards de dollars|500000000000|USD"),
    ("fr", "1\u202f234,5 euros", "1\u202f234,5 euros|1234.5|EUR"),
    ("fr", "plus de 10 000 personnes", "plus de 10 000 personnes|10000..Infinity|person|more than"),
    ("fr", "le 21 janvier 2025, 3 ans"),
    ("es", "más de 500 mil millones de dólares",
    "más de 500 mil millones de dólares|500000000000..Infinity|USD|more than"),
    ("es", "1.234.567 personas, 5,5 por ciento", "1.234.567 personas|1234567|person",
    "5,5 por ciento|5.5|percent"),
    ("ru", "500 миллиардов долларов, 5 лет", "500 миллиардов долларов|500000000000|USD"),
    ("ko", "5000억 달러", "5000억 달러|500000000000|USD"),
    ("ko", "약 10만 명, 30% 이상", "약 10만 명|90000..110000|person|about",
    "30% 이상|30..Infinity|percent|at least"),
    ("ko", "2025년, 3개월"),
    ("", "1.234 km, 1,234 km", "1,234 km|1234000|metre"),
]  # fmt: skip


def described(quantity: Quantity) -> str:
    value = f"{quantity.low:f}..{quantity.high:f}"
    if quantity.comparator is Comparator.EXACTLY:
        assert quantity.low == quantity.high == quantity.value
        value = f"{quantity.value:f}"
    unit = quantity.unit or (f"#{quantity.counted}" if quantity.counted else "")
    bound = "" if quantity.comparator is Comparator.EXACTLY else f"|{quantity.comparator}"
    return f"{quantity.surface}|{value}|{unit}{bound}"


def check(text: str, language: str, expected: tuple[str, ...]) -> None:
    found = find_quantities(text, language)
    assert tuple(map(described, found)) == expected
    assert all(text[q.start : q.end] == q.surface for q in found)


@pytest.mark.parametrize("row", JAPANESE, ids=lambda row: row[0])
def test_japanese(row: tuple[str, ...]) -> None:
    check(row[0], "ja", row[1:])


@pytest.mark.parametrize("row", CHINESE, ids=lambda row: row[0])
def test_chinese(row: tuple[str, ...]) -> None:
    check(row[0], "zh", row[1:])


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row[0])
def test_english(row: tuple[str, ...]) -> None:
    check(row[0], "en", row[1:])


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: f"{row[0]}: {row[1]}")
def test_other_languages(row: tuple[str, ...]) -> None:
    check(row[1], row[0], row[2:])


@pytest.mark.parametrize("text", JAPANESE_WITHOUT)
def test_japanese_without_quantities(text: str) -> None:
    check(text, "ja", ())


@pytest.mark.parametrize("text", CHINESE_WITHOUT)
def test_chinese_without_quantities(text: str) -> None:
    check(text, "zh", ())


@pytest.mark.parametrize("text", ENGLISH_WITHOUT)
def test_english_without_quantities(text: str) -> None:
    check(text, "en", ())


@pytest.mark.parametrize(
    ("text", "language", "digits"),
    [
        ("5000億円", "ja", 1),
        ("1.25億円", "ja", 3),
        ("12,340 people", "en", 4),
        ("1.50%", "en", 3),
        ("$1.2m", "en", 2),
    ],
)
def test_significant_digits_are_those_written(text: str, language: str, digits: int) -> None:
    assert [q.significant for q in find_quantities(text, language)] == [digits]


@pytest.mark.parametrize(
    ("japanese", "chinese", "english"),
    [
        ("5000億ドル", "5000亿美元", "$500 billion"),
        ("5,000億米ドル", "五千亿美元", "half a trillion dollars"),
        ("3割", "百分之三十", "30 percent"),
        ("少なくとも100万人", "至少一百万人", "at least a million people"),
        ("3分の2", "三分之二", "two-thirds"),
        ("5〜10km", "5至10公里", "5 to 10 kilometres"),
        ("数十万人", "数十万人", "hundreds of thousands of people"),
        ("500メガワット", "500兆瓦", "half a gigawatt"),
    ],
)
def test_the_same_in_three_languages(japanese: str, chinese: str, english: str) -> None:
    rows = [find_quantities(t, code) for t, code in ((japanese, "ja"), (chinese, "zh"), (english, "en"))]
    assert len({tuple((q.low, q.high, q.unit, q.comparator) for q in row) for row in rows}) == 1
    assert all(len(row) == 1 for row in rows)


PIECES = """5 10 1,000 ５００ 2025 3.5 億 万 兆 千 百 十 三 数 几 約 以上 人 社 円 年 月 % $ € km billion half
a third of
    one in twenty-five between and to - 〜 から 分の 第 位 US$ dollars ½ ² ① か\u3099 ㌦ GPT- \ud800 \0 \n . ,
    の に 一人
    doubled at least more than hundreds of thousands jobs 데이터 5억 달러"""
pieces = st.sampled_from([*PIECES.split(" "), " "])


@settings(max_examples=300)
@given(
    st.lists(pieces, max_size=14).map("".join),
    st.sampled_from(["ja", "en", "zh", "", "de", "fr", "ko", "xx"]),
)
@example("1,111" * 2_000, "en")
@example("一二" * 5_000, "zh")
@example("one hundred and " * 700, "en")
def test_offsets_hold_and_nothing_overlaps(text: str, language: str) -> None:
    end = 0
    for quantity in find_quantities(text, language):
        assert quantity.start >= end
        assert quantity.start < quantity.end
        end = quantity.end
        assert text[quantity.start : quantity.end] == quantity.surface
        assert quantity.low <= quantity.high
        assert quantity.value is None or quantity.low <= quantity.value <= quantity.high
        assert quantity.significant >= 1


@given(
    st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=80),
    st.sampled_from(["ja", "en", "zh", ""]),
)
def test_any_text_can_be_read(text: str, language: str) -> None:
    assert all(text[q.start : q.end] == q.surface for q in find_quantities(text, language))


@given(st.integers(1, 10**15))
def test_money_in_english_and_japanese_is_the_same(amount: int) -> None:
    (english,) = find_quantities(f"It cost ${amount:,} in all.", "en")
    (japanese,) = find_quantities(f"総額{amount:,}ドルだった。", "ja")
    assert english.value == japanese.value == Decimal(amount)
    assert english.unit == japanese.unit == "USD"


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "$1 " * 3_000, "1-" * 5_000, "万" * 50_000, "half a " * 10_000, " " * 100_000]
)
def test_long_lines_are_read_in_linear_time(text: str) -> None:
    def seconds(of: str) -> float:
        from time import perf_counter

        best = float("inf")
        for _ in range(2):
            begin = perf_counter()
            find_quantities(of, "en")
            best = min(best, perf_counter() - begin)
        return best

    # Four times the text may take four times as long; quadratic reading would take sixteen.
    assert seconds(text) < 10 * seconds(text[: len(text) // 4]) + 0.1
