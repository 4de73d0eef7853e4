"""The words by which opinions, predictions and asides are known, by language.

`always` holds whatever else the sentence says; `soft` only where the sentence gives no figure, because
"an incredible 500 billion dollars" can be checked for all its incredulity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language."""

    aside: re.Pattern[str]
    opinion_always: re.Pattern[str]
    opinion_soft: re.Pattern[str]
    prediction_always: re.Pattern[str]
    prediction_soft: re.Pattern[str]
    question: re.Pattern[str]


_END = r"[。．.!！…\s」』）)]*$"


def _cue(pattern: str) -> re.Pattern[str]:
    """Compiles a pattern in which <END> stands for the end of the sentence."""
    return re.compile(pattern.replace("<END>", _END), re.IGNORECASE)


JAPANESE = Cues(
    aside=_cue(
        r"愚痴を言|本音を言わせ|余談(?:だ|です|になり|は)|ましょう(?:か)?<END>"
        r"|(?:て|で)(?:ください|下さい)(?:ね)?(?:[。!！…、]|$)|お願い(?:し|いたし|申し上げ)"
        r"|ご覧(?:ください|下さい)|お楽しみ(?:に|ください)|ありがとうござい|おめでとうござい"
        r"|[ごお][^、。]{1,8}(?:ください|下さい)<END>"
        r"|^(?:こんにちは|はじめまして|皆さん、|さて[、。])"
        r"|(?:チャンネル登録|フォロー|シェア|いいね)(?:を|して|お願い)|続きを読む"
        r"|(?:本記事|この記事|本稿|今回の記事)(?:では|は、)"
        r"|(?:詳し|くわし|詳細)く?は.{0,20}(?:こちら|参照|ご覧)"
        r"|^(?:以下|次)(?:は|に|の(?:通り|とおり)).{0,20}(?:です|である|だ|引用|示す|掲載)<END>"
        r"|(?:見て|紹介して|解説して|説明して|考えて)(?:い|ゆ)き(?:ます|たい)"
        r"|(?:紹介|解説|お話|お伝え)し(?:ます|たいと思います)<END>|お知らせください"
        r"|お問い合わせ(?:は|ください)|無断(?:転載|転用)|許可なく"
    ),
    opinion_always=_cue(
        r"と(?:私|僕|筆者|わたし)?(?:は|も)?思(?:う|います|える|えてな|わずにはいられ|った)<END>"
        r"|思い起こさせ|思い出させ|彷彿と?さ?せ|頭に浮か|言うまでも(?:ない|ありません|なく)"
        r"|(?:こと|点)(?:に|は)(?:、)?疑い(?:の余地)?(?:は|が|も)?(?:ない|ありません)"
        r"|に(?:違いない|違いありません|ちがいない)<END>"
        r"|(?:べき|べし)(?:だ|です|である|だろう|でしょう|ではない|ではありません)<END>"
        r"|気が(?:する|します|してな)|ような気が|なければならない<END>"
        r"|見たことが(?:ない|ありません)<END>|が(?:大)?好き(?:だ|です)<END>"
        r"|(?:残念|幸い|皮肉|痛快|滑稽)(?:だ|です|である|でならない|なこと)<END>|期待したい"
        r"|願いたい|祈りたい|願うばかり|というほかない|と言わざるを得ない"
    ),
    opinion_soft=_cue(
        r"間違いなく|疑いなく|実に|じつに|あまりに(?!も?多くの)|どこか(?!の|ら|で|に)|なんとも|いかにも"
        r"|(?:素晴らし|すばらし|美し|面白|おもしろ|楽し|嬉し|悲し|恐ろし)(?:い"
        r"|かった)(?:です|のだ|と言える|ものだ)?<END>"
        r"|(?:素敵|最高|最悪|見事|秀逸|感動的|衝撃的|印象的|画期的|魅力的|理想的"
        r"|圧倒的|途方もな|胸の躍|心が躍|わくわく)(?:だ|です|である|い|る|と言える"
        r"|な(?:もの|こと|出来事|作品|計画)(?:だ|です|である))<END>"
        r"|興味深い(?:です|ことだ|ものだ)?<END>"
        r"|(?:と|とも)(?:言え|いえ)(?:る|ます|よう|るだろう|るでしょう)<END>"
        r"|(?:新しい|新たな)(?:章|時代|ページ|歴史|幕|段階)(?:を|に|が|の)(?:開"
        r"|切り開|切りひら|入|迎え|始ま|刻|幕開け)"
        r"|(?:重要性|存在感|重み|価値|魅力)を(?:一段と|さらに|より|大いに)?(?:高め"
        r"|増し|際立た|引き立て)|はるかに(?:超え|上回|込み入|複雑|大き|優れ|難し|重要|深刻)"
        r"|(?:とても|非常に|実に|じつに)よく似て|(?:類似点|共通点)が(?:見られ|あり|ある|多い)"
    ),
    prediction_always=_cue(
        r"(?:だろう|でしょう|であろう|かもしれ(?:ない|ません|ぬ)|かも知れ(?:ない"
        r"|ません|ぬ)|(?:の|ん)かも(?:しれ(?:ない|ません))?|はず(?:だ|です|である)"
        r"|(?:に|と)なるに(?:違いない|違いありません))(?:と思う|と思います)?<END>"
    ),
    prediction_soft=_cue(
        r"^(?:おそらく|恐らく|きっと|いつか|いつの日か|ひょっとすると|もしかすると|もしかしたら)"
    ),
    question=_cue(
        r"[?？][」』）)！!\s]*$"
        r"|(?:でしょう|だろう|です|ます|ません|ました|のだろう|(?<=[るたいうだのな])"
        r"|ない)か(?:ね|な)?[。…]?$"
    ),
)

ENGLISH = Cues(
    aside=_cue(
        r"^for (?:more |further )?(?:interviews|information|details|inquiries|enquiries|questions)\b"
        r"|^(?:please|click|subscribe|sign up|stay tuned|learn more|read (?:more"
        r"|on|also|next|our|the full)|see also|check out|share (?:this|your|it"
        r"|on)|watch (?:this|our|live|now|below)|visit (?:our|us|the (?:site|page"
        r"|website)|https?|www)|follow (?:us|me|along|@)|let['’]?s|let (?:me|us)"
        r"|thanks?(?: you)?(?: for| to)?\b(?!giving)|hello|hi\b|welcome(?: back)? to"
        r"|dear|contact us|download (?:our|the app)|tell us|join (?:us|our)|get (?:our"
        r"|the latest)|all rights reserved|advertisement)\b"
        r"|^(?:this (?:article|post|story|piece) (?:was|is|has been|originally"
        r"|first|will|contains|appeared)|in this (?:article|post|piece), )"
        r"|^(?:here(?:['’]s| is| are)) (?:what|how|why|everything|a look)"
        r"|if you (?:liked|enjoyed) this|don['’]t forget to|what do you think"
        r"|(?:our|the) newsletter"
    ),
    opinion_always=_cue(
        r"\b(?:I|we) (?:(?:really|strongly|personally|firmly) )?(?:think|believe"
        r"|feel|hope|guess|suspect|doubt|love|hate|wish)\b"
        r"|\bin (?:my|our) (?:humble )?(?:opinion|view)\b|\bto my mind\b"
        r"|\bI['’]m (?:sure|afraid|convinced)\b|\b(?:reminds?|reminded) (?:us|one|me|many)\b"
        r"|\b(?:is|are|was|were) reminiscent of\b"
        r"|\b(?:is|are|was|were) the (?:greatest|best|worst|coolest|funniest) \w+ (?:ever"
        r"|of all time)\b(?! sold)|\bneedless to say\b"
        r"|\bit(?: i|['’])s (?:a pity|a shame|high time|sad|hard to imagine|no wonder)\b"
    ),
    opinion_soft=_cue(
        r"\b(?:should|ought to)\b(?! (?:be|have been) (?:completed|finished|ready"
        r"|available|delivered))|\bmust (?:not )?(?:act|stop|learn)\b"
        r"|\b(?:is|are|was|were|seems?|looks?|feels?|remains?|truly|really|simply)\b[^.]{0,24}\b(?:amazing"
        r"|awesome|terrible|wonderful|disgraceful|stunning|incredible|magnificent"
        r"|shameful|fantastic|pathetic|ridiculous|absurd|breathtaking|delightful"
        r"|disappointing|thrilling|inspiring|fascinating|outrageous|overrated"
        r"|underrated|boring)\b"
        r"|\b(?:undoubtedly|without (?:a )?doubt|no doubt|arguably|clearly the)\b"
        r"|\bdeserves? (?:praise|credit|better|applause|to)\b"
        r"|\b(?:a|the) (?:bold|huge|giant|historic) (?:gamble|leap|step|bet)\b|\bnew chapter\b"
        r"|\bfar (?:more \w+|less \w+|bolder|better|worse|greater)\b.{0,40}\bthan\b"
    ),
    prediction_always=_cue(
        r"\bwill (?:very |most )?(?:likely|probably|surely|inevitably|undoubtedly"
        r"|eventually|almost certainly|one day)\b"
        r"|\b(?:is|are|seems?) (?:very |most )?(?:likely|bound|poised|destined|sure) to\b"
        r"|\b(?:may|might|could) (?:well|one day|someday|eventually)\b"
        r"|^(?:perhaps|maybe|probably|chances are|in all likelihood|one day|someday)\b"
        r"|\bis going to (?:change|transform|revolutioni[sz]e|reshape) (?:everything"
        r"|the world|the way|how)\b"
    ),
    prediction_soft=_cue(
        r"\bwill (?:change|transform|revolutioni[sz]e|reshape|dominate|define"
        r"|rewrite) (?:everything|the (?:world|future|way|course|global)|how|our"
        r"|history|all)\b|\bwould (?:probably|likely|surely)\b"
        r"|(?-i:\bmight (?:become|change|lead|end|soon)\b)"
    ),
    question=_cue(r"[?？][\"'”’)\]\s]*$"),
)

CHINESE = Cues(
    aside=_cue(
        r"请(?:点击|点|关注|扫码|扫描|转发|分享|参阅|参见|联系|留言|欣赏|继续|不吝|在评论|多多)"
        r"|請(?:點擊|關注|掃碼|轉發|分享|參閱|聯繫|留言)"
        r"|欢迎(?:关注|留言|转发|点赞|订阅|加入|来到|大家)|^(?:点击|扫码|长按|關注|关注我们)"
        r"|(?:点赞|点个赞|一键三连)"
        r"|^(?:下面|接下来|那么|今天)?[，,]?(?:就?让我们|我们(?:来|就来|一起来"
        r"|先来)|一起(?:来)?看看)|^(?:感谢|谢谢|你好|大家好|各位)|^以下(?:是|为)"
        r"|本文(?:将|来自|转载|首发|由|仅|作者|整理|编译)|转载(?:请|自)|未经.{0,6}(?:授权|许可)"
        r"|文末|阅读原文|吐槽一下|说句题外话|话不多说|閒話"
    ),
    opinion_always=_cue(
        r"我(?:们)?(?:个人)?(?:认为|觉得|相信|以为|想说|希望|認為|覺得)|笔者(?:认为|以为|觉得)"
        r"|在我看来|不得不说|让人(?:不禁)?(?:想起|联想)|令人(?:不禁)?(?:想起|联想)"
        r"|不禁(?:让人)?想起|可以说是?|不言而喻|(?:毫无|毋庸)(?:疑问|置疑)|太[^，。]{1,4}了"
        r"|真是|实在(?:是|令|让|太)|何其|多么"
    ),
    opinion_soft=_cue(
        r"令人(?:惊叹|震惊|兴奋|失望|遗憾|期待|激动|振奋|惋惜|欣慰|着迷|难忘)|无疑|堪称"
        r"|(?<!不)应(?:该|当)(?:被|是|要|让|把|去|更|尽)|值得(?:期待|深思|称赞|肯定|骄傲|我们)"
        r"|最(?:美|棒|伟大|糟糕|动人)的"
        r"|(?:掀开|开启|翻开|揭开)了?.{0,12}(?:新篇章|新的一页|新时代|新纪元)"
        r"|远(?:远)?(?:超过|超出|比).{0,20}复杂|意义(?:重大|深远)|前所未有的(?:机遇|挑战)"
    ),
    prediction_always=_cue(
        r"或许|也许|恐怕|想必|(?:必将|终将|势必|注定)(?:会)?|总有一天|有朝一日|说不定|很可能会?"
        r"|大概会?"
    ),
    prediction_soft=_cue(
        r"可能(?:会|将)|(?:未来|将来)[^。]{0,20}(?:将|会)[^。]{0,10}(?:改变|重塑|颠覆|成为)"
        r"|有望成为|一定会"
    ),
    question=_cue(r"[?？][”」』）)！!\s]*$|[吗嗎][。…]?[”」]?$"),
)

CUES = {"ja": JAPANESE, "en": ENGLISH, "zh": CHINESE}
ASKS_ELSEWHERE = re.compile(r"[?？؟][\"'”’»)\]\s]*$|(?:까|나요|은가)[?.]?$")
