"""Is the encoding of bytes that do not declare it known? The reader of bytes beside charset-normalizer.

    python benchmarks/charsets.py

Texts are the sentences and the paragraphs of tests/golden/sentences, written in every legacy charset that
their language came in and that holds them. A reading is right where it gives the text back, refused where
none is given, and silently wrong otherwise: a wrong number or name that nobody notices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from labelled import GOLDEN

from claimbook.core.errors import ReadingError
from claimbook.text.reading.encoding import decode

_CHARSETS = {
    "ja": ("cp932", "euc_jp", "iso2022_jp"),
    "zh": ("gb18030", "big5"),
    "ko": ("cp949",),
    "ru": ("cp1251", "koi8_r"),
    **dict.fromkeys(("de", "en", "es", "fr", "it", "pt"), ("cp1252",)),
}
Reader = Callable[[bytes], str | None]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text in the bytes of a charset."""

    charset: str
    text: str
    data: bytes


def samples(is_long: bool) -> Iterator[Sample]:
    """Sentences, or whole paragraphs where `is_long`, that are not plain ASCII."""
    for path in sorted((GOLDEN / "sentences").rglob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:3] != "==="]
        texts = [line.replace("‖", "") for line in lines] if is_long else "‖".join(lines).split("‖")
        for text in dict.fromkeys(filter(None, map(str.strip, texts))):
            for charset in _CHARSETS[path.stem]:
                try:
                    data = text.encode(charset)
                except UnicodeEncodeError:
                    continue
                if data.decode(charset) == text and not text.isascii():
                    yield Sample(charset, text, data)


def ours(data: bytes) -> str | None:
    """The reader of bytes, without a declaration."""
    try:
        return decode(data).text
    except ReadingError:
        return None


def charset_normalizer() -> Reader | None:
    """charset-normalizer by its defaults, where it is installed."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None

    def read(data: bytes) -> str | None:
        best = from_bytes(data).best()
        return None if best is None else str(best)

    return read


def main() -> None:
    readers: dict[str, Reader | None] = {"claimbook": ours, "charset-normalizer": charset_normalizer()}
    for name, is_long in (("sentences", False), ("paragraphs", True)):
        every = list(samples(is_long))
        print(f"{len(every)} {name}")
        for reader, read in readers.items():
            if read is None:
                print(f"  {reader:20} is not installed")
                continue
            told = [(sample, read(sample.data)) for sample in every]
            right = sum(text == sample.text for sample, text in told)
            refused = sum(text is None for _, text in told)
            wrong = len(every) - right - refused
            print(f"  {reader:20} right {right:5}   refused {refused:5}   silently wrong {wrong:5}")


if __name__ == "__main__":
    main()
