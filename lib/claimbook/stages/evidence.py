"""Stage 3: for each claim, the passages that may answer it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from claimbook.core.claims_table import read_claims
from claimbook.core.executor import Executor, in_shards
from claimbook.core.labels import Checkability, RowStatus
from claimbook.core.model import Candidate, Document, Passage
from claimbook.core.progress import Track, silently, track
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import EVIDENCE, write_table
from claimbook.core.workspace import Run
from claimbook.matching.aliases import Aliases, load_aliases
from claimbook.matching.semantic import Embedder, load_embedder
from claimbook.matching.shared_facts import InContext
from claimbook.matching.shared_spans import shared_spans, told
from claimbook.matching.shortlist import near_passages, shortlist
from claimbook.text.facts import Facts, read_facts
from claimbook.text.language.languages import detect_language
from claimbook.web.documents import load_documents


def find_evidence(
    run: Run, progress: Track = track, settings: Settings = DEFAULTS, executor: str = Executor.LOCAL
) -> tuple[Candidate, ...]:
    """Brings the best passages to the table for every checkable claim of a case, and writes evidence.csv.

    Reads claims.csv, names.csv and the sources that stage 2 captured. With the executor "dask" the claims
    are dealt out to the workers of a cluster.

    Raises:
        UsageError: there is no such executor.
        TableError: claims.csv or names.csv cannot be read.
        StoreError: a captured page is not what was captured.
    """
    claims = {
        c.claim_id: c.claim
        for c in read_claims(run.workspace.claims_csv(run.case))
        if c.checkability is Checkability.CHECKABLE and c.status is not RowStatus.DROPPED
    }
    names_csv = run.workspace.names_csv(run.case)
    aliases = load_aliases(names_csv if names_csv.exists() else None)
    documents = load_documents(run)
    shown = progress if executor == Executor.LOCAL else silently

    def work(shard: Sequence[tuple[str, str]]) -> tuple[Candidate, ...]:
        return candidates_for(
            dict(shard), documents, aliases, load_embedder(settings.embedder), settings, shown
        )

    candidates = in_shards(work, tuple(claims.items()), executor)
    write_table(run.evidence_csv, EVIDENCE, [evidence_row(c) for c in candidates])
    return candidates


def candidates_for(
    claims: Mapping[str, str],
    documents: Sequence[Document],
    aliases: Aliases,
    embedder: Embedder | None,
    settings: Settings,
    progress: Track,
) -> tuple[Candidate, ...]:
    """The best passages for each claim, by claim in the order given and then by rank.

    Args:
        claims: claim_id to claim.
        documents: the sources; those without text give no passages.
        aliases, embedder, settings: what to match with.
        progress: told of each claim and passage as its facts are read.
    """
    passages = [(p, d) for d in documents for p in d.passages if p.visible]
    readings = progress(list(claims.values()), "reading claims")
    claim_facts = [read_facts(text, detect_language(text), aliases.surfaces) for text in readings]
    near = near_passages(
        list(claims.values()),
        [p.quote for p, _ in passages],
        [text for d in documents for text in _in_context(d)],
        [sum(p.visible for p in d.passages) for d in documents],
        embedder,
        settings,
    )
    # The facts of a passage are read only where some claim is near it.
    places = sorted({int(place) for those in near for place in those.places})
    read = {
        place: InContext(
            read_facts(p.quote, _language(p, d), aliases.surfaces, _published(d)),
            _topic(p, d, aliases),
            d.text,
            p.start,
        )
        for place in progress(places, "reading passages")
        for p, d in [passages[place]]
    }
    ranked = shortlist(claim_facts, near, read, aliases, settings)
    return tuple(
        Candidate(claim_id, rank, passages[r.place][0], r.score, _shared(claim, read[r.place].own, aliases))
        for claim_id, claim, ranking in zip(claims, claim_facts, ranked, strict=True)
        for rank, r in enumerate(ranking, start=1)
    )


def _shared(claim: Facts, passage: Facts, aliases: Aliases) -> str:
    return told(shared_spans(claim, passage, aliases), claim.text, passage.text)


def evidence_row(candidate: Candidate) -> dict[str, object]:
    """A candidate as a row of evidence.csv."""
    passage, score = candidate.passage, candidate.score
    return {
        "claim_id": candidate.claim_id,
        "rank": candidate.rank,
        "source_id": passage.source_id,
        "snapshot": passage.snapshot,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "score": f"{score.total:.4f}",
        "semantic": f"{score.semantic:.4f}",
        "contrast": f"{score.contrast:.4f}",
        "lexical": f"{score.lexical:.4f}",
        "wording": f"{score.wording:.4f}",
        "facts": f"{score.facts:.4f}",
        "names": f"{score.names:.4f}",
        "fuzzy": f"{score.fuzzy:.4f}",
        "shared": candidate.shared,
    }


def _in_context(document: Document) -> Iterator[str]:
    """Each visible passage behind the title, its heading or lead-in, and the sentence before it.

    "They last won in 1998" says of whom only there; the sentence before is that of the same paragraph.
    """
    before: Passage | None = None
    for passage in document.passages:
        if not passage.visible:
            continue
        goes_on = before is not None and "\n" not in document.text[before.end : passage.start]
        said = f"{before.quote} " if before is not None and goes_on else ""
        yield f"{_heading(passage, document)} {said}{passage.quote}".strip()
        before = passage


def _topic(passage: Passage, document: Document, aliases: Aliases) -> Facts:
    """What a passage stands under: the page's title, its heading or lead-in."""
    text = _heading(passage, document)
    return _read_topic(text, detect_language(text, document.source.language), aliases)


def _heading(passage: Passage, document: Document) -> str:
    title = document.source.title
    return " ".join(part for part in (title and f"{title}.", passage.context) if part)


@lru_cache(maxsize=10_000)
def _read_topic(text: str, language: str, aliases: Aliases) -> Facts:
    return read_facts(text, language, aliases.surfaces)


def _language(passage: Passage, document: Document) -> str:
    return detect_language(passage.quote, document.source.language) or document.source.language


def _published(document: Document) -> date | None:
    try:
        return date.fromisoformat(document.source.published)
    except ValueError:
        return None
