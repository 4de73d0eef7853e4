"""A fake Wayback Machine: availability, CDX and raw replay over the captures of a scenario, Save Page Now."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from fakeweb.answers import PAGE, Answer

HOST = "https://web.archive.org"
_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_REPLAY = re.compile(r"/web/(\d{14})id_/(.+)")


@dataclass(frozen=True, slots=True)
class Archived:
    """One capture that the archive has."""

    original: str
    timestamp: str  # 14 digits
    status: str = "200"
    mimetype: str = "text/html"
    body: str = PAGE
    memento: str = ""  # the timestamp that the replay tells; that of the capture where empty, "none" for none
    leads_to: str = ""  # the archive's own redirect to another timestamp

    def row(self) -> dict[str, str]:
        key = re.sub(r"^https?://(?:www\.)?", "", self.original).lower()
        digest = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
        return dict(
            zip(
                _FIELDS,
                (key, self.timestamp, self.original, self.mimetype, self.status, digest, "100"),
                strict=True,
            )
        )

    def replay(self) -> Answer:
        if self.leads_to:
            return Answer(302, {"location": f"{HOST}/web/{self.leads_to}id_/{self.original}"}, "")
        told = self.memento or self.timestamp
        headers = {"content-type": f"{self.mimetype}; charset=utf-8"}
        if told != "none":
            moment = datetime.strptime(told, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            headers["memento-datetime"] = format_datetime(moment, usegmt=True)
        return Answer(int(self.status), headers, self.body)


@dataclass(frozen=True, slots=True)
class Saving:
    """What becomes of one request to save a page."""

    url: str
    timestamp: str = "20250301120005"  # of the capture that is made
    looks: int = 1  # how often it is still pending when somebody looks
    error: str = ""  # told instead of a capture, in an answer of status 200
    refused: str = ""  # told instead of a job, in an answer of status 200


def answer_save(
    target: str, form: dict[str, str] | None, authorization: str, number: int, savings: Sequence[Saving]
) -> Answer:
    """Save Page Now: a form makes a job, and its status is pending until it has been looked at often enough.

    Args:
        target: the path of the request.
        form: the fields of a POST; None for a GET.
        authorization: the header of this name.
        number: how often this address was asked before.
        savings: of the scenario; a job is named by its place among them.
    """
    if not re.fullmatch(r"LOW \S+:\S+", authorization):
        return _json({"message": "You need to be logged in to use Save Page Now."}, 401)
    if form is not None:
        place = next((i for i, saving in enumerate(savings) if saving.url == form.get("url")), None)
        if place is None or savings[place].refused:
            message = savings[place].refused if place is not None else "Cannot resolve host."
            return _json({"status": "error", "status_ext": "error:bad-request", "message": message})
        return _json({"url": form["url"], "job_id": f"spn2-{place}"})
    saving = savings[int(target.rpartition("-")[2])]
    if number < saving.looks:
        return _json({"status": "pending", "resources": []})
    if saving.error:
        return _json({"status": "error", "status_ext": "error:some", "message": saving.error})
    return _json({"status": "success", "timestamp": saving.timestamp, "original_url": saving.url})


def answer_archive(target: str, captures: Sequence[Archived]) -> Answer:
    """The archive's answer to a request for a path with its query."""
    parts = urlsplit(target)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.path == "/wayback/available":
        return _json(_available(query, captures))
    if parts.path == "/cdx/search/cdx":
        return _json(_search(parts.query, query, captures))
    if replay := _REPLAY.fullmatch(target):
        same = [c for c in captures if (c.timestamp, c.original) == replay.groups()]
        return same[0].replay() if same else Answer(404, {}, "<p>Not in archive.</p>")
    return Answer(404, {}, "<p>No such page.</p>")


def _available(query: dict[str, str], captures: Sequence[Archived]) -> dict[str, object]:
    same = [c for c in captures if _key(c.original) == _key(query["url"])]
    if not same:
        return {"archived_snapshots": {}}
    wanted = int(query.get("timestamp", "99999999999999").ljust(14, "0"))
    best = min(same, key=lambda c: abs(int(c.timestamp) - wanted))
    url = f"http://web.archive.org/web/{best.timestamp}/{best.original}"
    closest = {"available": True, "url": url, "timestamp": best.timestamp, "status": best.status}
    return {"archived_snapshots": {"closest": closest}}


def _search(raw: str, query: dict[str, str], captures: Sequence[Archived]) -> list[list[str]]:
    prefix = query.get("matchType") == "prefix"
    wanted = _key(query["url"])
    rows = [c.row() for c in sorted(captures, key=lambda c: (_key(c.original), c.timestamp))]
    rows = [r for r in rows if r["urlkey"].startswith(wanted) if prefix or r["urlkey"] == wanted]
    for condition in parse_qs(raw).get("filter", []):
        name, _, pattern = condition.lstrip("!").partition(":")
        rows = [r for r in rows if bool(re.fullmatch(pattern, r[name])) != condition.startswith("!")]
    start, end = query.get("from", ""), query.get("to", "").ljust(14, "9")
    rows = [r for r in rows if start.ljust(14, "0") <= r["timestamp"] <= end]
    name, _, width = query.get("collapse", "timestamp").partition(":")
    seen: set[tuple[str, str]] = set()
    kept = []
    for row in rows:
        key = (row["urlkey"], row[name][: int(width or 99)])
        if key not in seen:
            seen.add(key)
            kept.append(row)
    names = query.get("fl", ",".join(_FIELDS)).split(",")
    kept = kept[: int(query.get("limit", "1000"))]
    return [names, *([row[n] for n in names] for row in kept)] if kept else []


def _key(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url, flags=re.IGNORECASE).lower()


def _json(content: object, status: int = 200) -> Answer:
    return Answer(status, {"content-type": "application/json"}, json.dumps(content))
