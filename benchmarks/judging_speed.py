"""How many claims a second are judged without a model? As a ratio to a lexical comparison of the same pairs.

    python benchmarks/judging_speed.py

The statements of tests/golden/mutations with all their mutations, each text read anew, on one process and on
two at once; processor time, so that other work on the machine does not count.
"""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from mutations import Trial, trials
from rapidfuzz import fuzz

from claimbook.core.settings import DEFAULTS
from claimbook.judging.comparison import Setting, compare
from claimbook.judging.decision import find
from claimbook.judging.judge import read
from claimbook.matching.aliases import load_aliases
from claimbook.text.language.languages import detect_language

WARM_UP = 100


def main() -> None:
    listed = trials()
    judge(listed[:WARM_UP])
    one = judge(listed[WARM_UP:])
    counted = len(listed) - WARM_UP
    started = time.process_time()
    for _ in range(10):
        for trial in listed[WARM_UP:]:
            fuzz.token_set_ratio(trial.sentence, trial.evidence)
    lexical = (time.process_time() - started) / 10
    print(f"one process: {counted / one:.0f} claims a second of processor time")
    print(f"that is {one / lexical:.0f} times as long as a lexical comparison takes")
    halves = (listed[::2], listed[1::2])
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        slowest = max(pool.map(judge_half, halves))
    print(f"two processes: {2 * (len(halves[0]) - WARM_UP) / slowest:.0f} claims a second")


def judge_half(listed: tuple[Trial, ...]) -> float:
    """The processor time for all but the first, which make the tables ready."""
    judge(listed[:WARM_UP])
    return judge(listed[WARM_UP:])


def judge(listed: tuple[Trial, ...]) -> float:
    """Judges each sentence against its evidence; returns the processor time in seconds."""
    aliases = load_aliases(None)
    started = time.process_time()
    for trial in listed:
        read.cache_clear()
        claim = read(trial.sentence, detect_language(trial.sentence), aliases)
        evidence = read(trial.evidence, detect_language(trial.evidence), aliases)
        find(compare(claim, evidence, Setting(), aliases), None, DEFAULTS)
    return time.process_time() - started


if __name__ == "__main__":
    main()
