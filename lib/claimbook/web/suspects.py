"""Pages that came with status 200 and are not the page: challenges, and "not found" in other words."""

from __future__ import annotations

import re

from claimbook.core.labels import EvidenceStatus
from claimbook.text.blocks import Page

# A real page says more than this; only shorter ones are suspected.
_LONGEST = 800  # characters
_CHALLENGE = re.compile(
    r"just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot"
    r"|enable javascript and cookies to continue|access (?:to this page has been )?denied|attention required"
    r"|unusual traffic|complete the captcha|security check|request unsuccessful"
    r"|ロボットではない|アクセスが(?:拒否|制限)|人間であること|安全验证|访问(?:被拒绝|过于频繁)|请完成验证",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:page|file|article|url) (?:was |is |could |can )?(?:not (?:be )?found"
    r"|no longer (?:there|available|exists?))"
    r"|^(?:error )?404\b|\b404 (?:error|not found)|page (?:doesn['’]t|does not) exist"
    r"|ページ(?:は|が)(?:見つかりません|存在しません|削除)|お探しのページ"
    r"|页面(?:不存在|未找到|已删除)|找不到(?:该|此)?(?:页面|頁面)",
    re.IGNORECASE,
)


def suspicion(page: Page) -> tuple[EvidenceStatus, str] | None:
    """Why a short page is taken for something other than the page that was asked for, or None."""
    if len(page.text) > _LONGEST:
        return None
    words = f"{page.title}\n{page.text}"
    if _CHALLENGE.search(words):
        return (
            EvidenceStatus.BLOCKED,
            "A challenge page came instead of the page. Open the page in a browser and save it by hand.",
        )
    if _NOT_FOUND.search(page.title) or _NOT_FOUND.search(page.text[:200]):
        return (
            EvidenceStatus.GONE,
            "The server says in words that there is no such page. Check the address in sources.csv.",
        )
    return None
