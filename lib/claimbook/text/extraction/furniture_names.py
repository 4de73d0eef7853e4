"""The names (classes, ids, labels, roles) by which the makers of pages call their furniture.

A name is taken apart into words. One that is made of hints and neutral words alone names furniture:
"related-posts" and "social-share" do, "market-share" and "related-work" do not.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


class Certainty(IntEnum):
    """How surely a name is one of furniture."""

    NONE = 0
    WEAK = 1  # a date, a label, a tool: furniture where it holds a few words and no prose
    PERHAPS = 2  # a hint beside words that say otherwise: furniture where there is no prose
    SURE = 3
    CONSENT = 4  # asks for consent to cookies, and may well hold more prose than the page


FURNITURE_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "tablist", "dialog",
    "alertdialog",
))  # fmt: skip

_HINTS = frozenset((
    "ad", "addthis", "ads", "adsbygoogle", "adv", "advert", "advertisement", "advertising", "adverts",
    "aside", "author", "authors", "backtotop", "bdshare", "bio", "bookmark", "bookmarks", "bread",
    "breadcrumb", "breadcrumbs", "byline", "bylines", "catlinks", "comment", "comments", "copyright",
    "credit", "credits", "crumb", "crumbs", "cta", "dateline", "disqus", "donate", "donation", "drawer",
    "dropdown", "editsection", "feedback", "feedbacks", "follow", "foot", "footer", "gnav", "gnb",
    "hamburger", "jumpbox", "jumplink", "keyword", "keywords", "lightbox", "lnav", "lnb", "login", "logo",
    "masthead", "menu", "meta", "metadata", "metrics", "mostread", "mostviewed", "nav", "navbar", "navi",
    "navigation", "newsletter", "newsletters", "optin", "outbrain", "pager", "pagetop", "pagination",
    "paging", "pankuzu", "payment", "paywall", "permalink", "popular", "popup", "postprofile", "prevnext",
    "print", "promo", "promotion", "promotions", "ranking", "rating", "ratings", "reactions", "readmore",
    "readnext", "recirculation", "recommend", "recommendation", "recommendations", "recommended",
    "related", "relation", "respond", "satisfaction", "search", "searchbox", "share", "sharedaddy",
    "shares", "sharing", "sidebar", "sidenav", "sign", "signin", "signup", "sitemap", "skip", "skiplink",
    "skiplinks", "skipnav", "skipnavigation", "sns", "social", "socials", "sponsor", "sponsored",
    "submenu", "subnav", "subscribe", "subscription", "survey", "taboola", "tag", "tagcloud", "taglist",
    "tags", "timestamp", "toc", "toolbar", "toolbox", "topbar", "topicpath",
    "toplink", "topnav", "totop", "trending", "tweet", "utility", "votecell", "voting", "webring",
    "widget", "widgets", "writer",
))  # fmt: skip
# In some houses a "teaser" announces another page, in others it is the first paragraph of this one.
_DOUBTFUL_HINTS = frozenset(("teaser", "teasers"))
_WEAK_HINTS = frozenset((
    "access", "action", "actions", "cat", "categories", "category", "chip", "chips", "contact",
    "contacts", "count", "date", "dates", "datetime", "department", "file", "files", "func", "functions",
    "identifiers", "info", "inquiry", "kicker", "lang", "language", "languages", "location", "misc",
    "option", "options", "path", "position", "posted", "profile", "pubdate", "published", "signature",
    "stats", "switcher", "time", "tool", "tools", "updated", "user", "views", "visitor",
))  # fmt: skip
_NEUTRAL = frozenset((
    "a", "about", "all", "amp", "and", "area", "article", "articles", "banner", "bar", "block", "blocks",
    "bottom", "box", "btn", "button", "buttons", "by", "card", "cards", "clearfix", "col", "column",
    "container", "content", "css", "custom", "desktop", "detail", "details", "dialog", "editor", "element",
    "embed", "end",
    "entry", "field", "float", "for", "form", "from", "gem", "global", "group", "has", "head", "header",
    "home", "icon", "icons", "in", "inner", "is", "item", "items", "js", "label", "layer", "left", "line",
    "link", "links", "list", "live", "local", "main", "many", "media", "message", "mobile", "modal",
    "module", "more", "news", "next", "note", "notice", "of", "on", "our", "out", "overlay", "page",
    "pages", "panel", "paragraph", "pc", "post", "posts", "press", "prev", "primary", "read", "release",
    "right", "row", "secondary", "section", "side", "single", "site", "small", "sp", "sticky", "stories",
    "story", "sub", "tab", "text", "the", "this", "title", "to", "top", "topics", "ul", "up", "us",
    "used", "view", "wall", "window", "with", "wp", "wrap", "wrapper", "you", "your",
))  # fmt: skip
_CONSENT_HINTS = frozenset((
    "axeptio", "borlabs", "ccpa", "cmplz", "consent", "cookie", "cookiebot", "cookies", "cybot", "didomi",
    "gdpr", "iubenda", "klaro", "onetrust", "osano", "tarteaucitron", "termly", "truste", "usercentrics",
))  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 200  # of more than this no person has thought


@lru_cache(maxsize=4_096)
def certainty_of(name: str) -> Certainty:
    """How surely one class name or id is the name of furniture.

    >>> [certainty_of(name).name for name in ("socialShare", "market-share", "post__date", "intro")]
    ['SURE', 'PERHAPS', 'WEAK', 'NONE']
    """
    words = {word.lower() for word in _WORD.findall(name[:_LONGEST_NAME])}
    hints = words & (_HINTS | _CONSENT_HINTS | _DOUBTFUL_HINTS)
    others = any(len(word) > 1 for word in words - hints - _NEUTRAL - _WEAK_HINTS)
    if not hints:
        return Certainty.WEAK if words & _WEAK_HINTS and not others else Certainty.NONE
    if others or hints <= _DOUBTFUL_HINTS:
        return Certainty.PERHAPS
    return Certainty.CONSENT if hints & _CONSENT_HINTS else Certainty.SURE
