"""What became of the words that an earlier run's verdicts rest on, on the pages as they are now.

A verdict whose words are no longer on the page as they were is open again until a person has looked at it,
or until they are back. What is open is kept in the run's changes.csv, so that the next run, in which the
page does not change, still says so.

Table in: verdicts.csv, captures.csv and changes.csv of the run before. Out: changes.csv.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import cache, partial

from claimbook.core.decisions import read_decisions
from claimbook.core.errors import StoreError, TableError
from claimbook.core.labels import CaptureMethod, DecidedBy, EvidenceStatus, FactKind, Verdict
from claimbook.core.model import Decided, Document
from claimbook.core.past_runs import earlier_run
from claimbook.core.reviews import reviews_of
from claimbook.core.tables import CAPTURES, CHANGES, VERDICTS, read_rows, write_table
from claimbook.core.workspace import Run
from claimbook.judging.phrases import interface_language
from claimbook.text.changes import Change, ChangeKind, reanchor, sentence_changes
from claimbook.text.language.languages import detect_language
from claimbook.web.snapshots import Store

# A quote that only moved says what it said.
_OF_WEIGHT = (ChangeKind.CHANGED, ChangeKind.VANISHED)

_TOLD = {
    "en": {
        "changed": "The page has changed: as captured{when} it said “{old}”; it now says “{new}”.",
        "vanished": "The page has changed: as captured{when} it said “{old}”, which is no longer there.",
        "when": " on {day}",
    },
    "ja": {
        "changed": "資料の記述が変わった：{when}取得時は「{old}」、現在は「{new}」。",
        "vanished": "資料の記述が変わった：{when}取得時にあった「{old}」は、現在の資料にはない。",
        "when": "{day}の",
    },
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a verdict of an earlier run rests on, and where they stood."""

    claim_id: str
    source_id: str
    since: str  # the run that quoted them
    captured_at: str  # when the page was captured that had them
    verdict: str  # what that run held
    snapshot: str
    text_sha256: str
    quote_start: int
    quote_end: int
    quote: str


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """Quoted words, and what the page has in their place; a row of changes.csv."""

    quoted: Quoted
    kind: ChangeKind
    facts: tuple[FactKind, ...]  # the kinds of fact that came, went or changed
    new_snapshot: str
    new_start: int  # -1 where there is nothing in their place
    new_end: int
    new_quote: str


def changed_quotes(run: Run, documents: Sequence[Document]) -> dict[str, QuoteChange]:
    """The claims of a run whose words in the run before are not on the page as they were, by claim_id.

    Args:
        run: the run in hand.
        documents: its sources. One that could not be had changed nothing: its status says what it is.

    Returns:
        what became of each quote that a verdict rested on, or that a run before found changed, unless a
        person has decided on the page as it is now. A restatement is no capture and is compared with none.

    Raises:
        TableError: changes.csv of the run before holds an unknown word, or decisions.jsonl cannot be read.
    """
    before = earlier_run(run)
    if before is None:
        return {}
    pages = {d.source.source_id: d for d in documents if d.status is EvidenceStatus.FOUND and d.capture}
    texts = _Texts(Store(run.workspace.store))
    decided = reviews_of(read_decisions(run.workspace.decisions_jsonl(run.case)))
    found = {}
    for quoted in _quotes(before):
        page = pages.get(quoted.source_id)
        if page is None or page.capture is None or page.capture.how is CaptureMethod.RESTATEMENT:
            continue
        review = decided.get(quoted.claim_id)
        seen = review.standing.seen if review and review.standing else {}
        if seen.get(quoted.source_id) == page.capture.text_sha256:
            continue
        change = texts.change(quoted, page)
        if change is not None:
            found[quoted.claim_id] = change
    return found


def what_became(
    quote: str,
    start: int,
    old_text: str,
    new_text: str,
    between: Callable[[], Sequence[Change]] | None = None,
) -> Change | None:
    """The change that the words of a quote met; None where they stand as they stood, or only moved.

    Args:
        quote: the words; `old_text[start:start + len(quote)]` is these.
        start: where they stand in the old text.
        old_text: a frozen text.
        new_text: a later one of the same page.
        between: gives the changes between the two texts, where the caller keeps them.

    >>> what_became("3 euros", 8, "It cost 3 euros.", "It cost 4 euros.").new
    'It cost 4 euros.'
    """
    if old_text == new_text or reanchor(quote, start, old_text, new_text) is not None:
        return None
    changes = between() if between else sentence_changes(old_text, new_text)
    end = start + len(quote)
    met = [c for c in changes if c.kind in _OF_WEIGHT and c.old_start < end and start < c.old_end]
    return next((c for c in met if c.is_weighty), met[0] if met else None)


def reopened(decided: Decided, change: QuoteChange) -> Decided:
    """A decided claim marked as resting on words that have changed, with the change in its explanation.

    The verdict is what the page says now; that it is another page than the one that was looked at is for a
    person to see.
    """
    if decided.judgement is None:
        return decided
    explanation = f"{decided.judgement.explanation}\n{told(change, decided.claim)}".strip()
    return replace(
        decided,
        judgement=replace(decided.judgement, explanation=explanation),
        evidence_status=EvidenceStatus.CHANGED,
    )


def told(change: QuoteChange, claim: str) -> str:
    """The change in one sentence, in Japanese for a Japanese claim and in English for others."""
    words = _TOLD[interface_language(detect_language(claim))]
    sentence = words["changed"] if change.new_quote else words["vanished"]
    when = words["when"].format(day=change.quoted.captured_at[:10]) if change.quoted.captured_at else ""
    return sentence.format(when=when, old=_line(change.quoted.quote), new=_line(change.new_quote))


def write_changes(run: Run, changes: Mapping[str, QuoteChange]) -> None:
    """Writes changes.csv, in the order given; without a change there is no file."""
    if not changes:
        run.changes_csv.unlink(missing_ok=True)
        return
    write_table(run.changes_csv, CHANGES, [_row(change) for change in changes.values()])


def read_changes(run: Run) -> dict[str, QuoteChange]:
    """The rows of a run's changes.csv by claim_id; none where there is no file.

    Raises:
        TableError: it is not what `write_changes` writes.
    """
    if not run.changes_csv.is_file():
        return {}
    rows = read_rows(run.changes_csv, CHANGES, "claim_id")
    try:
        return {row["claim_id"]: _change(row) for row in rows}
    except ValueError as error:
        raise TableError(f"{run.changes_csv}: {error}. Take the file away, or run the case again.") from None


def _quotes(before: Run) -> list[Quoted]:
    """The words that the verdicts of a run rest on; where they had changed already, those before."""
    open_still = read_changes(before)
    captures = {
        (row["source_id"], row["snapshot"]): row
        for row in read_rows(before.captures_csv, CAPTURES, "source_id")
        if row["how"] != CaptureMethod.RESTATEMENT
    }
    found = []
    for row in read_rows(before.verdicts_csv, VERDICTS, "claim_id"):
        if change := open_still.get(row["claim_id"]):
            found.append(change.quoted)
            continue
        capture = captures.get((row["source_id"], row["snapshot"]))
        rests = row["verdict"] and (
            row["verdict"] != Verdict.NOT_ENOUGH or row["decided_by"] == DecidedBy.PERSON
        )
        place = (row["quote_start"], row["quote_end"])
        if capture is None or not rests or not row["quote"] or not all(n.isdecimal() for n in place):
            continue
        found.append(
            Quoted(
                row["claim_id"], row["source_id"], before.run_id, capture["captured_at"], row["verdict"],
                row["snapshot"], capture["text_sha256"], int(place[0]), int(place[1]), row["quote"],
            )
        )  # fmt: skip
    return found


class _Texts:
    """Frozen texts beside the pages of today; two texts are compared once, however many quote them."""

    def __init__(self, store: Store) -> None:
        self._text = cache(store.read_text)
        self._between = cache(
            lambda old, new, language: sentence_changes(self._text(old), self._text(new), language)
        )

    def change(self, quoted: Quoted, page: Document) -> QuoteChange | None:
        """What became of the words; None where they stand as they did, or where their text is lost."""
        capture = page.capture
        if capture is None or capture.text_sha256 == quoted.text_sha256:
            return None
        try:
            old, new = self._text(quoted.text_sha256), self._text(capture.text_sha256)
        except StoreError:  # what is lost is told by `claimbook verify`
            return None
        if old[quoted.quote_start : quoted.quote_end] != quoted.quote:
            return None
        between = partial(self._between, quoted.text_sha256, capture.text_sha256, page.source.language)
        change = what_became(quoted.quote, quoted.quote_start, old, new, between)
        if change is None:
            return None
        return QuoteChange(
            quoted, change.kind, change.facts, capture.sha256, change.new_start, change.new_end, change.new
        )


def _row(change: QuoteChange) -> dict[str, object]:
    has_place = change.new_start >= 0
    return asdict(change.quoted) | {
        "kind": change.kind.value,
        "facts": ", ".join(change.facts),
        "new_snapshot": change.new_snapshot,
        "new_start": change.new_start if has_place else "",
        "new_end": change.new_end if has_place else "",
        "new_quote": change.new_quote,
    }


def _change(row: Mapping[str, str]) -> QuoteChange:
    quoted = {f.name: row[f.name] for f in fields(Quoted)}
    numbers = {name: int(row[name]) for name in ("quote_start", "quote_end")}
    return QuoteChange(
        Quoted(**quoted | numbers),  # type: ignore[arg-type]
        ChangeKind(row["kind"]),
        tuple(FactKind(fact) for fact in row["facts"].split(", ") if fact),
        row["new_snapshot"],
        int(row["new_start"] or -1),
        int(row["new_end"] or -1),
        row["new_quote"],
    )


def _line(words: str) -> str:
    return " ".join(words.split())
