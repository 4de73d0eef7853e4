"""Names of the article that no source and no list knows: what they may stand for, for a person to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from claimbook.core.errors import ClaimbookError
from claimbook.core.labels import EvidenceStatus
from claimbook.core.model import Capture, Document, Source
from claimbook.core.names_table import NameRow, Standing, add_names, read_names
from claimbook.core.tables import NAMES, read_csv
from claimbook.core.workspace import Run
from claimbook.matching.aliases import Aliases, load_aliases
from claimbook.matching.artefacts import propose_artefacts
from claimbook.matching.name_forms import form_of
from claimbook.matching.proposals import Proposal, propose_names
from claimbook.text.article import Article
from claimbook.text.entities.names import find_names
from claimbook.text.language.languages import detect_language
from claimbook.web.documents import capture_source, reread
from claimbook.web.saved_pages import had_of, read_offline_pages
from claimbook.web.snapshots import Store
from claimbook.web.source_list import read_sources

# Comparing names takes time by their number times their number: of a book, its beginning has to do, and of
# very long pages what they name most often.
_MOST_SENTENCES = 3_000
_MOST_NAMES = 250


def propose_garbled(run: Run, article: Article, sentences: Iterable[str]) -> tuple[NameRow, ...]:
    """Adds a row to names.csv for each name of the article that seems garbled, and returns the rows added.

    A row is only a proposal: its note begins with "proposed:" and says why, and it has no effect until a
    person clears that word. A name that stands in the table already, confirmed, proposed or rejected, is
    not proposed again.

    Args:
        run: its case may have sources and pages already; names in them are what is looked for.
        article: the article.
        sentences: the article in sentences, to find names in.

    Raises:
        TableError: names.csv cannot be read.
    """
    path = run.workspace.names_csv(run.case)
    rows = read_names(path) if path.exists() else ()
    if path.exists() and not set(NAMES) <= set(read_csv(path).columns):
        return ()  # a table without notes cannot tell a proposal from what a person wrote
    aliases = load_aliases(path if path.exists() else None)
    listed = {form_of(row.name).key for row in rows}
    confirmed = [row.canonical for row in rows if row.standing is Standing.CONFIRMED]
    named = Counter(_names_of_sources(run, aliases)).most_common(_MOST_NAMES)
    known = tuple(dict.fromkeys((*confirmed, *(name for name, _ in named))))
    said = Counter(_names_in(sentences, article.language, aliases))
    unknown = [name for name in said if aliases.canonical(name) is None][:_MOST_NAMES]
    proposals = {
        form_of(p.name).key: p
        for p in (*propose_names(unknown, known, aliases), *propose_artefacts(article.text, known, aliases))
    }
    added = tuple(
        _row(proposal, article.language, aliases)
        for key, proposal in proposals.items()
        if key and key not in listed
    )
    add_names(path, added)
    return added


def _row(proposal: Proposal, language: str, aliases: Aliases) -> NameRow:
    return NameRow(
        name=proposal.name,
        canonical=aliases.canonical(proposal.proposed) or proposal.proposed,
        language=language,
        note=f"proposed: {proposal.reason}; clear 'proposed:' to confirm, or write 'rejected:' instead",
    )


def _names_of_sources(run: Run, aliases: Aliases) -> Iterator[str]:
    """The names in titles, publishers and pages of a case, as far as it has any yet.

    A page that cannot be read is passed over here: the next stage says what is wrong with it.
    """
    try:
        sources = read_sources(run.workspace.sources_csv(run.case))
    except ClaimbookError:
        return
    for source in sources:
        if source.publisher:
            yield source.publisher
        yield from _names_in([source.title], source.language, aliases)
    for document in _pages_at_hand(run, sources):
        sentences = [passage.quote for passage in document.passages if passage.visible]
        yield from _names_in([document.source.title, *sentences], document.source.language, aliases)


def _pages_at_hand(run: Run, sources: Sequence[Source]) -> Iterator[Document]:
    """The pages that lie with the case, and of each other source the latest capture that holds its page."""
    try:
        pages = read_offline_pages(run.workspace.offline_pages(run.case), {s.source_id for s in sources})
    except ClaimbookError:
        pages = {}
    store = Store(run.workspace.store)
    try:
        captures = [*reversed(store.captures())]
    except ClaimbookError:
        captures = []
    for source in sources:
        if page := pages.get(source.source_id):
            with suppress(ClaimbookError):
                yield capture_source(None, source, had_of(page))
        else:
            yield from islice(_readable(store, source, captures), 1)


def _readable(store: Store, source: Source, captures: Iterable[Capture]) -> Iterator[Document]:
    """The captures of a source that hold its page; a later one may be a challenge or an error."""
    for capture in captures:
        if capture.url == source.url:
            try:
                document = reread(store, source, capture)
            except ClaimbookError:
                continue
            if document is not None and document.status is EvidenceStatus.FOUND:
                yield document


def _names_in(sentences: Iterable[str], language: str, aliases: Aliases) -> Iterator[str]:
    for sentence in islice(dict.fromkeys(sentences), _MOST_SENTENCES):
        told = detect_language(sentence, language) or language
        yield from (name.surface for name in find_names(sentence, told, aliases.surfaces))
