"""decisions.jsonl: what people decided of a case's claims, one line a decision, only ever added to.

A decision is an annotation above the program's verdict and never replaces it. Its line says who decided when,
from what to what and why, and pins the words that it is about: the claim's, and those of the evidence. The
present state of a claim is made from the lines, in the order of the file, by `core/reviews.py`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from filelock import FileLock, Timeout

from claimbook.core.claim_ids import squeezed
from claimbook.core.errors import TableError, UsageError
from claimbook.core.labels import Rating, Verdict

_PATIENCE = 10.0  # seconds that a second writer waits for the first
_Word = TypeVar("_Word", bound=StrEnum)


class Action(StrEnum):
    """What a person did with a claim."""

    ACCEPT = "accept"  # the program's verdict, on its evidence
    VERDICT = "change verdict"  # another verdict than the program's
    EVIDENCE = "change evidence"  # another passage, or words selected in the page; the verdict is then open
    RATE = "rate"
    NOTE = "note"
    EDIT = "edit claim"
    SPLIT = "split claim"
    DROP = "drop claim"
    SKIP = "skip"  # looked at, left for later
    UNDO = "undo"  # the decisions that `about` names count no longer
    FINAL = "final word"  # settles what two people see differently
    SIGN = "sign off"  # stands for the decisions that `about` names


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a captured page, pinned: `text[start:end] == quote` in the frozen text of that hash."""

    source_id: str
    snapshot: str
    text_sha256: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody holds of a claim; None where that is still open."""

    verdict: Verdict | None = None
    evidence: Evidence | None = None
    rating: Rating | None = None


OPEN = Position()


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of decisions.jsonl."""

    claim_id: str
    action: Action
    reviewer: str
    at: str  # ISO 8601 with its offset from UTC
    before: Position = OPEN  # the person's own position, or the program's where there was none yet
    after: Position = OPEN
    why: str = ""  # the person's reason, as it stands after this decision
    claim: str = ""  # the claim's words that were before the person
    becomes: tuple[str, ...] = ()  # its words after an edit or a split
    machine: Verdict | None = None  # what the program held then
    run_id: str = ""  # the run that was looked at
    seen: Mapping[str, str] = field(default_factory=dict)  # the sources of that run: id to hash of the text
    about: tuple[str, ...] = ()  # ids of decisions: those undone, or those signed

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits of the SHA-256 of all that the decision says."""
        said = json.dumps(_values(self), sort_keys=True)
        return _sha256(said)[:16]


def now() -> str:
    """The time in UTC, to the millisecond, as a decision carries it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def claim_hash(claim: str) -> str:
    """SHA-256 of a claim's words; white space alone makes no other claim."""
    return _sha256(squeezed(claim))


def evidence_hash(evidence: Evidence | None) -> str:
    """SHA-256 of the quoted words and of whose they are, wherever on the page; empty without evidence."""
    return _sha256(f"{evidence.source_id}\n{squeezed(evidence.quote)}") if evidence else ""


def decision_line(decision: Decision) -> str:
    """A decision as a line of the file, without its line feed."""
    values = {"id": decision.id} | _values(decision)
    line = json.dumps(values, ensure_ascii=False)
    # A lone surrogate can stand in no UTF-8 file; escaped it comes back as it was.
    return line if _is_utf8(line) else json.dumps(values)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a case, in the order in which they were made; none where there is no file.

    What a writer that died left behind its last line feed was never a decision and is passed over.

    Raises:
        TableError: a line is no decision, or its words are not those that it was made about.
    """
    if not path.exists():
        return ()
    lines = _content(path).split("\n")
    decisions = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decisions.append(_decision(line))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            if number == len(lines) and isinstance(error, json.JSONDecodeError):
                break
            raise TableError(
                f"{path}, line {number} is no decision ({_reason(error)}). Take the line out, or restore it "
                "from a copy."
            ) from None
    return tuple(decisions)


def append_decisions(path: Path, decisions: Sequence[Decision]) -> None:
    """Adds decisions to the file, all or none, and returns once they are on the disk.

    Raises:
        UsageError: a decision lacks its reviewer, is settled without evidence, or the file cannot be written.
    """
    for decision in decisions:
        _check(decision)
    block = "".join(f"{decision_line(decision)}\n" for decision in decisions).encode("utf-8")
    with writing(path):
        try:
            with path.open("a+b") as file:
                _mend_end(file)
                file.write(block)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise UsageError(
                f"{path} cannot be written: {error.strerror}. The decision was not kept."
            ) from None


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Keeps every other writer of a case's decisions waiting; may be nested within one process.

    Raises:
        UsageError: the folder cannot be written, or another program holds it too long.
    """
    try:
        # One lock object a path and process, so that a writer may call another.
        with FileLock(path.with_name(f".{path.stem}.lock"), timeout=_PATIENCE, is_singleton=True):
            yield
    except Timeout:
        raise UsageError(
            f"Another program has been writing to {path} for {_PATIENCE:g} seconds. Close it, and try again."
        ) from None
    except PermissionError:
        raise UsageError(
            f"{path.parent} is not yours to write. Ask for the right to, or copy the case."
        ) from None


def _check(decision: Decision) -> None:
    if not decision.reviewer.strip():
        raise UsageError("A decision needs a name. Say who you are first.")
    settled = decision.after.verdict not in (None, Verdict.NOT_ENOUGH)
    if settled and decision.after.evidence is None and decision.action is not Action.UNDO:
        raise UsageError(
            f"{decision.after.verdict} needs the words that show it. Choose a passage, or select the words "
            "in the page, first."
        )


def _mend_end(file: BinaryIO) -> None:
    """Ends a last line that somebody's editor left open, and cuts off one that was never finished."""
    file.seek(0)
    content = file.read()
    kept = content.rfind(b"\n") + 1
    if content[kept:]:
        try:
            json.loads(content[kept:])
        except ValueError:
            file.truncate(kept)
        else:
            file.write(b"\n")


def _content(path: Path) -> str:
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    whole = content.rfind(b"\n") + 1
    try:
        return content[:whole].decode("utf-8") + content[whole:].decode("utf-8", "replace")
    except UnicodeDecodeError:
        raise TableError(f"{path} is not UTF-8. Restore it from a copy.") from None


def _values(decision: Decision) -> dict[str, Any]:
    return {
        "claim_id": decision.claim_id,
        "action": decision.action.value,
        "reviewer": decision.reviewer,
        "at": decision.at,
        "from": _position_values(decision.before),
        "to": _position_values(decision.after),
        "why": decision.why,
        "claim": decision.claim,
        "claim_hash": claim_hash(decision.claim),
        "evidence_hash": evidence_hash(decision.after.evidence),
        "becomes": list(decision.becomes),
        "machine": decision.machine.value if decision.machine else "",
        "run_id": decision.run_id,
        "seen": dict(sorted(decision.seen.items())),
        "about": list(decision.about),
    }


def _position_values(position: Position) -> dict[str, Any]:
    return {
        "verdict": position.verdict.value if position.verdict else "",
        "rating": position.rating.value if position.rating else "",
        "evidence": asdict(position.evidence) if position.evidence else None,
    }


def _decision(line: str) -> Decision:
    values = json.loads(line)
    decision = Decision(
        claim_id=_text(values, "claim_id"),
        action=Action(values["action"]),
        reviewer=_text(values, "reviewer"),
        at=_time(_text(values, "at")),
        before=_position(values["from"]),
        after=_position(values["to"]),
        why=_text(values, "why"),
        claim=_text(values, "claim"),
        becomes=_texts(values["becomes"]),
        machine=_word(Verdict, values["machine"]),
        run_id=_text(values, "run_id"),
        seen=dict(zip(values["seen"], _texts(list(values["seen"].values())), strict=True)),
        about=_texts(values["about"]),
    )
    for name, hashed in (
        ("claim", claim_hash(decision.claim)),
        ("evidence", evidence_hash(decision.after.evidence)),
    ):
        if values[f"{name}_hash"] != hashed:
            raise ValueError(f"the words of the {name} are not those that were decided about")
    if not decision.reviewer.strip():
        raise ValueError("the reviewer is empty")
    try:
        _check(decision)
    except UsageError:
        raise ValueError(f"{decision.after.verdict} without evidence") from None
    return decision


def _position(values: Mapping[str, Any]) -> Position:
    evidence = values["evidence"]
    return Position(
        verdict=_word(Verdict, values["verdict"]),
        evidence=Evidence(**_typed(evidence)) if evidence is not None else None,
        rating=_word(Rating, values["rating"]),
    )


def _typed(evidence: Mapping[str, Any]) -> Mapping[str, Any]:
    for name, value in evidence.items():
        kind = int if name in ("start", "end") else str
        if not isinstance(value, kind) or isinstance(value, bool):
            raise ValueError(f"{name} of the evidence is {value!r}")
    return evidence


def _word(words: type[_Word], value: str) -> _Word | None:
    return words(value) if value else None


def _text(values: Mapping[str, Any], name: str) -> str:
    if not isinstance(values[name], str):
        raise ValueError(f"{name} is no text")
    return str(values[name])


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("a list of texts is none")
    return tuple(values)


def _time(value: str) -> str:
    if datetime.fromisoformat(value).tzinfo is None:
        raise ValueError(f"'{value}' lacks its offset from UTC")
    return value


def _reason(error: Exception) -> str:
    return f"it lacks {error}" if isinstance(error, KeyError) else str(error) or type(error).__name__


def _is_utf8(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
