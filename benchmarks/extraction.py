"""Is a page's text read and its furniture left out? On tests/golden/layouts, baselines beside.

    python benchmarks/extraction.py [--errors] [--speed]

`--errors` lists every sentence that was lost and every line that should not be there, `--speed` times
large pages. The baselines are trafilatura by its defaults, where it is installed (claimbook does not need
it), and all the text that BeautifulSoup finds.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from labelled import GOLDEN

from claimbook.text.extraction.blocks import BlockKind
from claimbook.text.passages import passages
from claimbook.text.reading.pages import extract_page
from claimbook.text.segmentation.sentences import split_sentences

FOLDER = GOLDEN / "layouts"
_MARKS = {"+": "wanted", "-": "furniture", "#": "headings", "~": "unseen", "?": "either"}
_SETS = ("open", "blind", "late", "last", "final")
_SHAPE = re.compile(r"[\W_]+")

Reader = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A page with what stands on it, line by line; README.md in the folder says how it is labelled."""

    kind: str
    name: str
    html: str
    said: Mapping[str, str]  # title, language, published, modified, publisher; which set it belongs to
    wanted: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """How many sentences were wanted and kept, and how many were kept and not wanted."""

    wanted: int = 0
    kept: int = 0
    lines: int = 0
    let_in: int = 0
    errors: tuple[str, ...] = field(default=(), repr=False)

    def __add__(self, other: Found) -> Found:
        return Found(
            self.wanted + other.wanted,
            self.kept + other.kept,
            self.lines + other.lines,
            self.let_in + other.let_in,
            self.errors + other.errors,
        )

    @property
    def recall(self) -> float:
        return self.kept / self.wanted if self.wanted else 1.0

    @property
    def furniture(self) -> float:
        return self.let_in / self.lines if self.lines else 0.0


def load(folder: Path = FOLDER) -> tuple[Layout, ...]:
    """The layouts of a folder, one file a kind."""
    return tuple(
        _parse(path.stem, *page.split("\n", 1))
        for path in sorted(folder.glob("*.txt"))
        for page in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    )


def _parse(kind: str, name: str, body: str) -> Layout:
    head, html = body.split("\n---\n", 1)
    said: dict[str, str] = {}
    lines: dict[str, list[str]] = {}
    for line in head.split("\n"):
        if line[:2] in [f"{mark} " for mark in _MARKS]:
            lines.setdefault(_MARKS[line[0]], []).append(line[2:].strip())
        else:
            label, _, value = line.partition(":")
            said[label.strip()] = value.strip()
    return Layout(kind, name.strip(), html, said, **{name: tuple(found) for name, found in lines.items()})


def compare(layout: Layout, read: Reader) -> Found:
    """Counts what a reader kept of a layout.

    A wanted sentence is kept where it stands within one line. A kept sentence is let in by mistake where
    anything is left of it once the wanted ones and the headings are taken out.
    """
    lines = list(read(layout.html))
    bare = [_bare(line) for line in lines]
    lost = [words for words in layout.wanted if not any(_bare(words) in line for line in bare)]
    language = layout.said.get("language", "")
    sentences = [sentence for line in lines for sentence in _sentences(line, language)]
    wrong = [sentence for sentence in sentences if not _is_fine(sentence, layout)]
    at = f"{layout.kind} / {layout.name}:"
    errors = tuple([f"{at} lost   {x}" for x in lost] + [f"{at} let in {x}" for x in wrong])
    return Found(len(layout.wanted), len(layout.wanted) - len(lost), len(sentences), len(wrong), errors)


def _sentences(line: str, language: str) -> list[str]:
    """The sentences of a line; a short line is left whole, since "1. History" is one heading."""
    if len(line) < 60:
        return [line] if _bare(line) else []
    cut = [line[s.start : s.end] for s in split_sentences(line, language)]
    return [sentence for sentence in cut if _bare(sentence)]


def unlabelled(layout: Layout) -> str:
    """What stands on a page and in none of its lists; the golden set is whole where this is empty."""
    left = _bare(_everything(layout.html, "", without="sup:not(:-soup-contains('(p)')), .oj-super"))
    every = (*layout.wanted, *layout.furniture, *layout.headings, *layout.unseen, *layout.either)
    for words in sorted({_bare(words) for words in every} - {""}, key=lambda x: (-len(x), x)):
        left = left.replace(words, "\n")
    return " ".join(left.split())


def _is_fine(sentence: str, layout: Layout) -> bool:
    left = _bare(sentence)
    good = [_bare(words) for words in (*layout.wanted, *layout.headings, *layout.either)]
    if left in good:
        return True
    if left in [_bare(words) for words in (*layout.furniture, *layout.unseen)]:
        return False
    if any(left in words for words in good):
        return True
    for words in sorted(good, key=len, reverse=True):
        left = left.replace(words, "") if words else left
    return not left


def _bare(text: str) -> str:
    """Letters and digits alone, since readers differ in bars, bullets and white space."""
    return _SHAPE.sub("", text)


def ours(html: str) -> Iterator[str]:
    """Headings and passages that a reader of the page can see."""
    page = extract_page(html)
    found = passages(page, "page", "", page.language)
    for block in page.blocks:
        if not block.visible:
            continue
        if block.kind is BlockKind.HEADING:
            yield page.text[block.start : block.end]
            continue
        yield " ".join(p.quote for p in found if block.start <= p.start < block.end)


def trafilatura() -> Reader | None:
    """trafilatura by its defaults, where it is installed."""
    try:
        from trafilatura import extract
    except ImportError:
        return None
    return lambda html: (extract(html) or "").split("\n")


def everything(html: str) -> list[str]:
    """All the text of a page."""
    return _everything(html, "\n").split("\n")


def _everything(html: str, between: str, without: str = "") -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    silent_tags = "script, style, noscript, template, title"
    for silent in soup.select(f"{silent_tags}, {without}" if without else silent_tags):
        silent.decompose()
    return soup.get_text(between)


def report(name: str, layouts: Sequence[Layout], read: Reader) -> None:
    print(f"{name}\n  kind         pages  sentences    kept  lines  furniture let in")
    rows = {kind: [x for x in layouts if x.kind == kind] for kind in sorted({x.kind for x in layouts})}
    for kind, of_kind in {**rows, "all": list(layouts)}.items():
        found = sum((compare(layout, read) for layout in of_kind), Found())
        print(
            f"  {kind:12} {len(of_kind):5}  {found.wanted:9}  {found.recall:6.3f}  {found.lines:5}"
            f"  {found.furniture:16.3f}"
        )


_PLANT = "The plant opened in May 2024 here."
SPEED_PAGES = {
    "unclosed paragraphs": lambda n: f"<p>{_PLANT} " * (n // 40),
    "nested divisions": lambda n: f"<div class=a><p>{_PLANT}" * (n // 55),
    "an article": lambda n: "<div class=a><p>It <a href=x>opened</a> in May 2024 here.</p></div>" * (n // 80),
    "rows": lambda n: "<table>" + f"<tr><td>The plant<td>{_PLANT}" * (n // 55),
    "items": lambda n: "<ul>" + f"<li>{_PLANT}" * (n // 40),
    "line breaks": lambda n: f"{_PLANT}<br>" * (n // 40),
    "one line": lambda n: f"{_PLANT} " * (n // 36),
    "styles": lambda n: "<style>" + ".a1 .b,.c{color:red}" * (n // 20) + f"</style><p>{_PLANT}",
}  # fmt: skip


def speed() -> None:
    """Seconds of processor time for pages of up to five megabytes."""
    extract_page(f"<h1>A plan</h1><p>5 May 2024</p><p>{_PLANT}")  # loads what is loaded once
    for name, make in SPEED_PAGES.items():
        times = []
        for megabytes in (1, 2, 5):
            html = make(megabytes * 1_000_000)
            start = time.process_time()
            extract_page(html)
            times.append(f"{megabytes} MB {time.process_time() - start:5.2f} s")
        print(f"  {name:20} {'  '.join(times)}")


def main(arguments: Sequence[str]) -> None:
    if "--speed" in arguments:
        speed()
        return
    layouts = load()
    sets = {f"{name} set": [x for x in layouts if x.said["set"] == name] for name in _SETS}
    if "--errors" in arguments:
        print("\n".join(error for layout in layouts for error in compare(layout, ours).errors))
        return
    for name, chosen in sets.items():
        report(f"{name}: claimbook", chosen, ours)
        if reader := trafilatura():
            report(f"{name}: trafilatura", chosen, reader)
        report(f"{name}: all the text", chosen, everything)


if __name__ == "__main__":
    main(sys.argv[1:])
