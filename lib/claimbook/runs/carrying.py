"""Stages that need not be run: their files are taken over from the run that made them.

Each run keeps in stages.json, stage by stage as they end, what each depended on and what it made. A later
run in which a stage would meet the very same takes its files over, from a run that finished as well as from
one that died on the way: that is how a run goes on where another one stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from claimbook.core.errors import ClaimbookError
from claimbook.core.tables import write_bytes, write_text
from claimbook.core.workspace import Run
from claimbook.runs.inputs import NOTEBOOKS, content_hash, differing, for_run
from claimbook.runs.journal import HEARTBEAT, LOG
from claimbook.runs.plan import STAGES, Stage

# How many runs back are looked at; a change that is undone after more of them is worked out anew.
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Done:
    """What a stage depended on, and the files that it made, by name and `content_hash`."""

    made_by: str  # the run that executed it
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    as_it_was: tuple[str, ...] = ()  # what a person had taken although it was not up to date


def read_done(run: Run) -> dict[str, Done]:
    """The stages that a run has behind it, by name; none where its stages.json cannot be read."""
    try:
        found = json.loads(_table(run).read_text(encoding="utf-8"))
        return {
            stage.name: Done(
                str(row["made_by"]), dict(row["inputs"]), dict(row["outputs"]), tuple(row["as_it_was"])
            )
            for stage in STAGES
            if (row := found.get(stage.name))
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def note_done(run: Run, stage: Stage, done: Done) -> None:
    """Adds a stage to a run's stages.json, whole or not at all."""
    stages = read_done(run) | {stage.name: done}
    rows = {name: asdict(each) for name, each in stages.items()}
    write_text(_table(run), json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def carry(run: Run, stage: Stage, inputs: Mapping[str, str]) -> Done | None:
    """Takes the files of a stage over from a run in which it depended on the very same.

    Files that were changed since they were made are not taken.

    Returns:
        what was taken over; None where there is no such run.

    Raises:
        OSError: a file cannot be written into the run's folder.
    """
    for past in _recent(run):
        done = read_done(past).get(stage.name)
        if done is None or done.as_it_was or done.inputs != inputs or _changed(past, done):
            continue
        _copy(past, run, done)
        note_done(run, stage, done)
        return done
    return None


def carry_as_it_is(run: Run, stage: Stage, past: Run, inputs: Mapping[str, str]) -> Done:
    """Takes the files of a stage over from `past` as they lie there, because a person asks for it.

    Whatever is not as the stage would make it today stands in `as_it_was`.

    Raises:
        OSError: a file is not there, or cannot be written into the run's folder.
    """
    done = read_done(past)[stage.name]
    stale = [f"{name} is another by now" for name in differing(done.inputs, inputs)]
    edited = [f"{name} was edited" for name in _changed(past, done)]
    outputs = {name: content_hash(past.folder / name) for name in done.outputs}
    taken = replace(done, outputs=outputs, as_it_was=(*done.as_it_was, *stale, *edited))
    _copy(past, run, taken)
    note_done(run, stage, taken)
    return taken


def newest_with(run: Run, stages: Sequence[Stage]) -> Run | None:
    """The newest other run of the case that has all these stages behind it."""
    names = {stage.name for stage in stages}
    return next((past for past in _recent(run) if names <= read_done(past).keys()), None)


def files_of(run: Run) -> dict[str, tuple[int, int]]:
    """The files that stages have made in a run's folder, by name, with what changes when one is written."""
    own = {run.manifest.name, _table(run).name, LOG, HEARTBEAT}
    found = {}
    for path in sorted(run.folder.rglob("*")):
        name = path.relative_to(run.folder).as_posix()
        if name not in own and not path.name.startswith(".") and path.is_file():
            status = path.stat()
            found[name] = (status.st_mtime_ns, status.st_size)
    return found


def _recent(run: Run) -> Iterator[Run]:
    """The other runs of the case, the one that was at work last first."""
    folder = run.folder.parent
    others = [Run(run.workspace, run.case, p.name) for p in folder.iterdir() if p.name != run.run_id]
    dated = []
    for other in others:
        try:
            dated.append((_table(other).stat().st_mtime_ns, other.run_id, other))
        except OSError:  # it has no stage behind it
            continue
    yield from (other for *_, other in sorted(dated, key=lambda d: d[:2], reverse=True)[:_LOOKED_AT])


def _changed(past: Run, done: Done) -> list[str]:
    """The files of a stage that are no longer what it made."""
    return [name for name, made in done.outputs.items() if _hash(past.folder / name) != made]


def _hash(path: Path) -> str:
    try:
        return content_hash(path)
    except (OSError, ClaimbookError):
        return ""


def _copy(past: Run, run: Run, done: Done) -> None:
    for name in done.outputs:
        source = past.folder / name
        # An executed notebook is a record of the run that executed it.
        content = source.read_bytes() if name.startswith(NOTEBOOKS) else for_run(source, run.run_id)
        write_bytes(run.folder / name, content)


def _table(run: Run) -> Path:
    return run.folder / "stages.json"
