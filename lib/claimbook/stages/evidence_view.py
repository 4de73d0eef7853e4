"""Claim and evidence side by side, with what both say marked in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimbook.core.tables import EVIDENCE, read_rows
from claimbook.core.workspace import Run
from claimbook.matching.aliases import load_aliases
from claimbook.matching.shared_spans import SharedSpan, shared_spans
from claimbook.stages.display import Shown
from claimbook.stages.report_view import claim_rows
from claimbook.stages.templates import template
from claimbook.text.facts import read_facts
from claimbook.text.language.languages import detect_language

# What a score is made of, as far as it is worth a look: the rest is in evidence.csv.
_PARTS = ("semantic", "contrast", "wording", "facts", "names")
_DIGITS = len("0.00")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `number` is that of the fact that it shares with the other text, 0 for none."""

    text: str
    is_shared: bool = False
    number: int = 0


def show_evidence(run: Run, best: int = 1) -> Shown:
    """The `best` candidates of each claim beside the claim, with the shared facts marked in both.

    A name, number or date that both have is bold and bears the same number in both; other words that mean
    the same are underlined.
    """
    said = {row["claim_id"]: row["claim"] for row in claim_rows(run)}
    names_csv = run.workspace.names_csv(run.case)
    aliases = load_aliases(names_csv if names_csv.exists() else None)
    rows = []
    for row in read_rows(run.evidence_csv, EVIDENCE):
        if int(row["rank"]) > best:
            continue
        claim, quote = (
            read_facts(text, detect_language(text), aliases.surfaces)
            for text in (said.get(row["claim_id"], ""), row["quote"])
        )
        spans = shared_spans(claim, quote, aliases)
        rows.append(
            {
                **row,
                "score": row["score"][:_DIGITS],
                "parts": [f"{part} {row[part][:_DIGITS]}" for part in _PARTS if row[part]],
                "claim": pieces(claim.text, [(s.start, s.end, n) for s, n in _numbered(spans)]),
                "quote": pieces(
                    quote.text, [(s.passage_start, s.passage_end, n) for s, n in _numbered(spans)]
                ),
            }
        )
    caption = f"{len(rows)} passages, the best {best} of each claim"
    return Shown(caption, template("evidence.html.j2").render(caption=caption, rows=rows))


def pieces(text: str, spans: Iterable[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """A text cut at the spans (start, end, number of the fact), which may overlap; the facts win.

    >>> [(p.text, p.number) for p in pieces("in 2019 it rose", [(3, 7, 1), (11, 15, 0)])]
    [('in ', 0), ('2019', 1), (' it ', 0), ('rose', 0)]
    """
    found: list[Piece] = []
    position = 0
    chosen: list[tuple[int, int, int]] = []
    for start, end, number in sorted(spans, key=lambda s: (not s[2], s[0], -s[1])):
        if start < end and all(end <= a or b <= start for a, b, _ in chosen):
            chosen.append((start, end, number))
    for start, end, number in sorted(chosen):
        if position < start:
            found.append(Piece(text[position:start]))
        found.append(Piece(text[start:end], is_shared=True, number=number))
        position = end
    return (*found, Piece(text[position:])) if position < len(text) else tuple(found)


def _numbered(spans: Iterable[SharedSpan]) -> Iterator[tuple[SharedSpan, int]]:
    """Each span with the number of its fact; words of the claim with one counterpart have one number."""
    numbers: dict[tuple[int, int], int] = {}
    for span in spans:
        place = (span.passage_start, span.passage_end)
        yield span, numbers.setdefault(place, len(numbers) + 1) if span.is_fact else 0
