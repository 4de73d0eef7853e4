"""How long does it take to split an article, and how much memory? Baselines beside.

    python benchmarks/article_speed.py [--memory]

The text is made of the paragraphs of tests/golden with other numbers, names and words in them, so that
hardly any sentence comes twice. Seconds are processor seconds; as they depend on the machine, read the
ratio. The baselines, run in turn with the program, do the least that any splitter does: SudachiPy's
morphemes for Japanese; for the others a cut after every mark, and TF-IDF over the pieces.
`--memory` prints what a fresh process of each size needs at most.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from labelled import GOLDEN
from sentences import BOUNDARY, WRAP

LANGUAGES = ("en", "ja", "zh", "de")
SIZES = (250_000, 500_000, 1_000_000)
_MARK = re.compile(r"[.!?。！？\n]+")
_NUMBER = re.compile(r"\d+")
# What may be put in another's place without making another kind of sentence.
_WORDS = {"ja": r"[一-鿿]{2}|[ァ-ヴー]{4,}", "zh": r"[一-鿿]{2}"}
_LATIN_WORD = r"(?<![\w’'-])[a-zäöüß]{5,}(?![\w’'-])"
_EXCHANGED = 0.12
_SHAPES: dict[str, Callable[[str], str]] = {
    "prose": lambda text: text,
    "one line": lambda text: text.replace("\n", " "),
    "list": lambda text: "\n".join(f"- {line}" for line in text.split("\n") if line.strip()),
}


def main(arguments: Sequence[str]) -> None:
    if "--child" in arguments:
        language, size = arguments[-2:]
        print(peak_memory(language, int(size)))
        return
    if "--memory" in arguments:
        memory()
        return
    print(
        f"{'text':<12} {'bytes':>9} {'statements':>10} {'s':>6} {'MB/s':>6} {'baseline s':>10} {'ratio':>6}"
    )
    for language in LANGUAGES:
        few = varied_text(language, 2_000)  # dictionaries and libraries are loaded once, and not measured
        baseline(few, language)
        split(few, language)
        for shape, shaped in _SHAPES.items():
            text = shaped(varied_text(language, SIZES[0]))
            started = time.process_time()
            baseline(text, language)
            between = time.process_time()
            count = split(text, language)
            least, taken = between - started, time.process_time() - between
            size = len(text.encode())
            print(
                f"{language} {shape:<9} {size:>9} {count:>10} {taken:>6.2f} {size / taken / 1e6:>6.3f} "
                f"{least:>10.3f} {taken / least:>6.1f}"
            )


def memory() -> None:
    print(f"{'text':<9} " + " ".join(f"{size / 1e6:>6.2f} MB" for size in (0, *SIZES)))
    for language in LANGUAGES:
        command = [sys.executable, __file__, "--child", language]
        peaks = [
            subprocess.run([*command, str(size)], capture_output=True, text=True, check=True).stdout.strip()
            for size in (0, *SIZES)
        ]
        print(f"{language:<9} " + " ".join(f"{peak:>6} MB" for peak in peaks))


def peak_memory(language: str, size: int) -> int:
    """Megabytes at most, the program itself and its dictionaries included."""
    import resource

    split(varied_text(language, size), language)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def split(text: str, language: str) -> int:
    from claimbook.text.statements import find_statements

    return len(find_statements(text, "", language))


def baseline(text: str, language: str) -> None:
    """The least that a splitter does: morphemes in Japanese, elsewhere marks and TF-IDF."""
    if language == "ja":
        for piece in _MARK.split(text):
            sudachi().tokenize(piece)
        return
    from sklearn.feature_extraction.text import TfidfVectorizer  # heavy, and no part of what is measured

    pieces = [piece for piece in _MARK.split(text) if piece.strip()]
    TfidfVectorizer(analyzer="char", ngram_range=(1, 3)).fit_transform(pieces)


@cache
def sudachi():  # type: ignore[no-untyped-def]
    from sudachipy import Dictionary

    return Dictionary().tokenizer()


def varied_text(language: str, size: int, seed: int = 1) -> str:
    """Paragraphs of the golden sets, at least so many bytes, in which every seed exchanges other words."""
    chance = random.Random(seed)  # noqa: S311 -- the same text each time
    known = list(paragraphs(language))
    word = re.compile(_WORDS.get(language, _LATIN_WORD))
    words = [w for paragraph in known for w in word.findall(paragraph)]
    made: list[str] = []
    length = 0
    while length < size:
        text = _NUMBER.sub(lambda n: _like(n.group(), chance), chance.choice(known))
        text = word.sub(lambda w: chance.choice(words) if chance.random() < _EXCHANGED else w.group(), text)
        made.append(text)
        length += len(text.encode()) + 2
    return "\n\n".join(made)


def paragraphs(language: str) -> Iterator[str]:
    texts = [p.read_text(encoding="utf-8") for p in sorted(GOLDEN.glob(f"claims/articles/{language}_*"))]
    for path in (
        GOLDEN / "sentences" / f"{language}.txt",
        GOLDEN / "sentences" / "second" / f"{language}.txt",
    ):
        for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
            texts.append(block.split("\n", 1)[1].replace(BOUNDARY, "").replace(WRAP, ""))
    yield from (part for text in texts for part in re.split(r"\n\s*\n", text) if part.strip())


def _like(number: str, chance: random.Random) -> str:
    return "".join(chance.choice("123456789") for _ in number)


if __name__ == "__main__":
    main(sys.argv[1:])
