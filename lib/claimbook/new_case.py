"""Starting a case: the article as it was read, and the list of pages that may answer."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from claimbook.core.errors import CaseError, ReadingError
from claimbook.core.tables import write_bytes
from claimbook.core.workspace import ARTICLE_SUFFIXES, Workspace
from claimbook.stages.sources import list_sources
from claimbook.text.article import read_article
from claimbook.web.documents import read_bytes


def start_case(workspace: Workspace, case: str, article: str, sources: Sequence[str]) -> tuple[Path, Path]:
    """Makes claims/<case>/article.* and sources/<case>/sources.csv; gives both paths.

    The article is read first, so that one that cannot be read starts nothing.

    Args:
        workspace: the project folder.
        case: the name of the new case.
        article: a file or an http(s) address, of text, Markdown, HTML, PDF or DOCX; its bytes are kept.
        sources: http(s) addresses of pages that may answer.

    Raises:
        CaseError: the name is unsafe or taken, or the article is empty or of a kind that cannot be read.
        ReadingError: the article's bytes are no text, their encoding cannot be known, or it is a PDF or DOCX
            that is locked, damaged or scanned.
        UsageError: a file is not there, or an address is neither http nor https.
        SourceError: the address of the article could not be fetched.
    """
    folder = workspace.case_claims(case)
    if folder.exists() or workspace.case_sources(case).exists():
        raise CaseError(f"There is a case '{case}' already. Choose another name, or work on that one.")
    content, suffix = read_bytes(article)
    if suffix not in ARTICLE_SUFFIXES:
        raise CaseError(
            f"{article} is no article that can be read ({suffix or 'unknown kind'}). "
            f"Save it as one of {', '.join(ARTICLE_SUFFIXES)}."
        )
    with tempfile.TemporaryDirectory() as scratch:
        trial = Path(scratch) / f"article{suffix}"
        trial.write_bytes(content)
        try:
            read_article(trial)
        except (CaseError, ReadingError) as error:
            raise type(error)(str(error).replace(str(trial), article)) from None
    table = list_sources(workspace, case, sources)
    path = folder / f"article{suffix}"
    write_bytes(path, content)
    return path, table
