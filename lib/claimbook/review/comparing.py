"""A claim against any passage, when a person asks for it: the facts that both share and those that differ."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from claimbook.core.decisions import Evidence
from claimbook.core.errors import ClaimbookError, UsageError
from claimbook.core.model import Comparison, Document, Passage
from claimbook.core.workspace import Run
from claimbook.review.marks import Fact

if TYPE_CHECKING:
    from claimbook.matching.aliases import Aliases


class Comparer:
    """Compares with the pages of one run, which are read when they are first asked for."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def warm_up(self) -> None:
        """Loads what the first comparison needs; a fault of it shows when a comparison is asked for."""
        with suppress(ClaimbookError, OSError):
            for source_id, document in self._documents.items():
                for first in document.passages[:1]:
                    place = (first.snapshot, "", first.start, first.end, first.quote)
                    self.facts(first.quote, Evidence(source_id, *place))

    def facts(self, claim: str, evidence: Evidence) -> tuple[Fact, ...]:
        """The facts of a claim against words of a page; none where this run has no text of the page.

        Raises:
            StoreError: the store holds something other than what was captured.
        """
        # Dictionaries and parsers take seconds to load: the desk opens without them.
        from claimbook.judging.comparison import compare
        from claimbook.judging.judge import passage_language
        from claimbook.judging.reading import read
        from claimbook.judging.setting import setting_of
        from claimbook.text.language.languages import detect_language

        document = self._documents.get(evidence.source_id)
        if document is None or not document.text:
            return ()
        passage = _passage(evidence, document)
        claimed = read(claim, detect_language(claim), self._aliases)
        language = passage_language(passage, document)
        found = read(evidence.quote, language, self._aliases, document.source.published)
        compared = compare(claimed, found, setting_of(passage, document, self._aliases), self._aliases)
        return tuple(_fact(row) for row in compared.rows)

    def check_visible(self, evidence: Evidence) -> None:
        """Refuses words that stand elsewhere, or that no reader of the page sees.

        Raises:
            UsageError: they cannot be quoted; the message says why.
        """
        document = self._documents.get(evidence.source_id)
        text = document.text if document else ""
        if not evidence.quote.strip() or text[evidence.start : evidence.end] != evidence.quote:
            raise UsageError("These words do not stand there in the page. Select them again.")
        hidden = (p for p in document.passages if not p.visible) if document else ()
        if any(p.start < evidence.end and evidence.start < p.end for p in hidden):
            raise UsageError("No reader of the page sees these words, so they cannot be evidence.")

    @cached_property
    def _documents(self) -> dict[str, Document]:
        from claimbook.web.documents import load_documents

        return {document.source.source_id: document for document in load_documents(self.run)}

    @cached_property
    def _aliases(self) -> Aliases:
        from claimbook.matching.aliases import load_aliases

        path = self.run.workspace.names_csv(self.run.case)
        return load_aliases(path if path.exists() else None)


def _passage(evidence: Evidence, document: Document) -> Passage:
    """The passage that the words are, or a made one where a person selected them."""
    for passage in document.passages:
        if (passage.start, passage.end) == (evidence.start, evidence.end):
            return passage
    return Passage(evidence.source_id, evidence.snapshot, evidence.start, evidence.end, evidence.quote)


def _fact(row: Comparison) -> Fact:
    return Fact(
        kind=row.kind.value,
        in_claim=row.in_claim,
        claim_start=row.claim_start,
        claim_end=row.claim_end,
        in_evidence=row.in_evidence,
        evidence_start=row.evidence_start,
        evidence_end=row.evidence_end,
        level=row.level.value,
        note=row.note,
    )
