"""The ladder: the live page, its mirrors, the Wayback Machine, a page that a person saved.

Each source climbs only as far as it must, and every rung that was tried is told with what came of it.
Sources on different hosts are fetched at once; what comes is read and kept in table order, so that the
same answers give the same store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.core.model import Capture, Document, Source
from claimbook.core.progress import Track, silently
from claimbook.text.reading.addresses import Address, cut_address
from claimbook.web.answers import COMMAND, Known, without_advice
from claimbook.web.cut_addresses import CutAddressError, Resolution, resolve_truncated
from claimbook.web.hosts import AT_ONCE, at_once
from claimbook.web.network import UnfitAddressError
from claimbook.web.page_bytes import Had
from claimbook.web.rungs import (
    Outcome,
    Reached,
    Rung,
    Step,
    archived_page,
    kept_document,
    live_page,
    stored_document,
    validators,
)
from claimbook.web.session import Session
from claimbook.web.snapshots import Store

FOUND = EvidenceStatus.FOUND
# A page that came and gave nothing: its problem says how to save it in a browser.
_TO_BE_SAVED = (EvidenceStatus.BLOCKED, EvidenceStatus.NO_TEXT, EvidenceStatus.NOT_VISIBLE)


class Ladder:
    """Gets the sources of one case.

    Args:
        session: does the asking.
        store: keeps what comes.
        day: about which an archived capture is wanted; without one, the day on which a source was
            published, and without that the latest.
        saved: the pages that people saved by hand, by source_id; each is read only where it is needed.
        resolve: looks for what an address that is cut short may have been; such a one is never fetched.
        most: how many hosts are asked at once.
    """

    def __init__(
        self,
        session: Session,
        store: Store,
        day: date | None = None,
        saved: Mapping[str, Callable[[], Had]] | None = None,
        resolve: Callable[[Address], Resolution] = resolve_truncated,
        most: int = AT_ONCE,
    ) -> None:
        self.rungs: list[Rung] = []  # every rung that was tried, in table order once `climb` is done
        self._session = session
        self._store = store
        self._day = day
        self._saved = saved or {}
        self._resolve = resolve
        self._most = most
        self._sources: dict[str, Source] = {}
        self._documents: dict[str, Document] = {}
        self._advice: dict[str, str] = {}
        self._unfit: set[str] = set()
        self._known: dict[str, tuple[Capture, Known]] = {}

    def climb(
        self,
        sources: Sequence[Source],
        at_hand: Callable[[Source], Document | None],
        progress: Track = silently,
    ) -> tuple[Document, ...]:
        """Gets every source, or says why it could not be had.

        Args:
            sources: the rows of sources.csv; mirrors name rows among them.
            at_hand: a document that is there already, or None where the ladder has to be climbed.
            progress: shows how far the work is.

        Returns:
            one document for each source, in order. A mirror is asked only where what it mirrors could not
            be had, the archive only where no mirror had it either; otherwise they are not fetched.

        Raises:
            StoreError: the store cannot be written or is damaged.
        """
        self._sources = {source.source_id: source for source in sources}
        self._known = validators(self._store)
        ordered = sorted(sources, key=self._depth)
        steps = self._live(ordered, at_hand)
        for _ in progress(ordered, "sources"):
            next(steps)
        for source in ordered:
            self._from_archive(source)
        for source in ordered:
            self._by_hand(source)
        order = {source.source_id: number for number, source in enumerate(sources)}
        self.rungs.sort(key=lambda rung: order[rung.source_id])
        return tuple(self._told(source) for source in sources)

    # The rungs --------------------------------------------------------------------------------------

    def _live(
        self, ordered: Sequence[Source], at_hand: Callable[[Source], Document | None]
    ) -> Iterator[None]:
        """Originals, then their mirrors, and a mirror only where it is needed."""
        for _, wave in groupby(ordered, key=self._depth):
            here = tuple(wave)
            for source in here:
                if original := self._original_that_was_had(source):
                    self._documents[source.source_id] = _not_needed(source, original)
                elif document := at_hand(source):
                    self._documents[source.source_id] = document
                elif cut := cut_address(source.url):
                    self._keep(source, Step.ADDRESS, CutAddressError(self._resolve(cut)))
            missing = [source for source in here if source.source_id not in self._documents]
            outcomes = at_once(missing, _queue, self._fetched, self._most)
            for source in here:
                if source.source_id not in self._documents:
                    step = Step.MIRROR if source.mirror_of else Step.LIVE
                    self._keep(source, step, next(outcomes))
                yield

    def _fetched(self, source: Source) -> Outcome:
        """Done in a thread: nothing here touches what others write."""
        try:
            return live_page(self._session, self._store, source, self._known.get(source.url))
        except SourceError as error:
            return error

    def _from_archive(self, source: Source) -> None:
        if not self._is_wanting(source) or source.source_id in self._unfit:
            return
        outcome: Outcome
        try:
            outcome = archived_page(self._session, source, self._day or _day(source.published))
        except SourceError as error:
            outcome = error
        self._keep(source, Step.WAYBACK, outcome)

    def _by_hand(self, source: Source) -> None:
        if not self._is_wanting(source) or source.source_id not in self._saved:
            return
        outcome: Outcome
        try:
            had = self._saved[source.source_id]()
            note = f"This one was saved by a person and added on {had.captured_at}."
            outcome = Reached(had, had.name, note)
        except SourceError as error:
            outcome = error
        self._keep(source, Step.PERSON, outcome)

    # What came of them ------------------------------------------------------------------------------

    def _keep(self, source: Source, step: Step, outcome: Outcome) -> None:
        """Reads what came, keeps it, and writes the rung down."""
        advice, address, before = "", source.url, self._documents.get(source.source_id)
        if isinstance(outcome, SourceError):
            if isinstance(outcome, UnfitAddressError):
                self._unfit.add(source.source_id)
            advice = outcome.advice
            document = Document(source, outcome.status, None, "", (), without_advice(outcome))
        elif isinstance(outcome, Capture):
            told = f"The server says that nothing has changed since {outcome.captured_at}."
            document = stored_document(self._store, source, outcome)
            document = _with_note(document, told)
        else:
            address = outcome.address
            document = kept_document(self._store, source, outcome.had, outcome.exchange)
            instead = f"The live page could not be had ({before.status})." if before else ""
            told = " ".join(filter(None, (instead, outcome.note)))
            document = _with_note(document, told)
        if document.status in _TO_BE_SAVED and not advice:
            advice = f"Add the page that you saved with '{COMMAND}'."
        self.rungs.append(Rung(source.source_id, step, address, document.status, document.problem))
        if document.status is FOUND or before is None:
            self._documents[source.source_id] = document
            self._advice[source.source_id] = advice

    def _told(self, source: Source) -> Document:
        """The document, with a problem that tells every rung where none led to the page."""
        document = self._documents[source.source_id]
        tried = [rung.why for rung in self.rungs if rung.source_id == source.source_id]
        if document.status in (FOUND, None) or not tried:
            return document
        mirror = self._mirror_that_was_had(source)
        instead = f"Its mirror '{mirror}' was read instead." if mirror else ""
        told = (*tried, instead, self._advice[source.source_id])
        return replace(document, problem=" ".join(filter(None, told)))

    # Who stands for whom ----------------------------------------------------------------------------

    def _is_wanting(self, source: Source) -> bool:
        """Whether a source was climbed for and neither it nor one that stands for it has been had."""
        return (
            any(rung.source_id == source.source_id for rung in self.rungs)
            and self._documents[source.source_id].status is not FOUND
            and not self._original_that_was_had(source)
            and not self._mirror_that_was_had(source)
        )

    def _originals(self, source: Source) -> Iterator[str]:
        while source.mirror_of:
            yield source.mirror_of
            source = self._sources[source.mirror_of]

    def _depth(self, source: Source) -> int:
        return sum(1 for _ in self._originals(source))

    def _original_that_was_had(self, source: Source) -> str:
        return next(filter(self._was_had, self._originals(source)), "")

    def _mirror_that_was_had(self, source: Source) -> str:
        mirrors = (s.source_id for s in self._sources.values() if source.source_id in self._originals(s))
        return next(filter(self._was_had, mirrors), "")

    def _was_had(self, source_id: str) -> bool:
        return source_id in self._documents and self._documents[source_id].status is FOUND


def _with_note(document: Document, note: str) -> Document:
    """What a reader must know of a page that was read; one that was not has its reason instead."""
    if document.status is FOUND:
        note = " ".join(filter(None, (document.problem, note)))
    return replace(document, problem=note if document.status is FOUND else document.problem or note)


def _not_needed(source: Source, original: str) -> Document:
    problem = f"Not needed and not fetched: it mirrors '{original}', which was read."
    return Document(source, None, None, "", (), problem)


def _queue(source: Source) -> str:
    try:
        return urlsplit(source.url).hostname or ""
    except ValueError:
        return ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
