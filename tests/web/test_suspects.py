from __future__ import annotations

import pytest

from claimbook.core.labels import EvidenceStatus
from claimbook.text.pages import extract_page
from claimbook.web.suspects import suspicion


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
        "",
    ],
)
def test_not_suspect(html: str) -> None:
    assert suspicion(extract_page(html)) is None
