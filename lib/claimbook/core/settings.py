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
    # How the signals semantic, lexical, wording, facts, names and fuzzy weigh in a candidate's score:
    # softmax regression on the labelled claims of tests/golden (benchmarks/fit_fusion.py).
    fusion_weights: tuple[float, ...] = (49.7, 3.4, 4.0, 1.5, 0.5, 0.4)
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
    # ... and this much meaning; below it the passage is about something else.
    supported_similarity: float = 0.80
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
    # Below this a passage does not speak of the claim at all.
    relevant_similarity: float = 0.80
    # Article and page sizes beyond which reading is refused instead of taking the machine down.
    largest_article: int = 20 * MEGABYTE
    largest_page: int = 20 * MEGABYTE
    # One page may take this long from first byte to last, in seconds.
    fetch_deadline: float = 30.0


DEFAULTS = Settings()
