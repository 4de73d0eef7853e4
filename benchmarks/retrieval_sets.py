"""What the shortlist is measured and fitted on: claims, passages, and which of them are right.

Each set is a tuple of groups; the claims of a group are looked for among the passages of the group alone.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import labelled

from claimbook.core.labels import Checkability, EvidenceStatus, Tier
from claimbook.core.model import Candidate, Document, Passage, Source
from claimbook.core.progress import silently
from claimbook.core.settings import DEFAULTS
from claimbook.matching.aliases import load_aliases
from claimbook.matching.semantic import Embedder, load_embedder
from claimbook.stages.evidence import candidates_for
from claimbook.web.documents import read_location

LANGUAGES = ("ja", "zh", "ko", "de", "fr", "es", "ru", "ar", "id")
# What is taken of a large set of pairs, and how many passages stand among theirs that answer nothing.
MOST_PAIRS, MOST_OTHERS = 300, 700


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about some documents; `is_right(i, quote)` tells whether a passage is the one for claim i."""

    claims: tuple[str, ...]
    documents: tuple[Document, ...]
    is_right: Callable[[int, str], bool]


def golden(name: str) -> tuple[Group, ...]:
    """The labelled set `stargate` or `other`: claims that the page supports or refutes, page by page."""
    items = [item for item in labelled.load(name) if item.evidence]
    groups = []
    for pages in dict.fromkeys(item.pages for item in items):
        wanted = tuple(item.evidence for item in items if item.pages == pages)
        documents = tuple(_apart(read_location(str(page), DEFAULTS), page.stem) for page in pages)
        claims = tuple(item.claim for item in items if item.pages == pages)
        groups.append(Group(claims, documents, _holding(wanted)))
    return tuple(groups)


def articles() -> tuple[Group, ...]:
    """The atomic claims of the labelled articles, looked for in their article, which says "it" and "they"."""
    folder = labelled.GOLDEN / "claims"
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["checkability"] == Checkability.CHECKABLE]
    groups = []
    for name in dict.fromkeys(row["article"] for row in rows):
        of_article = [row for row in rows if row["article"] == name]
        document = read_location(str(folder / "articles" / name), DEFAULTS)
        claims = tuple(row["claim"] for row in of_article)
        groups.append(Group(claims, (document,), _holding([row["sentence"] for row in of_article])))
    return tuple(groups)


def aligned(claims_in: str, passages_in: str) -> tuple[Group, ...]:
    """News sentences in one language, looked for among their translations into another."""
    with (labelled.GOLDEN / "aligned.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    passages = [row[passages_in] for row in rows]
    return (Group(tuple(row[claims_in] for row in rows), (lines(passages, passages_in),), _being(passages)),)


def pairs(
    path: Path, claim_language: str, evidence_language: str, wanted: Sequence[str]
) -> tuple[Group, ...]:
    """Claims of a file of labelled pairs, looked for among the evidence of all the others.

    Args:
        path: JSON lines, gzipped: claim, evidence, label, claim_lang, evidence_lang.
        claim_language, evidence_language: which pairs.
        wanted: the labels of pairs whose evidence is the right passage.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    of_language = [
        r for r in rows if (r["claim_lang"], r["evidence_lang"]) == (claim_language, evidence_language)
    ]
    shuffled = random.Random(0).sample(of_language, len(of_language))  # noqa: S311
    right = {r["evidence"]: r["claim"] for r in reversed(shuffled) if r["label"] in wanted}
    chosen = dict(list(right.items())[:MOST_PAIRS])
    others = list(dict.fromkeys(r["evidence"] for r in shuffled if r["evidence"] not in right))[:MOST_OTHERS]
    passages = [*chosen, *others]
    return (Group(tuple(chosen.values()), (lines(passages, evidence_language),), _being(passages)),)


def all_sets(folder: Path | None) -> dict[str, tuple[Group, ...]]:
    """Every set, by name; those of labelled pairs only where a folder with them is given."""
    sets = {"stargate": golden("stargate"), "other": golden("other"), "articles": articles()}
    sets |= {f"{language}-en": aligned(language, "en") for language in LANGUAGES}
    sets |= {"en-ja": aligned("en", "ja"), "ja-zh": aligned("ja", "zh"), "de-ru": aligned("de", "ru")}
    if folder is not None:
        both = ("supported", "refuted")
        sets["fever"] = pairs(folder / "fever-rte.jsonl.gz", "en", "en", ("supported",))
        sets["fm2"] = pairs(folder / "fm2-dev.jsonl.gz", "en", "en", both)
        sets["vitaminc"] = pairs(folder / "vitaminc-400.jsonl.gz", "en", "en", both)
        sets["jsick"] = pairs(folder / "jsick-train.jsonl.gz", "ja", "en", ("supported",))
    return sets


def ranked(group: Group, with_model: bool = True, top: int = 10_000) -> Iterator[list[Candidate]]:
    """The candidates of each claim, best first."""
    embedder: Embedder | None = load_embedder() if with_model else None
    named = {str(i): claim for i, claim in enumerate(group.claims)}
    settings = replace(DEFAULTS, top=top)
    found: dict[str, list[Candidate]] = {claim_id: [] for claim_id in named}
    for c in candidates_for(named, group.documents, load_aliases(None), embedder, settings, silently):
        found[c.claim_id].append(c)
    yield from found.values()


def lines(passages: Sequence[str], language: str) -> Document:
    """A document that has each text as a passage and a paragraph of its own."""
    whole = "\n".join(passages)
    cut, start = [], 0
    for text in passages:
        cut.append(Passage("lines", "", start, start + len(text), text))
        start += len(text) + 1
    source = Source("lines", "", "", "", Tier.PRIMARY, "", language, "")
    return Document(source, EvidenceStatus.FOUND, None, whole, tuple(cut))


def _holding(evidence: Sequence[str]) -> Callable[[int, str], bool]:
    return lambda i, quote: labelled.rank_of(evidence[i], [quote]) == 1


def _being(passages: Sequence[str]) -> Callable[[int, str], bool]:
    return lambda i, quote: quote == passages[i]


def _apart(document: Document, name: str) -> Document:
    return replace(document, source=replace(document.source, source_id=name))
