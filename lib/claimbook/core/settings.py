"""Every threshold of claimbook, once, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers that a run is made with; they are written into its run.json."""

    # How many candidates a claim keeps: a reviewer looks at a handful, ten leaves room to disagree.
    top: int = 10
    # How many of them are judged: evidence for a true claim stands within the first three in
    # nearly all cases (benchmarks/retrieval.py); more would only add chances to be wrong.
    judged: int = 5
    # A claim longer than this is not one sentence but a text that was never split.
    longest_claim: int = 2_000
    # How the signals semantic, contrast, lexical, wording, facts, names and fuzzy weigh in a score:
    # softmax regression on labelled claims in several languages (benchmarks/fit_fusion.py).
    fusion_weights: tuple[float, ...] = (45.2, 83.6, 1.8, 3.9, 2.2, 0.8, 0.6)
    # Supported needs this share of the claim's content words in the evidence, within one language and
    # across two: dictionaries miss many a true counterpart that a stem would not.
    supported_coverage: float = 0.65
    supported_coverage_across: float = 0.55
    # ... this share of its words alone, so that names and numbers never stand in for what is said,
    supported_words: float = 0.5
    # ... this share where what the claim's actor does has no counterpart,
    supported_coverage_no_verb: float = 0.65
    # ... and this many words and facts in common, so that two bare words never support anything,
    supported_substance: int = 3
    # ... or this many where the evidence has every word and fact of the claim,
    supported_substance_whole: int = 2
    # ... and this much meaning; below it the passage is about something else.
    supported_similarity: float = 0.80
    # ... or this much where the evidence has every word of the claim: across languages a cosine is lower.
    similarity_whole: float = 0.75
    # ... and, in English within one language, no more than one word that the evidence lacks for so many words
    # and facts that both have: its synonyms are many. For more of them where no sentence model says that both
    # mean the same (tests/judging/tricky_pairs.csv).
    words_for_one_unsaid: int = 3
    words_for_one_unsaid_unseen: int = 6
    # Refuted needs the rest of the claim to be about the same thing, measured in the same way.
    refuted_coverage: float = 0.5
    refuted_coverage_across: float = 0.4
    # ... and this share where the difference hangs on one word ("not", "fell").
    refuted_coverage_soft: float = 0.8
    refuted_coverage_soft_across: float = 0.65
    # ... and this share of the words in the clause around each number, date or name that differs.
    refuted_clause: float = 0.5
    refuted_substance: int = 3
    refuted_similarity: float = 0.80
    # How the cosine above the usual, wording, facts and names weigh in whether a passage speaks of the claim,
    # and what is always added: logistic regression on labelled claims (benchmarks/fit_relevance.py).
    relevance_weights: tuple[float, float, float, float, float] = (88.8, 2.37, 1.43, 2.46, -6.86)
    # Below this probability it does not. So 1% of irrelevant claims find something, and 2% of the others
    # nothing (tests/golden/test_relevance_floors.py).
    relevant: float = 0.42
    # Which sentence model finds passages: own, none (words, numbers and names alone), or one for
    # sentence-transformers (matching/semantic_transformers.py). The thresholds are those of the own one.
    embedder: str = "own"
    # Who is asked where the facts are silent: own, none, or a model for transformers (judging/judges.py);
    # and of how many passages, besides the one that the facts chose.
    judge: str = "none"
    heard: int = 3
    # Article and page sizes beyond which reading is refused instead of taking the machine down.
    largest_article: int = 20 * MEGABYTE
    largest_page: int = 20 * MEGABYTE
    # A run with less room on the disk than this is not begun: it would end half-way.
    least_free_disk: int = 100 * MEGABYTE
    # One page may take this long from first byte to last, in seconds.
    fetch_deadline: float = 30.0


DEFAULTS = Settings()
