"""Why a verdict is another than it was: the article, a source, a decision, names, settings or versions.

What can be told of one claim is told first: its own words, a person's decision, the sentences of a page that
were candidates for it. What changed for all claims at once follows, for it may have had a part in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from claimbook.core.claim_ids import squeezed
from claimbook.core.errors import TableError
from claimbook.core.labels import DecidedBy
from claimbook.core.past_runs import read_record
from claimbook.core.settings import DEFAULTS
from claimbook.core.tables import EVIDENCE, read_rows
from claimbook.core.workspace import Run
from claimbook.runs.carrying import read_done
from claimbook.runs.kept_inputs import read_kept
from claimbook.stages.source_changes import (
    SourceChange,
    SourceChangeKind,
    source_changes,
    without_secrets,
)
from claimbook.text.changes import Change, ChangeKind, show_changes

Row = Mapping[str, str]
_MOST_SENTENCES = 3  # of one page, named for one claim; the rest is counted


class Cause(StrEnum):
    """What moved a verdict."""

    ARTICLE = "article"  # the claim's own words or kind, as the article or a person has them
    DECISION = "decision"  # a person's
    SOURCE = "source"  # a page says something else, or could no longer be read
    NAMES = "names"  # names.csv
    EVIDENCE = "evidence"  # other passages were brought to the claim though no page changed
    SETTINGS = "settings"
    VERSION = "version"  # of claimbook or of a package
    UNKNOWN = "unknown"  # nothing that a run records differs


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause, and the very change."""

    cause: Cause
    told: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The rows of verdicts.csv of one claim in two runs; empty where a run lacks it."""

    old: Row
    new: Row


@dataclass(frozen=True, slots=True)
class Ground:
    """What two runs were made from, and where it differs."""

    sources: tuple[SourceChange, ...]
    names: tuple[tuple[str, str], ...]  # a name of names.csv, and what became of its row
    for_all: tuple[Reason, ...]  # settings and versions
    old_evidence: Mapping[str, Sequence[Row]]
    new_evidence: Mapping[str, Sequence[Row]]

    @classmethod
    def of(cls, earlier: Run, later: Run) -> Ground:
        """The ground of two runs.

        Raises:
            TableError: a table of a run cannot be read.
        """
        records = read_record(earlier), read_record(later)
        return cls(
            sources=source_changes(earlier, later),
            names=tuple(_name_changes(read_kept(earlier, "names.csv"), read_kept(later, "names.csv"))),
            for_all=(*_settings(*records), *_versions(*records), *_code(earlier, later)),
            old_evidence=_candidates(earlier),
            new_evidence=_candidates(later),
        )

    def reasons(self, pair: Pair) -> tuple[Reason, ...]:
        """Why a claim is not what it was, the most telling first; never empty."""
        own = [*_article(pair), *_decision(pair)]
        if not pair.old or not pair.new:
            return tuple(own) or (Reason(Cause.ARTICLE, "claims.csv"),)
        if own and pair.new["decided_by"] == DecidedBy.PERSON:
            return tuple(own)  # what the program holds no longer counts
        found = [*own, *self._sources(pair), *self._names(pair)]
        found += [*self.for_all]
        if not found and self._passages(pair, "old") != self._passages(pair, "new"):
            found.append(Reason(Cause.EVIDENCE, "evidence.csv has other passages for this claim"))
        return tuple(found) or (Reason(Cause.UNKNOWN, "nothing that the runs record differs"),)

    def _sources(self, pair: Pair) -> Iterator[Reason]:
        quoted = {row["source_id"] for row in (pair.old, pair.new)}
        for change in self.sources:
            if change.kind is SourceChangeKind.TEXT:
                told = self._sentences(change, pair)
            elif change.kind is SourceChangeKind.LAYOUT:
                told = ""
            else:
                # A page that could not be read may have been the one to answer a claim without a quote.
                told = change.told if change.source_id in quoted or "" in quoted else ""
            if told:
                yield Reason(Cause.SOURCE, f"{change.source_id}: {told}")

    def _sentences(self, change: SourceChange, pair: Pair) -> str:
        """The changed sentences of a page that have to do with a claim: the quoted ones, else candidates."""
        quoted = _touching(change, _quoted(pair.old), _quoted(pair.new))
        near = quoted or _touching(change, self._judged(pair, "old"), self._judged(pair, "new"))
        told = show_changes(map(without_secrets, near[:_MOST_SENTENCES])).replace("\n", "; ")
        more = len(near) - _MOST_SENTENCES
        return f"{told}; and {more} more" if more > 0 else told

    def _judged(self, pair: Pair, side: str) -> Sequence[Row]:
        return self._rows(pair, side)[: DEFAULTS.judged]

    def _passages(self, pair: Pair, side: str) -> list[tuple[str, str]]:
        return [(row["source_id"], squeezed(row["quote"])) for row in self._rows(pair, side)]

    def _rows(self, pair: Pair, side: str) -> Sequence[Row]:
        evidence, row = (self.old_evidence, pair.old) if side == "old" else (self.new_evidence, pair.new)
        return evidence.get(row["claim_id"], ())

    def _names(self, pair: Pair) -> Iterator[Reason]:
        words = "\n".join(row[column] for row in (pair.old, pair.new) for column in ("claim", "quote"))
        for name, told in self.names:
            if name and name in words:
                yield Reason(Cause.NAMES, told)


# The claim itself ---------------------------------------------------------------------------------


def _article(pair: Pair) -> Iterator[Reason]:
    old, new = pair.old, pair.new
    if not old:
        yield Reason(Cause.ARTICLE, "the claim is new in claims.csv")
    elif not new:
        yield Reason(Cause.ARTICLE, "the claim is no longer in claims.csv")
    else:
        if squeezed(old["claim"]) != squeezed(new["claim"]):
            change = Change(ChangeKind.CHANGED, old["claim"], 0, 0, new["claim"], 0, 0, ())
            yield Reason(Cause.ARTICLE, f"the claim {show_changes([without_secrets(change)])}")
        if old["checkability"] != new["checkability"]:
            yield Reason(Cause.ARTICLE, f"{old['checkability']} → {new['checkability']}")


def _decision(pair: Pair) -> Iterator[Reason]:
    old, new = pair.old or {}, pair.new or {}
    columns = ("decided_by", "reviewer", "reviewed_at", "rating")
    by_person = DecidedBy.PERSON in (old.get("decided_by"), new.get("decided_by"))
    if not (by_person or old.get("reviewer") or new.get("reviewer")):
        return
    if not new or [old.get(name, "") for name in columns] == [new[name] for name in columns]:
        return
    if new["reviewer"]:
        rating = f", {new['rating']}" if new["rating"] else ""
        verdict = new["verdict"] or new["checkability"]
        yield Reason(Cause.DECISION, f"{new['reviewer']}, {new['reviewed_at'][:10]}: {verdict}{rating}")
    else:
        yield Reason(Cause.DECISION, f"the decision of {old.get('reviewer') or 'a person'} no longer stands")


# Sentences ----------------------------------------------------------------------------------------


def _quoted(row: Row) -> list[Row]:
    if not row["quote"]:
        return []
    return [{**row, "start": row["quote_start"], "end": row["quote_end"]}]


def _touching(change: SourceChange, old: Sequence[Row], new: Sequence[Row]) -> list[Change]:
    """The changed sentences that share a letter with passages of the two runs."""
    was, now = _places(old, change.old), _places(new, change.new)
    return [
        c
        for c in change.sentences
        if c.kind is not ChangeKind.MOVED
        and (_meets(c.old_start, c.old_end, was) or _meets(c.new_start, c.new_end, now))
    ]


def _places(rows: Sequence[Row], capture: Row) -> list[tuple[int, int]]:
    return [
        (int(row["start"]), int(row["end"]))
        for row in rows
        if (row["source_id"], row["snapshot"]) == (capture["source_id"], capture["snapshot"])
        and row["start"].isdecimal()
        and row["end"].isdecimal()
    ]


def _meets(start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in places)


def _candidates(run: Run) -> dict[str, list[Row]]:
    """The rows of evidence.csv by claim; none where it cannot be read: `claimbook verify` says so."""
    found: dict[str, list[Row]] = {}
    try:
        rows = read_rows(run.evidence_csv, EVIDENCE)
    except (TableError, OSError):
        return found
    for row in rows:
        found.setdefault(row["claim_id"], []).append(row)
    return found


# What changed for all -----------------------------------------------------------------------------


def _name_changes(old: Sequence[Row] | None, new: Sequence[Row] | None) -> Iterator[tuple[str, str]]:
    if old is None or new is None:
        return
    was, now = ({(r["name"], r["canonical"]): r["note"] for r in rows} for rows in (old, new))
    for name, canonical in {**was, **now}:
        key = (name, canonical)
        if was.get(key) == now.get(key):
            continue
        meaning = f"'{name}' for '{canonical}'"
        if key not in was:
            told = f"new in names.csv: {meaning}"
        elif key not in now:
            told = f"no longer in names.csv: {meaning}"
        else:
            told = f"names.csv, {meaning}: note “{was[key]}” → “{now[key]}”"
        for word in dict.fromkeys((name, canonical)):
            yield word, told


def _settings(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Reason]:
    for name, told in _differing(old.get("settings"), new.get("settings")):
        yield Reason(Cause.SETTINGS, f"{name}: {told}")


def _versions(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Reason]:
    for name, told in _differing(old.get("versions"), new.get("versions")):
        yield Reason(Cause.VERSION, f"{name}: {told}")


def _code(earlier: Run, later: Run) -> Iterator[Reason]:
    """claimbook's own code, which may differ where its version does not."""
    then, now = read_done(earlier), read_done(later)
    for stage in then.keys() & now.keys():
        old, new = (done[stage].inputs.get("claimbook", "") for done in (then, now))
        if old and new and old != new:
            yield Reason(Cause.VERSION, "claimbook's own code")
            return


def _differing(old: object, new: object) -> Iterator[tuple[str, str]]:
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return
    for name in sorted({*old, *new}):
        if name not in old:
            yield name, f"{_value(new[name])}, which is new"
        elif name not in new:
            yield name, f"{_value(old[name])}, which is gone"
        elif old[name] != new[name]:
            yield name, f"{_value(old[name])} → {_value(new[name])}"


def _value(value: object) -> str:
    return "none" if value in (None, "") else str(value)
