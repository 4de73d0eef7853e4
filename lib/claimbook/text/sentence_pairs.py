"""Which sentence of one text is which of another: those that stayed, those that moved, those that changed.

Sentences come as keys, in which white space does not count; the pairs are places, old to new.

Source: sentences that are unique in both texts are aligned first (patience diff, after B. Cohen), then the
stretches between them by difflib.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

# Two sentences are one that was changed where this share of their letter pairs is common: a sentence with
# another number has nearly all, two sentences about one thing seldom half.
_ALIKE = 0.5
# Between two sentences that stayed, alignment takes the product of the sentences there; beyond this, only
# those that are equal are found again.
_LARGEST_GAP = 250_000
# A sentence is compared with those that share its rarest letter pairs, and with its neighbours in place.
_RAREST, _POPULAR, _CANDIDATES, _NEIGHBOURS = 12, 50, 5, 2


def aligned(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Equal sentences that kept their order: place in the old text to place in the new one."""
    old_counts, new_counts = Counter(old), Counter(new)
    places = {key: j for j, key in enumerate(new) if new_counts[key] == 1}
    unique = [(i, places[key]) for i, key in enumerate(old) if old_counts[key] == 1 and key in places]
    anchors = _longest_rising(unique)
    kept = dict(anchors)
    for (i, j), (end_i, end_j) in pairwise([(-1, -1), *anchors, (len(old), len(new))]):
        i, j = i + 1, j + 1
        while i < end_i and j < end_j and old[i] == new[j]:
            kept[i] = j
            i, j = i + 1, j + 1
        while i < end_i and j < end_j and old[end_i - 1] == new[end_j - 1]:
            end_i, end_j = end_i - 1, end_j - 1
            kept[end_i] = end_j
        if 0 < (end_i - i) * (end_j - j) <= _LARGEST_GAP:
            matcher = SequenceMatcher(None, old[i:end_i], new[j:end_j], autojunk=False)
            for block in matcher.get_matching_blocks():
                kept.update((i + block.a + k, j + block.b + k) for k in range(block.size))
    return dict(sorted(kept.items()))


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, ordered by their first, whose second rises too (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        length = bisect_left(tails, second)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [second]
        ends[length : length + 1] = [number]
    run = []
    number = ends[-1] if ends else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def equal_elsewhere(old: Sequence[str], new: Sequence[str], kept: dict[int, int]) -> dict[int, int]:
    """Equal sentences among those that did not keep their order, first to first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    taken = set(kept.values())
    for j in range(len(new) - 1, -1, -1):
        if j not in taken:
            waiting[new[j]].append(j)
    left = [i for i in range(len(old)) if i not in kept]
    return {i: waiting[old[i]].pop() for i in left if waiting.get(old[i])}


def alike(
    old: Sequence[str], new: Sequence[str], kept: dict[int, int], paired: dict[int, int]
) -> dict[int, int]:
    """Sentences that are much the same, best pairs first."""
    taken = set(paired.values())
    pairs_of = {j: _letter_pairs(key) for j, key in enumerate(new) if j not in taken}
    holders: dict[str, list[int]] = defaultdict(list)
    for j, letters in pairs_of.items():
        for pair in letters:
            holders[pair].append(j)
    scored = []
    here, there = -1, -1
    for i, key in enumerate(old):
        if i in paired:
            here, there = (i, kept[i]) if i in kept else (here, there)
            continue
        letters = _letter_pairs(key)
        expected = there + i - here
        near = (expected + step for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1))
        for j in {*_sharing(letters, holders), *near} & pairs_of.keys():
            common = _common(letters, pairs_of[j])
            if common >= _ALIKE:
                scored.append((-common, abs(j - expected), i, j))
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found


def _sharing(letters: Counter[str], holders: dict[str, list[int]]) -> list[int]:
    """The sentences that share most of the rarest letter pairs."""
    rare = sorted(
        (len(holders[pair]), pair) for pair in letters if pair in holders and len(holders[pair]) <= _POPULAR
    )
    votes = Counter(j for _, pair in rare[:_RAREST] for j in holders[pair])
    return [j for j, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_CANDIDATES]]


def _letter_pairs(key: str) -> Counter[str]:
    folded = f" {key.casefold()} "
    return Counter(map("".join, pairwise(folded)))


def _common(one: Counter[str], other: Counter[str]) -> float:
    """The share of letter pairs in common, 0 to 1 (Dice)."""
    return 2 * (one & other).total() / (one.total() + other.total())
