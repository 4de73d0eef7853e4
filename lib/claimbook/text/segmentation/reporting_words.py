"""Words after a quotation that show that its sentence goes on: particles, speakers, verbs of saying."""

from __future__ import annotations

import re

# A Japanese sentence that only seems to go on with a particle: "でも", "ところが", "はい".
STARTS_JA = re.compile(
    r"で(?:も(?:[、，]|[^の])|は[、，]|すが|すから|きれば)|と(?:ても|ころ[がで]|はいえ|もかく|にかく|りあえず|き[にどお])"
    r"|に(?:もかかわらず|わか|ほん|っぽん)|は(?:い[、。！]|たして|じめ|るか|っきり)|へえ|が(?:っかり|んば|んこ)"
    r"|も(?:う|ちろん|しも?|っと|ともと|はや|ちゃ)|や(?:は[りっ]|がて|っと|っぱ|ばい)|を?のち(?:に|、)|など(?:なし)"
)  # fmt: skip
# 「…。」と述べた
REPORTED_JA = re.compile(
    r"と(?:述べ|語[りっ]|話[しす]|言[いっわう]|いう|いっ|し[たて、]|の|、|強調|答え|訴え|主張|説明|指摘|反論|批判"
    r"|発表|投稿|書[いき]|呼び|叫|考え|思[いうっわ]|聞[いかき]|尋ね|問[いう]|みる|見[らてる]|記[しす]|綴|つぶや)"
    r"|って[い言、]|、|，"
)
# 「…。」の声
PARTICLE_JA = re.compile(
    r"[とにがをはのもでへや、，,）)」』]|など|って|だ[っとがけ]|である|です|まで|から|より|という|等"
)
# “……。”他说。
SPEAKER_ZH = re.compile(
    r"[^。！？“”；：:]{0,32}?(?:[说說问問道称稱喊答叹嘆](?![明法服不])|表示|指出|强调|強調|坦言|直言|透露|补充|補充"
    r"|回应|回應|感叹|笑着|写道|寫道|反问|追问|认为|認為|告诉|告訴|解释|解釋)[着道了]?[。，,：:！]"
)
# "…!" Smith said; never "Then he said nothing" and "it should be said".
SPEAKER = re.compile(
    r"(?!(?:Then|But|And|So|When|Later|Now)\b)(?:(?!(?:be|been|is|was|were|are)\b)[\w.’'-]+ ){0,6}?"
    r"(?:said|says|told|ask(?:s|ed)|wr(?:ote|ites)|add(?:s|ed)|repl(?:ies|ied)|explain(?:s|ed)|tweeted|posted"
    r"|shout(?:s|ed)|cried|laughed|joke[ds]|recall(?:s|ed)|insist(?:s|ed)|warn(?:s|ed)|conclude[ds]"
    r"|note[ds]|admit(?:s|ted)|argue[ds]|wondered|quipped|continued|announced|declared"
    r"|sagte|sagt|fragte|fragt|meinte|meint|erklärte|erklärt|rief|betonte|schrieb"
    r"|dit|demande|demandé|déclare|déclaré|lance|lancé|affirme|affirmé|assure|assuré|explique|expliqué"
    r"|dijo|dice|preguntó|afirmó|aseguró|declaró|señaló|explicó"
    r"|disse|diz|perguntou|afirmou|declarou|ha detto|ha chiesto|dice|chiede|zei|vroeg"
    r"|сказала?|спросила?|заявила?|сообщила?|отметила?|добавила?|говорит)\b"
)
# "…다." 그가 말했다
SPEAKER_KO = re.compile(
    r"이?라[고는며]|[고며]\s|[^.\"“”]{0,30}?(?:말[했한이]|밝[혔히힌]|전했|덧붙|강조|외[쳤치]|물었|답했|지적|토로|호소|적었|썼)"
)
