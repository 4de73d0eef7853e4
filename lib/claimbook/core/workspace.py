"""Where the files of a case lie: one place that knows the folders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from claimbook.core.errors import CaseError

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_RUN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?")
ARTICLE_SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")


def check_slug(name: str) -> str:
    """Returns `name` if it is safe as a folder name and a notebook parameter.

    Raises:
        CaseError: it is not lower-case letters, digits and inner hyphens, 64 at most.
    """
    if not _SLUG.fullmatch(name):
        raise CaseError(
            f"'{name}' cannot name a case. Use lower-case letters, digits and hyphens, "
            "for example 'stargate' or 'budget-2026'."
        )
    return name


@dataclass(frozen=True, slots=True)
class Workspace:
    """The project folder that holds claims/, sources/, notebooks/ and runs/."""

    root: Path

    @property
    def store(self) -> Path:
        return self.root / "sources" / "store"

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    def case_claims(self, case: str) -> Path:
        return self.root / "claims" / check_slug(case)

    def case_sources(self, case: str) -> Path:
        return self.root / "sources" / check_slug(case)

    def case_runs(self, case: str) -> Path:
        return self.root / "runs" / check_slug(case)

    def claims_csv(self, case: str) -> Path:
        return self.case_claims(case) / "claims.csv"

    def names_csv(self, case: str) -> Path:
        return self.case_claims(case) / "names.csv"

    def decisions_jsonl(self, case: str) -> Path:
        return self.case_claims(case) / "decisions.jsonl"

    def sources_csv(self, case: str) -> Path:
        return self.case_sources(case) / "sources.csv"

    def offline_pages(self, case: str) -> Path:
        return self.case_sources(case) / "offline"

    def article(self, case: str) -> Path:
        """The article of a case.

        Raises:
            CaseError: there is no such case, no article in it, or more than one.
        """
        folder = self.case_claims(case)
        if not folder.is_dir():
            known = ", ".join(self.cases()) or "none yet"
            raise CaseError(
                f"There is no case '{case}' in {self.root}. Cases: {known}. "
                f"Start one with 'claimbook new {case} --article FILE'."
            )
        found = [p for suffix in ARTICLE_SUFFIXES if (p := folder / f"article{suffix}").is_file()]
        if len(found) != 1:
            what = "no article" if not found else "more than one article"
            raise CaseError(
                f"The case '{case}' has {what}. Put exactly one of "
                f"{', '.join('article' + s for s in ARTICLE_SUFFIXES)} into {folder}."
            )
        return found[0]

    def cases(self) -> tuple[str, ...]:
        """The names of all cases, sorted."""
        folder = self.root / "claims"
        return tuple(sorted(p.name for p in folder.iterdir() if p.is_dir())) if folder.is_dir() else ()


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a case: a folder that the stages fill, file by file."""

    workspace: Workspace
    case: str
    run_id: str

    @property
    def folder(self) -> Path:
        return self.workspace.case_runs(self.case) / self.run_id

    @property
    def captures_csv(self) -> Path:
        return self.folder / "captures.csv"

    @property
    def evidence_csv(self) -> Path:
        return self.folder / "evidence.csv"

    @property
    def verdicts_csv(self) -> Path:
        return self.folder / "verdicts.csv"

    @property
    def machine_csv(self) -> Path:
        """The program's own verdicts, where people have decided; else verdicts.csv holds them."""
        return self.folder / "machine.csv"

    @property
    def certificates_jsonl(self) -> Path:
        return self.folder / "certificates.jsonl"

    @property
    def changes_csv(self) -> Path:
        return self.folder / "changes.csv"

    @property
    def manifest(self) -> Path:
        return self.folder / "run.json"


def open_run(case: str, run: str = "", root: str = "") -> Run:
    """The run that a notebook works on; every argument is text, as papermill passes it.

    Args:
        case: the name of the case; its article must exist.
        run: the name of the run's folder; "draft" where empty, for work by hand in JupyterLab.
        root: the project folder; found from the current folder upwards where empty.

    Raises:
        CaseError: an argument is not text, a name is unsafe, or the case has no article.
    """
    for name, value in (("case", case), ("run", run), ("root", root)):
        if not isinstance(value, str):
            raise CaseError(f"The parameter {name} must be text, not {value!r}. Put it in quotes.")
    workspace = find_workspace(Path(root).resolve() if root else Path.cwd())
    workspace.article(case)
    if run and not _RUN_ID.fullmatch(run):
        raise CaseError(f"'{run}' cannot name a run. Use letters, digits and hyphens.")
    return Run(workspace, case, run or "draft")


def find_workspace(start: Path) -> Workspace:
    """The nearest folder at or above `start` that holds both claims/ and sources/.

    Falls back to `start` itself, so that `claimbook new` can begin in an empty folder.
    """
    for folder in (start, *start.parents):
        if (folder / "claims").is_dir() and (folder / "sources").is_dir():
            return Workspace(folder)
    return Workspace(start)
