"""What changed between two runs, to read: as a table in the terminal or a notebook, as CSV, and as a mail."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from claimbook.core.past_runs import earlier_run
from claimbook.core.tables import DIFF, csv_text
from claimbook.core.workspace import Run
from claimbook.runs.diff import ClaimDiff, RunDiff, What, compare_runs
from claimbook.runs.diff_reasons import Reason
from claimbook.stages.display import Shown, show_rows
from claimbook.web.redaction import redact_address

_NARROWEST = 80
_TONES = {
    What.VERDICT: "bold red",
    What.NEW: "bold yellow",
    What.GONE: "bold yellow",
    What.EVIDENCE: "cyan",
    What.DECISION: "cyan",
    What.WORDING: "dim",
}
_COUNTED = {
    What.VERDICT: "{} with another verdict",
    What.NEW: "{} new",
    What.GONE: "{} gone",
    What.EVIDENCE: "{} with other evidence for the same verdict",
    What.DECISION: "{} decided anew with the same verdict",
    What.WORDING: "{} worded otherwise with the same verdict",
}


def summary(diff: RunDiff) -> str:
    """The changes counted, in one line: "Claims: 1 with another verdict, 2 new." """
    counts = Counter(claim.what for claim in diff.claims)
    told = [_COUNTED[what].format(counts[what]) for what in What if counts[what]]
    return f"Claims: {', '.join(told)}." if told else "No verdict has changed."


def diff_rows(diff: RunDiff) -> list[dict[str, str]]:
    """A row with the columns `DIFF` for each claim that differs; addresses carry no secrets."""
    return [{name: redact_address(cell) for name, cell in _row(claim).items()} for claim in diff.claims]


def diff_csv(diff: RunDiff) -> str:
    """The rows as the text of a CSV file; without a change only its header."""
    return csv_text(DIFF, diff_rows(diff))


def print_diff(diff: RunDiff, console: Console | None = None) -> None:
    """A table of the claims that differ and why, then the sources, then the counts."""
    console = console or _console()
    console.print(_line(f"{diff.earlier.run_id} → {diff.later.run_id}", "bold"))
    for reason in diff.for_all:
        console.print(_line(f"for all claims, {reason.cause}: {reason.told}", "dim"))
    for claim in diff.claims:
        console.print(_told(claim, diff.for_all))
    if diff.claims:
        console.print()
    for source in diff.sources:
        console.print(_line(f"{source.source_id}: {source.told}", "dim"))
    console.print(_line(summary(diff)))


def show_diff(run: Run, other: str = "") -> Shown:
    """What changed since the run before, or between the run named `other` and this one, for a notebook."""
    earlier = Run(run.workspace, run.case, other) if other else earlier_run(run)
    if earlier is None:
        return show_rows("No run of this case came before this one", (), ())
    diff = compare_runs(earlier, run)
    columns = ("claim_id", "what", "old_verdict", "new_verdict", "claim", "why", "causes")
    return show_rows(f"{earlier.run_id} → {run.run_id}: {summary(diff)}", columns, diff_rows(diff))


def mail(diff: RunDiff) -> str:
    """The changes as a message that `sendmail -t` or any mail program takes; who gets it is for it to say."""
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message["Subject"] = " ".join(f"claimbook {diff.later.case}: {summary(diff)}".split())
    message.set_content(text_summary(diff), cte="8bit")
    return message.as_bytes().decode("utf-8")


def text_summary(diff: RunDiff) -> str:
    """The changes in plain text, each with its why, in lines that need no width."""
    lines = [f"Case {diff.later.case}: {diff.earlier.run_id} -> {diff.later.run_id}", summary(diff), ""]
    for claim in diff.claims:
        lines += [f"* {_heading(claim)}", f"  {_flat(claim.claim)}"]
        lines += [f"  {reason.cause}: {_flat(reason.told)}" for reason in claim.reasons]
        lines.append("")
    if diff.sources:
        lines.append("Sources:")
        lines += [f"* {source.source_id}: {_flat(source.told)}" for source in diff.sources]
        lines.append("")
    return "\n".join(lines)


def _row(claim: ClaimDiff) -> dict[str, str]:
    old, new = claim.old, claim.new
    values = {
        "claim_id": claim.claim_id,
        "what": claim.what.value,
        "claim": claim.claim,
        "old_claim": old.get("claim", "") if old.get("claim") != claim.claim else "",
        "causes": ", ".join(dict.fromkeys(reason.cause.value for reason in claim.reasons)),
        "why": "\n".join(reason.told for reason in claim.reasons),
    }
    for side, row in (("old", old), ("new", new)):
        names = ("verdict", "evidence_status", "source_id", "quote")
        values |= {f"{side}_{name}": row.get(name, "") for name in names}
    return values


def _heading(claim: ClaimDiff) -> str:
    old, new = claim.old.get("verdict", ""), claim.new.get("verdict", "")
    if claim.what is What.VERDICT:
        return f"{old or 'not checkable'} → {new or 'not checkable'}"
    return f"{claim.what}: {new or old or 'not checkable'}"


def _told(claim: ClaimDiff, for_all: Sequence[Reason]) -> Padding:
    """A claim with its own reasons; those that all claims share stand above them once."""
    text = _line(_heading(claim), _TONES[claim.what])
    text.append("\n").append_text(_line(claim.claim))
    own = [(reason.cause.value, reason.told) for reason in claim.reasons if reason not in for_all]
    shared = ", ".join(dict.fromkeys(reason.cause for reason in for_all))
    for cause, told in own or [(shared, "see above")]:
        text.append("\n  ").append(f"{cause}: ", "bold").append_text(_line(told, "dim"))
    return Padding(text, (1, 0, 0, 0))


def _flat(text: str) -> str:
    """Words on one line, without secrets and without anything that could steer a terminal."""
    return "".join(c for c in " ".join(redact_address(text).split()) if c.isprintable())


def _line(text: str, tone: str = "") -> Text:
    return Text(_flat(text), tone)


def _console() -> Console:
    width = max(_NARROWEST, shutil.get_terminal_size((120, 24)).columns)
    return Console(width=width, highlight=False, emoji=False)
