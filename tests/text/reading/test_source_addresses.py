from __future__ import annotations

import pytest

from claimbook.text.reading.source_addresses import source_addresses

OWN = "https://www.a.example/news/plan"
PLAN = "https://b.example/plan"
SAID = "and as the company said on Tuesday in a long statement"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("発表は https://b.example/plan。", (PLAN,)),
        (f"{PLAN} and http://www.b.example/plan/ and {PLAN}?utm_source=x", (PLAN,)),
        ("https://c.example/2 https://b.example/1", ("https://c.example/2", "https://b.example/1")),
        ("https://b.example/pl...", ()),
        (f"{OWN}#part http://a.example/news/plan/", ()),
        ("https://www.a.example/ and https://blog.a.example/new", ("https://blog.a.example/new",)),
        ("https://b.example/photo.JPG https://b.example/film.mp4?x=1", ()),
        ("https://github.com/o/r/compare/v1...v2", ("https://github.com/o/r/compare/v1...v2",)),
        ("", ()),
        ("\x00\ud800", ()),
    ],
    ids=range(10),
)
def test_addresses_of_a_text(text: str, urls: tuple[str, ...]) -> None:
    assert source_addresses(text, own=OWN) == urls


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/intent/post?url=y", "https://twitter.com/share?text=x", "https://wa.me/?text=x",
        "https://www.facebook.com/sharer/sharer.php?u=x", "https://m.facebook.com/dialog/share?x=y",
        "https://www.linkedin.com/sharing/share-offsite/?url=x", "https://social-plugins.line.me/lineit/share?url=x",
        "https://b.hatena.ne.jp/entry/s/a.example/plan", "https://service.weibo.com/share/share.php?url=x",
        "https://mastodon.example/share?text=x", "https://news.example/bookmark/share.php?u=x",
    ],
)  # fmt: skip
def test_buttons_that_share_the_page_are_left_out(url: str) -> None:
    assert source_addresses(url) == ()
    assert source_addresses("", f"<p>Words. <a href='{url}'>Share</a></p>") == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/openai/status/1881830103858172059", "https://www.facebook.com/company/posts/1",
        "https://a-twitter.com/share", "https://stats.example/market-share?year=2024",
        "https://www.linkedin.com/posts/1", "https://t.me/company/12", "https://example.org/intent/",
    ],
)  # fmt: skip
def test_posts_and_pages_about_shares_are_kept(url: str) -> None:
    assert source_addresses(url) == (url,)


@pytest.mark.parametrize(
    ("html", "urls"),
    [
        (f"<p>It opens in May, {SAID}: <a href='{PLAN}'>plan</a>.</p>", (PLAN,)),
        (f"<ul><li><a href='{PLAN}'>plan</a></ul>", (PLAN,)),
        (
            f"<p>It opens in May, {SAID} <a href='/earlier'>before</a>.</p>",
            ("https://www.a.example/earlier",),
        ),
        ("<p><a href='/tag/plants'>Plants</a> <a href='https://a.example/author/x'>X</a></p>", ()),
        (f"<nav><a href='{PLAN}'>plan</a></nav><p>It opens in May, {SAID}.</p>", ()),
        ("<p>Words. <a href='https://given.example/1/'>given</a></p>", ()),
    ],
    ids=range(6),
)
def test_links_of_a_page(html: str, urls: tuple[str, ...]) -> None:
    assert source_addresses("", html, OWN, ["http://given.example/1"]) == urls


def test_a_page_may_name_its_own_address() -> None:
    html = f"<link rel=canonical href='{OWN}'><p>It opens in May, {SAID} <a href='{OWN}'>here</a>.</p>"
    assert source_addresses(f"{OWN} {PLAN}", html) == (PLAN,)
