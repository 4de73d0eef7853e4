"""Are sentences cut where a reader would cut them? On tests/golden/sentences, baselines beside.

    python benchmarks/sentences.py [--errors] [--speed]

`--errors` lists every wrong and every missing boundary, `--speed` times texts of up to five megabytes.
Where the library pysbd is installed, it is measured as well; claimbook does not need it.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from labelled import GOLDEN

from claimbook.text.segmentation.sentences import split_sentences

FOLDER = GOLDEN / "sentences"
# Taken out of the file, these leave the text as its readers have it.
BOUNDARY, WRAP = "‖", "↩"
_MARKS = re.compile(rf"{BOUNDARY}|{WRAP}\n|\n")
_WORDY = re.compile(r"[^\W_]")
_NAIVE = re.compile(r"[.!?。！？\n]+")
_SETS = {"first": "", "second": "second", "third": "third"}
_SPEED_PIECES = {
    "Japanese": "市は１２日、「財源はある。必ずやる。」と述べ、給食費を無償にした（賛成２１、反対４）。",
    "English": 'Dr. Lee of Acme Inc. said on Jan. 3, "We won. It rose 3.5%," and left the U.S. He slept. ',
    "no marks": "word ",
    "open quotes": '「(("“',
    "dots": "... ",
    "lines": "A line that was wrapped by hand goes on until the\nend of it. ",
}

Cutter = Callable[[str, str], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text of the golden set with the places where its sentences end."""

    language: str
    kind: str
    text: str
    ends: frozenset[int]
    lines: frozenset[int]  # those of `ends` that a line break shows anyway


@dataclass(frozen=True, slots=True)
class Found:
    """Boundaries that were found, that should have been, and that were right."""

    given: int = 0
    wanted: int = 0
    right: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.given + other.given, self.wanted + other.wanted, self.right + other.right)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0


def load(folder: Path = FOLDER) -> tuple[Labelled, ...]:
    """The texts of a folder, one file a language, as README.md there describes them."""
    return tuple(
        item
        for path in sorted(folder.glob("*.txt"))
        for block in path.read_text(encoding="utf-8").split("=== ")[1:]
        for item in [_parse(path.stem, *block.split("\n", 1))]
    )


def _parse(language: str, kind: str, body: str) -> Labelled:
    text = ""
    ends, lines = set(), set()
    last = 0
    for match in _MARKS.finditer(body):
        text += body[last : match.start()]
        last = match.end()
        if not match.group().startswith(WRAP):
            ends.add(len(text.rstrip()))
            if match.group() == "\n":
                lines.add(len(text.rstrip()))
        text += "\n" if match.group() != BOUNDARY else ""
    return Labelled(language, kind, text, _worth(text, ends), _worth(text, lines))


def _worth(text: str, ends: Iterable[int]) -> frozenset[int]:
    """Ends that close something with a letter or a digit; the last of a text is nobody's merit."""
    worth = set()
    last = 0
    for end in sorted(ends):
        if _WORDY.search(text, last, end):
            worth.add(end)
            last = end
    return frozenset(worth - {len(text.rstrip())})


def compare(items: Iterable[Labelled], cut: Cutter, *, inside_lines: bool = False) -> Mapping[str, Found]:
    """Counts by language; with `inside_lines` only the boundaries that no line break shows."""
    counts: dict[str, Found] = {}
    for item in items:
        given = _worth(item.text, cut(item.text, item.language))
        wanted = item.ends
        if inside_lines:
            given, wanted = given - item.lines, wanted - item.lines
        found = Found(len(given), len(wanted), len(given & wanted))
        counts[item.language] = counts.get(item.language, Found()) + found
    return counts


def ours(text: str, language: str) -> Iterator[int]:
    """As the pipeline has it: the language is guessed from the text."""
    del language
    return (sentence.end for sentence in split_sentences(text))


def naive(text: str, language: str) -> Iterator[int]:
    """After every mark and every line."""
    del language
    return (len(text[: m.end()].rstrip()) for m in _NAIVE.finditer(text))


def library() -> Cutter | None:
    """pysbd line by line, where it is installed and speaks the language."""
    try:
        import pysbd  # type: ignore[import-not-found]
    except ImportError:
        return None
    spoken = {"ja", "zh", "en", "de", "fr", "es", "it", "ru"}
    segmenters = {language: pysbd.Segmenter(language=language, char_span=True) for language in spoken}

    def cut(text: str, language: str) -> Iterator[int]:
        segmenter = segmenters.get(language, segmenters["en"])
        for line in re.finditer(r"[^\n]+", text):
            for span in segmenter.segment(line.group()):
                yield line.start() + len(line.group()[: span.end].rstrip())

    return cut


def errors(items: Iterable[Labelled], cut: Cutter) -> Iterator[str]:
    """Each wrong boundary with the words around it."""
    for item in items:
        given = _worth(item.text, cut(item.text, item.language))
        for place in sorted(given ^ item.ends):
            verdict = "wrong  " if place in given else "missing"
            before = item.text[max(0, place - 40) : place].replace("\n", "⏎")
            after = item.text[place : place + 40].replace("\n", "⏎")
            yield f"{item.language} {item.kind}: {verdict} {before}‖{after}"


def report(name: str, items: Sequence[Labelled], cut: Cutter) -> None:
    every, inside = compare(items, cut), compare(items, cut, inside_lines=True)
    rows = {**every, "all": sum(every.values(), Found())}
    inner = {**inside, "all": sum(inside.values(), Found())}
    print(f"{name}\n  language  boundaries  precision  recall     F1  F1 inside lines")
    for language, found in rows.items():
        print(
            f"  {language:8}  {found.wanted:10}  {found.precision:9.3f}  {found.recall:6.3f}  {found.f1:5.3f}"
            f"  {inner[language].f1:15.3f}"
        )


def speed() -> None:
    """Seconds for texts of up to five megabytes; all but the last kind are one line."""
    for name, piece in _SPEED_PIECES.items():
        times = []
        for megabytes in (0.5, 1, 2, 5):
            text = piece * int(megabytes * 1_000_000 / len(piece.encode()))
            start = time.perf_counter()
            split_sentences(text)
            times.append(f"{megabytes} MB {time.perf_counter() - start:5.2f} s")
        print(f"  {name:12} {'  '.join(times)}")


def main(arguments: Sequence[str]) -> None:
    sets = {f"{name} set": load(FOLDER / part) for name, part in _SETS.items()}
    if "--errors" in arguments:
        print("\n".join(error for items in sets.values() for error in errors(items, ours)))
        return
    if "--speed" in arguments:
        speed()
        return
    for name, items in sets.items():
        report(f"{name}: claimbook", items, ours)
        report(f"{name}: split at every mark", items, naive)
        if segmenter := library():
            report(f"{name}: pysbd", items, segmenter)


if __name__ == "__main__":
    main(sys.argv[1:])
