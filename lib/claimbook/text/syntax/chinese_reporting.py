"""Chinese verbs of saying, and the sources that open a sentence."""

from __future__ import annotations

import re

from claimbook.text.speakers.speech import Attributed, reported

# What is only felt is no statement: 表示欢迎.
_FEELING = (
    "欢迎|歡迎|满意|遗憾|感谢|感謝|支持|反对|反對|赞同|同意|理解|不满|抗议|关切|担忧"
    "|哀悼|祝贺|谴责|敬意|高兴|乐观|尊重|慰问|肯定|歉意|质疑|不解|震惊"
)
# 称 and 说 are verbs of speech only outside 名称, 被称为, 小说 and others; what was not said is no report.
SAY = (
    rf"(?<![未没不])(?<!没有)(?<!拒绝)(?:表示(?!(?:\S{{0,2}})(?:{_FEELING}))|指出|透露|写道|寫道|报道|報導|报导|坦言|直言|补充道|補充道|回应|回應|介绍说|介绍称"
    r"|坚称|声称|聲稱|宣称|辩称|介绍(?=[，,：:])|证实(?=[，,：:])|通报(?=[，,：:])|披露(?=[，,：:])|解释说|解释称|补充说|告诉记者|告诉本报|告诉媒体|感叹|感慨|呼吁道|回忆说|回忆道|谈道|谈到|提到"
    r"|(?<![名被简堪对职宣])[称稱](?![为為之作號号赞讚职職霸呼])|(?<![小据據传傳学])[说說](?![明法服不谎]))"
)
_MATTER = r"(?:的?(?:报道|報導|报导|消息|报告|報告|介绍|统计|公告|声明|数据|说法|描述|通报|调查|研究))"
_ACCORDING = re.compile(
    rf"另?(?:[据據](?P<speaker>[^，。“”]{{1,30}}?){_MATTER}?(?:[称稱]|报道|報導|显示|披露|透露|通报|介绍)?"
    rf"|根[据據](?P<source>[^，。“”]{{1,30}}?){_MATTER}(?:[称稱]|显示)?"
    r"|(?P<paper>[^，。“”]{0,14}?(?:财报|年报|季报|公报|白皮书|招股书|民调))(?:数据)?(?:显示|表明|称|指出)"
    rf"|(?P<report>[^，。“”是的]{{2,20}}?){_MATTER}(?:显示|顯示|表明|称))[，,：:]\s*"
)
_IMPERSONAL = re.compile(r"(?:悉|说|說|报|称|稱|传|傳|了解|介绍|统计)")
_SAYS = re.compile(
    rf"(?:{SAY}|认为|認為|强调|強調|宣布|预计|預計|相信|承诺|否认|警告|估计|发现|显示|介绍|证实|通报|披露|解释|提醒|呼吁|分析|确认|建议|要求|判断|希望|期待|担心|得知|了解到)[，：:]?$"
)


def leading_source(sentence: str) -> Attributed | None:
    """The source that opens a sentence and stands for all of it: 据新华社报道，; None where there is none."""
    found = _ACCORDING.match(sentence)
    if not found:
        return None
    speaker = found["speaker"] or found["source"] or found["paper"] or found["report"]
    named = "" if _IMPERSONAL.fullmatch(speaker) else speaker
    return reported(sentence, named, found.end(), len(sentence))


def says(clause: str) -> bool:
    """Whether a clause ends in a verb of saying, so that what follows is what is said."""
    return _SAYS.search(clause) is not None
