"""What a run was made from: its input files by hash, the packages by version, the settings."""

from __future__ import annotations

import hashlib
import platform
import re
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.workspace import Run
from claimbook.judging.entailment_files import WEIGHTS, packaged

_REQUIREMENT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def input_files(run: Run) -> tuple[Path, ...]:
    """The files of a case that a run reads, those that are there, in a fixed order.

    Raises:
        CaseError: the case has no article.
    """
    space, case = run.workspace, run.case
    offline = space.offline_pages(case)
    pages = sorted(p for p in offline.rglob("*") if p.is_file()) if offline.is_dir() else []
    named = [
        space.article(case),
        space.claims_csv(case),
        space.names_csv(case),
        space.sources_csv(case),
        space.decisions_jsonl(case),
    ]
    return tuple(p for p in (*named, *pages) if p.is_file())


def hash_files(files: tuple[Path, ...], root: Path) -> dict[str, str]:
    """The sha256 of each file, by its path under `root` with forward slashes."""
    return {p.relative_to(root).as_posix(): hash_file(p) for p in files}


def hash_file(path: Path) -> str:
    """The sha256 of a file's bytes, in lower-case hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def package_versions() -> dict[str, str]:
    """The installed version of Python, of claimbook and of every package that it names as needed."""
    needed = {
        found.group()
        for line in metadata.requires("claimbook") or ()
        # "; extra ==" marks what only an optional extra wants.
        if "extra ==" not in line and (found := _REQUIREMENT_NAME.match(line))
    }
    names = ("claimbook", *sorted(needed, key=str.lower))
    return {"python": platform.python_version()} | {name: _version(name) for name in names}


def settings_used(settings: Settings = DEFAULTS) -> dict[str, float]:
    """Every threshold by its name."""
    return asdict(settings)


def models_used(settings: Settings = DEFAULTS) -> dict[str, str]:
    """The models that read pairs where facts are silent, each by the sha256 of its weights or by its name."""
    if settings.judge == "none":
        return {}
    if settings.judge != "own":
        return {settings.judge: "named by the user"}
    weights = packaged().joinpath(WEIGHTS)
    found = hashlib.sha256(weights.read_bytes()).hexdigest() if weights.is_file() else "missing"
    return {WEIGHTS: found}


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"
