"""Pages that came with status 200 and are not the page: challenges, consent walls, "not found" in words."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from claimbook.core.labels import EvidenceStatus
from claimbook.text.extraction.blocks import Page

# A real page says more than this; only shorter ones are suspected.
_LONGEST = 800  # characters
# The buttons of a consent wall are furniture to the reader of pages; hardly anything is left then.
_SHORTEST = 200
_LONGEST_SAVED = 400
_CHALLENGE = re.compile(
    r"just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot"
    r"|enable javascript and cookies to continue|access (?:to this page has been )?denied|attention required"
    r"|unusual traffic|complete the captcha|security check|request unsuccessful"
    r"|ロボットではない|アクセスが(?:拒否|制限)|人間であること|安全验证|访问(?:被拒绝|过于频繁)|请完成验证"
    r"|로봇이 아닙니다|보안 확인|접근이 (?:거부|제한)|zugriff verweigert|sind sie ein mensch|kein roboter"
    r"|accès refusé|vous n['’]êtes pas un robot|acceso denegado|no eres un robot|no soy un robot",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:page|file|article|url) (?:was |is |could |can )?(?:not (?:be )?found"
    r"|no longer (?:there|available|exists?))"
    r"|^(?:error )?404\b|\b404 (?:error|not found)|page (?:doesn['’]t|does not) exist"
    r"|ページ(?:は|が)(?:見つかりません|存在しません|削除)|お探しのページ"
    r"|页面(?:不存在|未找到|已删除)|找不到(?:该|此|您)?(?:[^。]{0,8})(?:页面|頁面|網頁)|(?:頁面|網頁)不存在"
    r"|페이지를 찾을 수 없|존재하지 않는 페이지"
    r"|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)"
    r"|página no (?:encontrada|existe|se encuentra)|página não encontrada|pagina non trovata",
    re.IGNORECASE,
)
# A wall names the matter and asks for a yes; a real page rarely does both in so few words.
_CONSENT = re.compile(
    r"before you continue|we value your privacy|your privacy (?:choices|matters)|uses? cookies"
    r"|we and our (?:\d+ )?partners|cookie (?:consent|settings|preferences)"
    r"|(?:クッキー|cookie)(?:の使用|を使用|について)"
    r"|隐私(?:设置|偏好)|使用\s?cookies?|쿠키"
    r"|verwende[nt] (?:wir )?cookies|datenschutz|utilis(?:e|ons|ent) des cookies"
    r"|vie privée|utiliza(?:mos)? cookies|privacidad",
    re.IGNORECASE,
)
_YES = re.compile(
    r"accept all|\bi (?:agree|accept)\b|agree and continue|reject all|accept (?:and continue|cookies)"
    r"|すべて(?:の.{0,10})?(?:同意|許可|受け入れ)|同意(?:して|する|します)|全部接受|接受所有|同意并"
    r"|모두 (?:동의|수락|허용)"
    r"|alle (?:cookies )?(?:akzeptieren|annehmen|ablehnen)|tout (?:accepter|refuser)|j['’]accepte"
    r"|aceptar (?:todo|todas|y)|rechazar tod",
    re.IGNORECASE,
)
_CONSENT_HOST = re.compile(r"(?:^|\.)(?:consent|cookies?|privacy-?mgmt|privacy-?wall)\.", re.IGNORECASE)
_SIGN_IN = re.compile(
    r"/(?:log-?in|sign-?in|signon|sso|auth|account/login|users/sign_in)(?:[/.?]|$)", re.IGNORECASE
)
_HOME = re.compile(
    r"/*(?:[a-z]{2,3}(?:[-_][a-z]{2,4})?/*)?(?:(?:index|home|default|main|top)(?:\.[a-z]{2,5})?/*)?",
    re.IGNORECASE,
)
_LINKS_OF_HEAD = re.compile(rb"<link\b[^>]{0,1000}>", re.IGNORECASE)
_CANONICAL = re.compile(rb"rel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_TARGET = re.compile(rb"href\s*=\s*[\"']?([^\"'\s>]{1,1000})", re.IGNORECASE)
_HEAD = 200_000  # bytes in which a page says which address is its own


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
    begins_with_it = len(words) <= _SHORTEST and (_CONSENT.match(page.title) or _CONSENT.match(page.text))
    if begins_with_it or (_CONSENT.search(words) and _YES.search(words)):
        return (
            EvidenceStatus.BLOCKED,
            "A page that asks for consent came instead of the page. Open it in a browser, answer, and save "
            "it by hand.",
        )
    if _NOT_FOUND.search(page.title) or _NOT_FOUND.search(page.text[:200]):
        return (
            EvidenceStatus.GONE,
            "The server says in words that there is no such page. Check the address in sources.csv.",
        )
    return None


def saved_challenge(page: Page) -> tuple[EvidenceStatus, str] | None:
    """Why a page that a person saved is taken for a challenge, saved before the page had come; or None.

    Only the very short are: what a person chose to save is otherwise believed.
    """
    words = f"{page.title}\n{page.text}"
    if len(words) > _LONGEST_SAVED or not _CHALLENGE.search(words):
        return None
    return (
        EvidenceStatus.BLOCKED,
        "A challenge page was saved instead of the page. Wait until the page has come, and save it again.",
    )


def detour(wanted: str, final: str) -> tuple[EvidenceStatus, str] | None:
    """Why the address at which a fetch ended cannot be the page that was asked for, or None.

    >>> detour("https://a.example/news/plan", "https://a.example/")[0].value
    'gone'
    >>> detour("https://a.example/en/", "https://www.a.example/")
    """
    try:
        asked, came = urlsplit(wanted), urlsplit(final)
    except ValueError:
        return None
    if asked.hostname != came.hostname and _CONSENT_HOST.search(came.hostname or ""):
        if not _CONSENT_HOST.search(asked.hostname or ""):
            return EvidenceStatus.BLOCKED, f"{wanted} led to a page that asks for consent: {final}."
    elif _SIGN_IN.search(came.path) and not _SIGN_IN.search(asked.path):
        return EvidenceStatus.BLOCKED, f"{wanted} led to a page that asks to sign in: {final}."
    if _is_home(final) and is_deep(wanted) and not _is_short_link(wanted, final):
        return EvidenceStatus.GONE, f"{wanted} led to the home page {final}; the page itself is gone."
    return None


def claims_to_be_home(content: bytes, url: str) -> str:
    """The home page's address where a page at a deep address names that as its own; else empty.

    Some sites put one canonical link into every page, so this is a hint to compare the two, no more.
    """
    if not is_deep(url):
        return ""
    for link in _LINKS_OF_HEAD.findall(content[:_HEAD]):
        if _CANONICAL.search(link) and (target := _TARGET.search(link)):
            own = target[1].decode("ascii", "replace")
            return own if own.startswith(("http://", "https://")) and _is_home(own) else ""
    return ""


def is_deep(url: str) -> bool:
    """Whether an address is one of a page within a site, not of its home page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    return bool(parts.query) or not _HOME.fullmatch(parts.path)


def _is_home(url: str) -> bool:
    return not is_deep(url)


def _is_short_link(wanted: str, final: str) -> bool:
    """Whether one short word on another site led here: such services may well name a home page."""
    asked, came = urlsplit(wanted), urlsplit(final)
    same_site = (asked.hostname or "").split(".")[-2:] == (came.hostname or "").split(".")[-2:]
    return not same_site and not asked.query and len(asked.path.strip("/")) <= 12
