"""Web addresses in a text: found, freed from what stuck to them, and told when somebody cut them short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

import idna

_LONGEST = 4_000  # characters; servers refuse more
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_PLAIN = r"A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%"
_DOTS = "…⋯‥"
# Letters of other scripts may belong to an address, so they are taken first and looked at afterwards.
_BODY = rf"(?:[{_PLAIN}{_INVISIBLE}{_DOTS}]|[^\x00-\x7f\W]){{1,{_LONGEST}}}"
_HOST = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}\.[A-Za-z]{2,24}"
_CANDIDATE = re.compile(
    rf"(?P<scheme>h?ttps?://){_BODY}"
    rf"|(?<![\w@/.:-])www\.{_BODY}"
    # Without a scheme only what is cut short is taken: sites show links so, and nothing else looks so.
    rf"|(?<![\w@/.:-]){_HOST}/[{_PLAIN}]{{0,300}}?(?:\.{{3,}}|[{_DOTS}])",
    re.IGNORECASE,
)
_CUT = re.compile(rf"(?P<head>.*?)[\[(（]?(?:\.{{3,}}|[{_DOTS}]|%E2%80%A6)+[\])）]?(?P<tail>.*)", re.DOTALL)
_SCHEME = re.compile(r"h?ttp(s?)://", re.IGNORECASE)
_SHAPELESS = re.compile(f"[{_INVISIBLE}]")
_DOTTED = re.compile(r"[^.]+(?:\.[^.]+)+\.?")
_STUCK = ".,;:!?'*&"
_PAIRS = {")": "(", "]": "["}
# Scripts beyond Latin: there, words and an address are written without a space between them.
_OTHER = rf"[^\x00-\u036f{_INVISIBLE}{_DOTS}]"
_OTHER_SCRIPT = re.compile(_OTHER)
_GLUED_TO_HOST = re.compile(rf"(?:(?<=\.[A-Za-z]{{2}})|(?<=[A-Za-z]{{3}})|(?<=\d))(?={_OTHER})")
_GLUED_TO_PATH = re.compile(rf"(?<=[A-Za-z0-9])(?={_OTHER})")
# Hosts of code write a range of versions so: "compare/v1...v2".
_RANGES = "/compare/"
# Encyclopaedias name their pages in their own words, scripts mixed.
_NAMED_IN_WORDS = "/wiki/"
_PARTICLE_AFTER_SLASH = re.compile(
    r"(?<=/)(?=[をはがにでとへもの、]|から|より|まで|です|だ|的|是|和|在|을|를|은|는)"
)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|mkt_tok"
    r"|_hs(?:enc|mi)|vero_id|oly_(?:anon|enc)_id|wt_mc|s_cid|cmpid",
    re.IGNORECASE,
)
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "!$&'()*+,;=:@/-._~%[]"
CUT = "cut short"
DOUBTFUL = "the words after it may belong to it, or some of its own to the sentence"


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a text; `text[start:end] == written`."""

    start: int
    end: int
    written: str
    url: str  # cleaned, to be fetched; of one that is cut short, the part before the cut
    is_cut: bool = False
    tail: str = ""  # what stands after a cut in the middle
    note: str = ""  # what a person should look at


def find_addresses(text: str) -> tuple[Address, ...]:
    """The http and https addresses of a text, in order, each as often as it stands there.

    Punctuation, closing brackets and words of scripts that know no spaces are told from the address they
    stick to. An address that was shortened for the eye ("https://a.example/ne...") is marked as cut: it
    leads nowhere, or elsewhere.

    >>> [a.url for a in find_addresses("計画はhttps://a.example/plan?utm_source=x。")]
    ['https://a.example/plan']
    >>> find_addresses("See a.example/ne… for more.")[0].is_cut
    True
    """
    found = (_address(match.start(), match.group()) for match in _CANDIDATE.finditer(text))
    return tuple(address for address in found if address is not None)


def cut_address(cell: str) -> Address | None:
    """The address that a cell of a table holds, where it is cut short; else None.

    >>> cut_address("https://a.example/index/anno...").url
    'https://a.example/index/anno'
    >>> cut_address("https://a.example/index/")
    """
    return next((address for address in find_addresses(cell) if address.is_cut), None)


def clean_address(written: str) -> str:
    """An address as it should be fetched; empty where it is none.

    Invisible characters, parameters that only count visitors, and fragments that only mark words are taken
    out; a host of other scripts becomes its ASCII form, and what may not stand in an address is
    percent-encoded.

    >>> clean_address("http://Bücher.example:80/größe?fbclid=1&b=2#:~:text=x")
    'http://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?b=2'
    """
    text = re.sub(f"[{_INVISIBLE}\ud800-\udfff]", "", written).replace("&amp;", "&").strip()
    scheme = _SCHEME.match(text)
    text = f"http{scheme[1].lower()}://{text[scheme.end() :]}" if scheme else f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        host = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
        port = parts.port
    except (ValueError, idna.IDNAError):
        return ""
    if ":" not in host and not _DOTTED.fullmatch(host):
        return ""
    user, at, _ = parts.netloc.rpartition("@")
    place = f"[{host}]" if ":" in host else host.rstrip(".")
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme]:
        place += f":{port}"
    fragment = parts.fragment.partition(":~:")[0]
    return urlunsplit(
        (parts.scheme, f"{user}{at}{place}", _quoted(parts.path), _query(parts.query), _quoted(fragment))
    )


def page_key(url: str) -> str:
    """The same for addresses that lead to one page in all likelihood: scheme, www, port and a last slash
    do not count, upper and lower case of the path do.

    >>> page_key("http://www.a.example/Plan/") == page_key("https://A.example/Plan")
    True
    """
    parts = urlsplit(clean_address(url))
    host = (parts.hostname or "").removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), parts.query, "")).removeprefix("//")


def _address(start: int, found: str) -> Address | None:
    if len(found) > _LONGEST:
        return None
    written, note = _unglued(found)
    cut = _CUT.fullmatch(written)
    if cut is not None and cut["head"] and not _is_range(cut["head"], cut["tail"]):
        head = cut["head"].rstrip("([")
        tail = "" if _OTHER_SCRIPT.match(cut["tail"]) else _trimmed(cut["tail"])
        written = written if tail == cut["tail"] else written[: len(written) - len(cut["tail"]) + len(tail)]
        # A host that was itself cut is no address; the words are kept to be shown.
        return Address(start, start + len(written), written, clean_address(head) or head, True, tail, CUT)
    written = _trimmed(written)
    url = clean_address(written)
    return Address(start, start + len(written), written, url, note=note) if url else None


def _is_range(head: str, tail: str) -> bool:
    return _RANGES in head and tail[:1].isalnum() and _CUT.fullmatch(tail) is None


def _unglued(found: str) -> tuple[str, str]:
    """What was found without the words that follow it in the sentence."""
    if not _OTHER_SCRIPT.search(found):
        return found, ""
    scheme = _SCHEME.match(found)
    begin = scheme.end() if scheme else 0
    slash = re.compile(r"[/?#]").search(found, begin)
    end_of_host = slash.start() if slash else len(found)
    if glued := _GLUED_TO_HOST.search(found, begin, end_of_host):
        return found[: glued.start()], ""
    if particle := _PARTICLE_AFTER_SLASH.search(found, end_of_host):
        return found[: particle.start()], ""
    if not _OTHER_SCRIPT.search(found, end_of_host):
        return found, ""
    glued = _GLUED_TO_PATH.search(found, end_of_host)
    return (found[: glued.start()] if glued and _NAMED_IN_WORDS not in found else found), DOUBTFUL


def _trimmed(written: str) -> str:
    """Without the punctuation of the sentence; brackets that were opened inside may be closed."""
    unpaired = {close: written.count(close) - written.count(opening) for close, opening in _PAIRS.items()}
    end = len(written)
    while end:
        if written.endswith("&amp;", 0, end):
            end -= len("&amp;")
            continue
        last = written[end - 1]
        if unpaired.get(last, 0) > 0:
            unpaired[last] -= 1
        elif last not in _STUCK and not _SHAPELESS.match(last):
            break
        end -= 1
    return written[:end]


def _quoted(part: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=_SAFE + "?", errors="replace")


def _query(query: str) -> str:
    pieces = [piece for piece in query.split("&") if not _TRACKING.fullmatch(piece.partition("=")[0])]
    return _quoted("&".join(pieces))
