"""Words that carry no content of their own, by language.

A function word is left out of every comparison. A light word ("make", "する", "project") stays, but
weighs little: that it is there, or missing, says next to nothing of whether a claim is covered.
"""

from __future__ import annotations


def is_function_word(word: str, language: str) -> bool:
    """True for a lower-case word that only holds a sentence together."""
    return word in _FUNCTION_WORDS.get(language, frozenset())


_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """a an the and or but nor so yet if then than as at by for from in into of off on onto out over per
        through to toward towards under until up upon via with within without about above across after against
        along among around before behind below beneath beside between beyond down during except inside near
        outside past since throughout i you he she it we they me him her us them my your his its our their mine
        yours hers ours theirs myself yourself himself herself itself ourselves themselves this that these those
        who whom whose which what where when why how am is are was were be been being do does did doing have has
        had having will would shall should can could may might must ought not no never also too very just only
        even still again there here all any both each few more most other some such same s t d ll m o re ve
        y don't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't doesn't didn't can't couldn't
        shouldn't cannot i'm you're it's that's let's etc according said says say told""".split()
    ),
    "zh": frozenset(
        """的 了 在 是 和 与 及 或 而 并 且 也 都 就 将 会 能 可 可以 被 把 让 给 对 对于 从 自 由 向 往 到 至 以 于
        为 因 因为 所以 但 但是 不 没 没有 未 无 非 很 更 最 还 又 再 已 已经 正 正在 着 过 这 那 这个 那个 这些 那些
        其 它 他 她 我 你 我们 你们 他们 它们 她们 之 所 个 们 上 下 中 里 内 外 后 前 时 等 等等 有 等人 一个 一些
        该 此 各 每 某 年 月 日 亿 万 美元 元 人 名""".split()
    ),
    "de": frozenset(
        """der die das den dem des ein eine einer eines einem einen und oder aber von zu zum zur im in am an auf aus
        bei mit nach über unter vor für durch gegen ohne um als wie ist sind war waren wird werden wurde wurden hat
        haben hatte nicht kein keine auch noch nur sich es er sie wir ihr ich du dass daß dieser diese dieses""".split()
    ),
    "fr": frozenset(
        """le la les l un une des du de d et ou mais à au aux en dans par pour sur sous avec sans que qui dont où ce
        cette ces son sa ses leur leurs il elle ils elles nous vous je tu est sont était étaient sera seront a ont
        avait ne pas plus se s n c y""".split()
    ),
    "es": frozenset(
        """el la los las un una unos unas de del y o pero a al en por para con sin sobre que quien cuyo donde este
        esta estos estas su sus es son era eran será serán ha han había no más se lo le les""".split()
    ),
}

LIGHT_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """make take give get go come use new project plan includ becom remain part parti thing work
        first initi major key main current such well call name look set serv hold one two way order follow
        provid next today now recent compani organ program programm year month week day time number total amount
        accord statement right away suppos meant mean""".split()
    ),
    "ja": frozenset(
        """為る 成る 有る 居る 行う 行なう 出来る 言う 述べる 予定 計画 プロジェクト 事 物 者 為 所 方 様 等 際 中 内 後
        前 上 下 間 今後 今回 同社 当社 同 当 新た 新しい 主 主要 初期 当初 現在 一環 対象 其れ 此れ 此の 其の 全体 一部
        事業 取り組み 取り組む 持つ 受ける 含む 含める 因る 於く 関する 対する 通じる 基づく 伴う 向ける 目指す 進める
        続ける 名前 名称 呼ぶ 年 月 日 人 名 円 ドル 割合 額 数 金額 総額 約 氏 社 的 と成る する なる ある いる よる 依る 由る こと もの とき ため うち ほか それ これ 面 関係 引き続き 既に すでに 更に さらに
        また まだ 共に ともに 他 言える 述べる 明らか 伝える""".split()
    ),
    "zh": frozenset(
        """进行 作为 成为 包括 表示 逐步 逐渐 进一步 正式 计划 项目 公司 新 主要 目前 今后 未来 方面 使用 提供 拥有 开始 继续 一起
        共同 其中 同时 此外 称 说 指出 认为 关于 根据 按照 目标 预计 打算""".split()
    ),
}
