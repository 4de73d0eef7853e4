from __future__ import annotations

import pytest

from claimbook.core.labels import EvidenceStatus
from claimbook.text.reading.pages import extract_page
from claimbook.web.suspects import claims_to_be_home, detour, is_deep, suspicion


@pytest.mark.parametrize(
    ("html", "status"),
    [
        (
            "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>",
            EvidenceStatus.BLOCKED,
        ),
        ("<p>Please verify you are a human to go on.</p>", EvidenceStatus.BLOCKED),
        ("<title>404 Not Found</title><p>Sorry about that, dear reader.</p>", EvidenceStatus.GONE),
        (
            "<h1>お探しのページは見つかりませんでした</h1><p>トップからお探しください。</p>",
            EvidenceStatus.GONE,
        ),
        ("<title>提示</title><p>您访问的页面不存在，请返回。</p>", EvidenceStatus.GONE),
        ("<p>페이지를 찾을 수 없습니다.</p>", EvidenceStatus.GONE),
        ("<title>Seite nicht gefunden</title><p>Leider nichts.</p>", EvidenceStatus.GONE),
        ("<title>Page introuvable</title><p>Désolé.</p>", EvidenceStatus.GONE),
        ("<p>La página no existe.</p>", EvidenceStatus.GONE),
        ("<p>We value your privacy.</p><p>Accept all</p>", EvidenceStatus.BLOCKED),
        (
            "<title>クッキーの使用について</title><p>続けるには、すべてに同意してください。</p>",
            EvidenceStatus.BLOCKED,
        ),
        ("<p>Hier verwenden wir Cookies. Bitte alle akzeptieren oder ablehnen.</p>", EvidenceStatus.BLOCKED),
        ("<p>我们使用 Cookie。请选择全部接受或拒绝。</p>", EvidenceStatus.BLOCKED),
        (
            "<p>Ici nous utilisons des cookies. Vous pouvez tout accepter ou refuser.</p>",
            EvidenceStatus.BLOCKED,
        ),
    ],
)
def test_suspect(html: str, status: EvidenceStatus) -> None:
    found = suspicion(extract_page(html))
    assert found is not None
    assert found[0] is status
    assert found[1]


@pytest.mark.parametrize(
    "html",
    [
        "<title>Plan</title><p>The plant will open in May.</p>",
        "<title>Captchas</title>" + "<p>Sites ask: are you a robot? Readers answered in 9 seconds.</p>" * 30,
        "<p>It employs 404 people.</p>",
        "<p>The regulator fined the site because it uses cookies without asking.</p>",
        "<p>個人情報の利用に同意する人は5割だった。</p>",
        "",
    ],
)
def test_not_suspect(html: str) -> None:
    assert suspicion(extract_page(html)) is None


@pytest.mark.parametrize(
    ("wanted", "final", "status"),
    [
        ("https://a.example/news/1", "https://a.example/", "gone"),
        ("https://a.example/news/1", "https://www.a.example", "gone"),
        ("https://a.example/news/1", "https://a.example/ja/", "gone"),
        ("https://a.example/news/1", "https://a.example/en-us/index.html", "gone"),
        ("https://a.example/?p=17", "https://a.example/", "gone"),
        ("https://a.example/news/2025/plan", "https://b.example/", "gone"),
        ("https://a.example/news/1", "https://consent.a.example/m?x=1", "blocked"),
        ("https://a.example/news/1", "https://a.example/login?next=1", "blocked"),
        ("https://a.example/news/1", "https://id.example/sign-in", "blocked"),
        ("https://a.example/news/1", "https://a.example/news/1-plan", ""),
        ("https://a.example/news/1", "https://a.example/?p=17", ""),
        ("https://a.example/en/", "https://a.example/", ""),
        ("https://a.example", "https://www.a.example/en", ""),
        ("https://s.example/x1Y2z", "https://b.example/", ""),
        ("https://a.example/login", "https://a.example/login/", ""),
        ("https://a.example/news/1", "https://a.example/authors/login-kim", ""),
        ("https://consent.example/news", "https://consent.example/news/", ""),
        ("http://[::1", "http://[::1", ""),
    ],
)
def test_detours(wanted: str, final: str, status: str) -> None:
    found = detour(wanted, final)
    assert (found[0].value if found else "") == status


@pytest.mark.parametrize(
    ("head", "url", "home"),
    [
        ("<link rel=canonical href='https://a.example/'>", "https://a.example/news/1", "https://a.example/"),
        ("<link href=https://a.example rel='canonical'>", "https://a.example/news/1", "https://a.example"),
        ("<link rel=canonical href='https://a.example/news/1'>", "https://a.example/news/1", ""),
        ("<link rel=canonical href='/'>", "https://a.example/news/1", ""),
        ("<link rel=canonical href='https://a.example/'>", "https://a.example/", ""),
        ("<link rel=icon href='https://a.example/'>", "https://a.example/news/1", ""),
        ("<link rel=canonical href='http://[::1'>", "https://a.example/news/1", ""),
        ("\x00<link rel=canonical", "https://a.example/news/1", ""),
    ],
)
def test_pages_that_name_the_home_page_as_theirs(head: str, url: str, home: str) -> None:
    assert claims_to_be_home(head.encode(), url) == home


@pytest.mark.parametrize(
    ("url", "deep"),
    [("https://a.example", False), ("https://a.example/zh_TW/", False), ("https://a.example/plan", True)],
)
def test_deep_addresses(url: str, deep: bool) -> None:
    assert is_deep(url) is deep
