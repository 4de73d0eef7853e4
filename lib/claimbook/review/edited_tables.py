"""Verdicts that people edited in a spreadsheet, given back as decisions.

The file is a run's verdicts.xlsx, verdicts.excel.csv or verdicts.csv as Excel or LibreOffice saved it. What a
spreadsheet does to cells that nobody touched is no edit. Only these columns are read as a person's word:
verdict, rating, reviewer, quote, and comment or explanation for the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from claimbook.core.claim_ids import squeezed
from claimbook.core.decisions import Decision, Evidence, append_decisions, read_decisions
from claimbook.core.errors import TableError, UsageError
from claimbook.core.labels import Rating, Verdict
from claimbook.core.reviews import Review, reviews_of
from claimbook.core.settings import MEGABYTE
from claimbook.core.spreadsheets import same_cell
from claimbook.core.tables import FORMULA_STARTS, read_csv
from claimbook.core.workspace import Run
from claimbook.review.material import Material, read_material
from claimbook.review.positions import Place
from claimbook.stages.outgoing import verdict_rows

_SHEET = "Verdicts"
_NEEDED = ("claim_id", "verdict")
_LARGEST = 50 * MEGABYTE
_Word = TypeVar("_Word", bound=StrEnum)
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave: the decisions, and what could not be taken, by row of the file."""

    decisions: tuple[Decision, ...]
    problems: tuple[str, ...]


def import_decisions(run: Run, file: Path, reviewer: str = "") -> Imported:
    """Adds to decisions.jsonl what a person changed in a copy of a run's verdicts, and nothing twice.

    A row whose verdict, quote or rating is another, or in which somebody put their name under reviewer, is a
    decision. A new quote is looked up in the captured page and must stand there once. Rows that were taken
    out, and claims that nobody touched, are left as they are.

    Args:
        run: the run whose verdicts the file holds.
        file: .xlsx, .ods, .xls or .csv.
        reviewer: who decided where the row does not say.

    Raises:
        UsageError: the file cannot be read or is another run's, or the decisions cannot be written.
        TableError: it lacks a column or repeats a claim.
    """
    rows = read_edited(file)
    others = {row["run_id"] for row in rows if row.get("run_id")} - {run.run_id}
    if others:
        raise UsageError(
            f"{file} holds the verdicts of the run '{min(others)}', not of '{run.run_id}'. Name that run."
        )
    path = run.workspace.decisions_jsonl(run.case)
    shown = {row["claim_id"]: row for row in verdict_rows(run)}
    desk = _Desk(shown, read_material(run), reviews_of(read_decisions(path)), reviewer)
    decisions, problems = [], []
    for number, row in enumerate(rows, start=2):
        try:
            decisions += [decision] if (decision := desk.decision(row)) else []
        except UsageError as error:
            problems.append(f"row {number} ({row['claim_id']}): {error}")
    if decisions:
        append_decisions(path, decisions)
    return Imported(tuple(decisions), tuple(problems))


def run_of(file: Path) -> str:
    """The run whose verdicts a file holds, as its column run_id says; empty where it says none.

    Raises:
        UsageError: the file cannot be read, or holds the verdicts of several runs.
    """
    named = {row["run_id"] for row in read_edited(file) if row.get("run_id")}
    if len(named) > 1:
        raise UsageError(f"{file} holds the verdicts of {len(named)} runs. Keep the rows of one.")
    return named.pop() if named else ""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a row is compared with."""

    shown: Mapping[str, Row]  # the rows of verdicts.csv as they were exported
    material: Material
    reviews: Mapping[str, Review]
    reviewer: str

    def decision(self, row: Row) -> Decision | None:
        """The decision that a row holds; None where nobody touched it, or it is known already.

        Raises:
            UsageError: what the row says cannot be meant, or lacks what a decision needs.
        """
        shown = self.shown.get(row["claim_id"])
        if shown is None:
            raise UsageError("the run has no such claim. Leave the column claim_id as it is.")
        found = self._made(row, shown)
        if found is None:
            return None
        review = self.reviews.get(found.claim_id)
        own = review.of(found.reviewer) if review else None
        known = own is not None and (own.after, own.why, own.claim) == (found.after, found.why, found.claim)
        return None if known else found

    def _made(self, row: Row, shown: Row) -> Decision | None:
        named = "" if same_cell(shown["reviewer"], row.get("reviewer", "")) else squeezed(row["reviewer"])
        verdict = _word(Verdict, row, "verdict", shown)
        rating = _word(Rating, row, "rating", shown)
        quote = row.get("quote", "")
        requoted = bool(quote.strip()) and not _untouched(shown["quote"], quote)
        why = _reason(row, shown)
        if not (verdict or requoted or named or rating or why):
            return None
        place = self._place(shown, named or self.reviewer)
        if place.is_aside:
            if verdict or requoted:
                raise UsageError(
                    f"it is set aside as {shown['checkability']}. Change that in claims.csv first."
                )
            return place.rating(rating, why) if rating else place.note(why) if why else None
        if verdict or requoted or named:
            evidence = self._looked_up(shown, quote, row) if requoted else self._evidence(shown)
            held = verdict or Verdict(shown["verdict"])
            kept = _word(Rating, row, "rating", {**shown, "rating": ""})
            if evidence is None and held is not Verdict.NOT_ENOUGH:
                raise UsageError(f"{held} needs the words that show it. Put them under quote.")
            return place.verdict(held, evidence, why, kept)
        return place.rating(rating, why) if rating else place.note(why)

    def _place(self, shown: Row, reviewer: str) -> Place:
        claim = self.material.claims.get(shown["claim_id"])
        if claim is None:
            raise UsageError("the claim has been dropped from claims.csv since.")
        if squeezed(claim.claim) != squeezed(shown["claim"]):
            raise UsageError(f"the claim now reads “{claim.claim}”. Run the case again and decide on that.")
        if not reviewer.strip():
            raise UsageError("nobody is named. Write your name under reviewer, or give --reviewer.")
        return Place(self.material, claim.claim_id, reviewer, self.reviews.get(claim.claim_id))

    def _evidence(self, shown: Row) -> Evidence | None:
        if not shown["quote"]:
            return None
        return self._at(shown["source_id"], int(shown["quote_start"]), shown["quote"])

    def _looked_up(self, shown: Row, quote: str, row: Row) -> Evidence:
        source_id = row.get("source_id", "").strip() or shown["source_id"]
        capture = self.material.captures.get(source_id, {})
        text = self.material.text(capture["text_sha256"]) if capture.get("text_sha256") else None
        if text is None:
            raise UsageError(
                f"the source '{source_id}' has no text in this run. Name another under source_id."
            )
        words = quote.strip()
        start = text.find(words)
        if start < 0:
            raise UsageError(f"the words under quote do not stand in '{source_id}'. Copy them from the page.")
        if text.find(words, start + 1) >= 0:
            raise UsageError(
                f"the words under quote stand in '{source_id}' more than once. Quote more of them."
            )
        return self._at(source_id, start, words)

    def _at(self, source_id: str, start: int, words: str) -> Evidence:
        capture = self.material.captures[source_id]
        end = start + len(words)
        return Evidence(source_id, capture["snapshot"], capture["text_sha256"], start, end, words)


def _word(words: type[_Word], row: Row, column: str, shown: Row) -> _Word | None:
    """The word that a person put into a cell; None where it is empty or as it was."""
    cell = squeezed(row.get(column, ""))
    if not cell or cell.casefold() == shown[column].casefold():
        return None
    found = next((word for word in words if word.value.casefold() == cell.casefold()), None)
    if found is None:
        known = ", ".join(word.value for word in words)
        raise UsageError(f"{column} is '{cell[:60]}'. It is one of {known}.")
    return found


def _reason(row: Row, shown: Row) -> str:
    comment = row.get("comment", "").strip()
    said = row.get("explanation", "")
    rewritten = "" if _untouched(shown["explanation"], said) else said.strip()
    return comment or rewritten


def _untouched(before: str, after: str) -> bool:
    """Whether a cell holds what was exported; a spreadsheet cuts off what is too long for it."""
    return same_cell(before, after) or (after.endswith("…") and before.startswith(after[:-1]))


# The file -----------------------------------------------------------------------------------------


def read_edited(file: Path) -> list[dict[str, str]]:
    """The rows of a table that a spreadsheet saved, as text; blank rows are passed over.

    Raises:
        UsageError: the file is missing, too large, or no table that can be read.
        TableError: it lacks claim_id or verdict, or repeats a claim.
    """
    try:
        size = file.stat().st_size
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}. Check the path.") from None
    if size > _LARGEST:
        raise UsageError(f"{file} is larger than {_LARGEST // MEGABYTE} MB. Keep the sheet Verdicts alone.")
    found = read_csv(file, _NEEDED).rows if file.suffix.lower() == ".csv" else _sheet_rows(file)
    rows = [
        {name: _unescaped(cell) for name, cell in row.items()}
        for row in found
        if any(map(str.strip, row.values()))
    ]
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        claim_id = row["claim_id"] = row["claim_id"].strip()
        if seen.setdefault(claim_id, number) != number:
            raise TableError(f"{file}: claim_id '{claim_id}' stands in rows {seen[claim_id]} and {number}.")
    return rows


def _sheet_rows(file: Path) -> list[dict[str, str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(file)) as book:
            names = book.sheet_names
            sheet = book.get_sheet_by_name(_SHEET if _SHEET in names else names[0])
            cells: Sequence[Sequence[object]] = sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise UsageError(
            f"{file} is no workbook that can be read: {error}. Save it as .xlsx or .ods."
        ) from None
    header, *rows = [[_text(cell) for cell in row] for row in cells] or [[]]
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise TableError(f"{file} lacks the column {', '.join(missing)}. Edit a copy of a run's verdicts.")
    return [dict(zip(header, row, strict=False)) for row in rows]


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime, date)):
        return cell.isoformat()
    return str(cell)


def _unescaped(cell: str) -> str:
    """A cell without the mark that kept a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell
