from __future__ import annotations

import pytest

from claimbook.text.furniture import is_furniture_line


@pytest.mark.parametrize(
    "line",
    [
        "Tags: AI, Azure",
        "Topics: Energy | Finland",
        "January 21, 2025 | Company",
        "21 Jan 2025",
        "January 21, 2025 Company",
        "OULU, 5 March 2024",
        "Kim Aldous, Nov 2, 2023",
        "2025年1月21日 経済部",
        "Jan 21, 2025 · 4 min read",
        "Published on 2025-01-21 at 09:00 GMT",
        "Share on Facebook",
        "Copy link",
        "By Ana Duarte",
        "Author: OpenAI",
        "We use cookies to improve your experience. Accept all or manage your choices.",
        "All rights reserved.",
        "© 2015–2025 Lumen",
        "Subscribe to our newsletter for the latest updates.",
        "Skip to main content",
        "Read more →",
        "2025年1月21日（火）18時30分 公開",
        "令和7年1月21日",
        "タグ：鉄道",
        "（写真：共同）",
        "シェアする",
        "続きを読む",
        "本文ここから",
        "記事・写真の無断転載を禁じます。",
        "当サイトではCookieを使用しています。",
        "メールマガジンの登録はこちら",
        "责任编辑：李明",
        "来源：新华社",
        "上一篇：公司召开年会",
        "版权所有 © 2024 某某公司",
        "分享到微信",
        "2024年6月18日 10:00",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "On January 21, 2025, OpenAI announced the Stargate Project.",
        "The plant opens in March 2026.",
        "Construction began on 5 May 2024 in Texas",
        "Opened 5 May 2024",
        "2025年4月に開業",
        "Copyright law was amended in 2021 to allow text mining.",
        "Share prices fell by 12% in May.",
        "Tags are printed in Oulu.",
        "The regulator fined it over its cookie policy.",
        "By continuing to use coal, the country missed its target.",
        "Like most banks, it raised its fees.",
        "Search traffic fell by half.",
        "Print sales rose to 3 million.",
        "Home prices fell.",
        "Menu prices rose by 3%.",
        "Getting the newsletter costs 5 euros a month.",
        "Published research shows that sleep helps.",
        "",
        "同社はニュースレターを配信している。",
        "無断転載を禁じる法案が可決した。",
        "広告費は3割増えた。",
        "記者会見は21日に開かれた。",
        "公開は2025年1月21日の予定で、入場は無料だ。",
        "クッキーの売り上げは10億円だった。",
        "関連記事を3本公開した。",
        "分享经济的规模去年达到4万亿元。",
        "微信用户突破十亿。",
        "来源不明的资金达3亿元。",
        "未经授权的访问导致数据泄露。",
        "编辑部有20名员工。",
    ],
)
def test_a_sentence_is_no_furniture(line: str) -> None:
    assert not is_furniture_line(line)
