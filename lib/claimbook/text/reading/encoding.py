"""Bytes into text, with the reason for the encoding that was chosen, or a refusal."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from claimbook.core.errors import ReadingError
from claimbook.text.reading.charsets import EAST, weigh


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was read with, and why that one."""

    text: str
    charset: str
    reason: str  # byte order mark, valid UTF-8, declared, detected


_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    # The mark of UTF-32 begins with that of UTF-16, so it is looked for first.
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)
# What pages and files declare, read the way browsers read it (WHATWG Encoding Standard).
_ALIASES = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "x-euc-jp": "euc_jp",
}
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
_CONTROL_BYTES = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")
_STRAY = re.compile("[\x00\ud800-\udfff]")
_SAMPLE = 200_000
_LEAST_WEIGHT = 0.4  # of a reading that is believed
_LEAST_LEAD = {True: 0.1, False: 0.0}  # over the next, for charsets of East Asia; others come in an order


def decode(data: bytes, declared: str = "") -> Decoded:
    """Reads bytes as text: byte order mark, strict UTF-8, the declared charset, then detection.

    Args:
        data: the whole file or body.
        declared: what the file or the server says of itself; may be empty, unknown or wrong.

    Returns:
        the text without byte order mark and stray characters; never with a replacement character
        that the bytes do not hold.

    Raises:
        ReadingError: the bytes are no text, or the encoding cannot be known.

    >>> decode("孫正義氏".encode("shift_jis"), "Shift_JIS")
    Decoded(text='孫正義氏', charset='cp932', reason='declared')
    """
    for magic, kind in _NOT_TEXT:
        if data.startswith(magic):
            raise ReadingError(f"This is {kind}, not a text file. Save its text as UTF-8 and use that.")
    for mark, charset, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(clean(_strictly(data, codec, charset)), charset, "byte order mark")
    if _ISO_2022_JP.search(data[:_SAMPLE]):
        text = _try(data, "iso2022_jp_2")
        if text is not None:
            return Decoded(clean(text), "iso-2022-jp", "detected")
    wide = _wide_charset(data)
    if wide:
        return Decoded(clean(_strictly(data, wide, wide)), wide, "detected")
    if _is_binary(data):
        raise ReadingError(
            "This is not a text file: it is full of control bytes. Save its text as UTF-8 and use that."
        )
    text = _try(data, "utf-8")
    if text is not None:
        return Decoded(clean(text), "utf-8", "valid UTF-8")
    charset = _ALIASES.get(declared.strip().lower(), declared.strip().lower())
    text = _try(data, charset) if charset else None
    if text is not None and not _garbled(text[:_SAMPLE], charset):
        return Decoded(clean(text), codecs.lookup(charset).name, "declared")
    return _detect(data)


def clean(text: str) -> str:
    """Takes out what no reader sees and many libraries refuse: NUL and lone surrogates.

    >>> clean("a" + chr(0) + "b" + chr(0xD800))
    'ab'
    """
    return _STRAY.sub("", text)


def _detect(data: bytes) -> Decoded:
    readings = weigh(data)
    if readings:
        weight, charset, text = readings[0]
        others = [other for other in readings[1:] if other[2] != text]
        # A rival that is nearly as good may be the right one, and a wrong text is worse than none.
        if weight >= _LEAST_WEIGHT and not (others and others[0][0] > weight - _LEAST_LEAD[charset in EAST]):
            return Decoded(clean(text), charset, "detected")
    raise ReadingError(
        "The encoding of this text cannot be known. Open it in an editor that shows it rightly and save it "
        "as UTF-8."
    )


def _try(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _strictly(data: bytes, codec: str, charset: str) -> str:
    text = _try(data, codec)
    if text is None:
        raise ReadingError(
            f"This text says that it is {charset}, but its bytes are not. It is cut off or damaged: "
            "get it again, or save it as UTF-8."
        )
    return text


def _wide_charset(data: bytes) -> str:
    """The charset of UTF-16 without a byte order mark; "" where it is none.

    Latin text shows by its NULs, all on one side; text of East Asia by bytes that no other text holds
    and by reading as East Asian script, punctuation included.
    """
    if not data or len(data) % 2:
        return ""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 10 <= max(even, odd) and max(even, odd) * 100 >= len(sample):
        charset = "utf-16-le" if odd > even else "utf-16-be"
        text = _try(data, charset)
        if text is not None and _unreadable_share(text[:_SAMPLE]) <= 0.01:
            return charset
    if _is_binary(data):
        for charset in ("utf-16-le", "utf-16-be"):
            text = _try(data, charset)
            if text is not None and _is_east_asian(text[:_SAMPLE]):
                return charset
    return ""


def _is_east_asian(text: str) -> bool:
    script = len(
        re.findall(r"[ -~\s\u2018-\u201d\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff65]", text)
    )
    marks = len(re.findall(r"[ -~\s\u3000-\u30ff\uff00-\uff1f]", text))
    return script >= 0.97 * len(text) and marks >= 0.02 * len(text)


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    # A text may hold a stray NUL or two; a binary file is full of them.
    return controls > 3 and controls * 200 > len(data)


def _unreadable_share(text: str) -> float:
    bad = sum(unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\t\n\v\f\r\x1b" for c in text)
    return bad / max(1, len(text))


def _garbled(text: str, charset: str) -> bool:
    """Whether text read with a wrong charset shows it, although the bytes allow that charset."""
    if _unreadable_share(text) > 0.01:
        return True
    letters = sum(c.isalpha() for c in text)
    half_width = sum("\uff61" <= c <= "\uff9f" for c in text)
    if half_width * 3 > max(1, letters):
        return True  # EUC-JP read as Shift_JIS
    if codecs.lookup(charset).name not in ("cp1252", "iso8859-1", "iso8859-15"):
        return False
    marked = sum(ord(c) > 127 for c in text)
    return marked * 3 > max(1, len(text))  # no language of Western Europe has so many
