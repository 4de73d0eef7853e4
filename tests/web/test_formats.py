from __future__ import annotations

import pytest

from claimbook.web.formats import Format, declared_charset, sniff


@pytest.mark.parametrize(
    ("content", "content_type", "name", "expected"),
    [
        (b"<!DOCTYPE html><p>x", "", "", Format.HTML),
        (b"  \n<html lang=en>", "text/plain", "x.txt", Format.HTML),
        (b"\xef\xbb\xbf<!-- c --><html>", "", "", Format.HTML),
        ("<html><p>x".encode("utf-16"), "", "", Format.HTML),
        (b"Hello <b>you</b>", "text/html", "", Format.HTML),
        (b"Hello you, 3 < 4", "text/html", "", Format.PLAIN),
        (b"Hello <b>you</b>", "", "x.HTM", Format.HTML),
        (b"Hello <b>you</b>", "", "x.txt", Format.PLAIN),
        (b"", "text/html", "", Format.HTML),
        (b"# Plan", "text/markdown", "", Format.MARKDOWN),
        (b"# Plan", "text/plain", "https://a.example/x.md?raw=1#top", Format.MARKDOWN),
        (b"# Plan", "text/plain", "", Format.PLAIN),
        (b"%PDF-1.7", "text/html", "x.html", Format.PDF),
        (b"\n%PDF-1.4", "", "", Format.PDF),
        (b"PK\x03\x04 ... word/document.xml", "application/zip", "", Format.DOCX),
        (b"PK\x03\x04", "", "plan.docx", Format.DOCX),
        (b"PK\x03\x04", "", "plan.zip", Format.PLAIN),
        (b"\xd0\xcf\x11\xe0", "", "plan.docx", Format.DOCX),
        (b"Plan", "", "plan.docx", Format.PLAIN),
        (b"", "", "", Format.PLAIN),
    ],
)
def test_sniff(content: bytes, content_type: str, name: str, expected: Format) -> None:
    assert sniff(content, content_type, name) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<meta charset=Shift_JIS>", "Shift_JIS"),
        (b"<meta http-equiv=content-type content='text/html; charset=euc-jp'>", "euc-jp"),
        (b"<?xml version='1.0' encoding='windows-1252'?><html>", "windows-1252"),
        (b"<p>charset=x", ""),
        (b"<meta " * 5_000, ""),
        (b"", ""),
    ],
)
def test_declared_charset(content: bytes, expected: str) -> None:
    assert declared_charset(content) == expected
