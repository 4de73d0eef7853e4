"""Starting a case: the article as it was read, the list of pages that may answer, and what may be added."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from claimbook.core.errors import CaseError, ReadingError, SourceError
from claimbook.core.names_table import Standing, read_names
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import NAMES, SOURCES, csv_text, read_csv, read_rows, write_bytes, write_table
from claimbook.core.workspace import ARTICLE_SUFFIXES, Workspace
from claimbook.stages.sources import list_sources, new_rows
from claimbook.text.article import Article, read_article
from claimbook.text.reading.addresses import Address, cut_address, find_addresses
from claimbook.text.reading.source_addresses import source_addresses
from claimbook.web.cut_addresses import Resolution, Resolver, message_of
from claimbook.web.network import INTERNET, Network
from claimbook.web.page_bytes import Had, fitting_suffix, had_at, page_html, read_page
from claimbook.web.session import Session, fetch
from claimbook.web.suspects import suspicion

_MOST_TOLD = 30  # addresses; more than a person would look through in a terminal


@dataclass(frozen=True, slots=True)
class StartedCase:
    """A new case, and the addresses of its article that a person may want as sources."""

    article: Path
    table: Path  # sources.csv
    addresses: tuple[str, ...]  # whole; none of them is in the table
    resolutions: tuple[Resolution, ...]  # of those that are cut short, in the article or in the table

    def lines(self) -> Iterator[str]:
        """What a person may do with the addresses, line by line; nothing where there are none."""
        if self.addresses:
            yield "The article names these addresses. None has been added; one or the other may be a source:"
            yield from (f"  {url}" for url in self.addresses[:_MOST_TOLD])
            if (more := len(self.addresses) - _MOST_TOLD) > 0:
                yield f"  and {more} more"
            taken = (row["source_id"] for row in read_rows(self.table))
            example = csv_text(SOURCES, new_rows(self.addresses[:1], taken)).splitlines()[-1]
            yield f"To add one, write a row into {self.table.name}, such as\n  {example}"
        for resolution in self.resolutions:
            yield " ".join(message_of(resolution))


def start_case(
    workspace: Workspace,
    case: str,
    article: str,
    sources: Sequence[str],
    template: str = "",
    *,
    settings: Settings = DEFAULTS,
    network: Network = INTERNET,
) -> StartedCase:
    """Makes claims/<case>/article.* and sources/<case>/sources.csv.

    The article is read first, so that one that cannot be read starts nothing. Its addresses are only told:
    what becomes a source is for a person to say.

    Args:
        workspace: the project folder.
        case: the name of the new case.
        article: a file or an http(s) address, of text, Markdown, HTML, PDF or DOCX; its bytes are kept.
        sources: http(s) addresses of pages that may answer.
        template: another case, whose sources, saved pages and names are copied; none where empty.
        settings: the deadline and the size cap of what is fetched.
        network: where an article is fetched, and where the archive's index is asked about addresses that
            are cut short; nobody is asked where the article is a file.

    Raises:
        CaseError: the name is unsafe or taken, or the article is empty or of a kind that cannot be read.
        ReadingError: the article's bytes are no text, their encoding cannot be known, or it is a PDF or DOCX
            that is locked, damaged or scanned.
        UsageError: a file is not there, or an address is neither http nor https.
        SourceError: the address of the article could not be fetched, or gave another page.
    """
    if template:
        workspace.article(template)
    folder = workspace.case_claims(case)
    if folder.exists() or workspace.case_sources(case).exists():
        raise CaseError(f"There is a case '{case}' already. Choose another name, or work on that one.")
    had = had_at(article, settings, partial(fetch, network=network))
    suffix = fitting_suffix(had)
    if suffix not in ARTICLE_SUFFIXES:
        raise CaseError(
            f"{article} is no article that can be read ({suffix or 'unknown kind'}). "
            f"Save it as one of {', '.join(ARTICLE_SUFFIXES)}."
        )
    read = _read(had, suffix, article)
    table = list_sources(workspace, case, sources)
    if template:
        _copy_template(workspace, template, case)
    path = folder / f"article{suffix}"
    write_bytes(path, had.content)
    html = page_html(had)
    session = Session(network, settings) if had.final_url else None
    resolve = Resolver(read.text, html, session)
    return StartedCase(
        article=path,
        table=table,
        addresses=source_addresses(read.text, html, had.final_url, sources),
        resolutions=tuple(resolve(address) for address in _cut(read.text, sources)),
    )


def _copy_template(workspace: Workspace, template: str, case: str) -> None:
    """Adds the sources, saved pages and names of another case; what was proposed there stays there."""
    table = workspace.sources_csv(case)
    if workspace.sources_csv(template).is_file():
        copied = read_csv(workspace.sources_csv(template), SOURCES[:2], "source_id")
        known = {row["url"] for row in copied.rows}
        urls = [row["url"] for row in read_rows(table) if row["url"] not in known]
        added = new_rows(urls, (row["source_id"] for row in copied.rows))
        write_table(table, tuple(dict.fromkeys((*SOURCES, *copied.columns))), [*copied.rows, *added])
    if workspace.offline_pages(template).is_dir():
        shutil.copytree(workspace.offline_pages(template), workspace.offline_pages(case))
    if workspace.names_csv(template).is_file():
        names = read_names(workspace.names_csv(template))
        rows = [asdict(row) for row in names if row.standing is Standing.CONFIRMED]
        write_table(workspace.names_csv(case), NAMES, rows)


def _read(had: Had, suffix: str, name: str) -> Article:
    """The article, if it can be read and is one.

    Raises:
        CaseError, ReadingError, SourceError: as `start_case` does.
    """
    with tempfile.TemporaryDirectory() as scratch:
        trial = Path(scratch) / f"article{suffix}"
        trial.write_bytes(had.content)
        try:
            read = read_article(trial)
        except (CaseError, ReadingError) as error:
            raise type(error)(str(error).replace(str(trial), name)) from None
    if had.final_url and (suspect := suspicion(read_page(had)[0])):
        status, problem = suspect
        raise SourceError(f"{name}: {problem}", status)
    return read


def _cut(text: str, sources: Sequence[str]) -> tuple[Address, ...]:
    """The addresses that are cut short, each once."""
    given = (address for url in sources if (address := cut_address(url)))
    found = (address for address in find_addresses(text) if address.is_cut)
    return tuple({(a.url, a.tail): a for a in (*found, *given)}.values())
