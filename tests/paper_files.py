"""Small PDF and DOCX files made by hand, so that every byte of them is known."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PAGE_WIDTH, PAGE_HEIGHT = 595, 842


@dataclass(frozen=True)
class Words:
    """Words at a place: points from the left and from the top of the page to the foot of the letters."""

    left: float
    down: float
    text: str
    size: float = 11


def column(left: float, down: float, lines: Sequence[str], size: float = 11) -> list[Words]:
    """Lines set one below the other."""
    return [Words(left, down + i * size * 1.3, line, size) for i, line in enumerate(lines)]


def pdf(
    *pages: Sequence[Words],
    record: Mapping[str, str] | None = None,
    locked: bool = False,
    picture: bool = False,
) -> bytes:
    """A PDF with these pages.

    Latin text is set in Helvetica; text with other letters in a font whose ToUnicode map alone says which
    letter is meant, as in every PDF with Japanese text.
    """
    letters = sorted({c for page in pages for words in page for c in words.text if ord(c) > 255})
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]  # the second is filled below
    objects += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    objects += [
        b"<</Type/Font/Subtype/Type0/BaseFont/East/Encoding/Identity-H/DescendantFonts[5 0 R]"
        b"/ToUnicode 6 0 R>>"
    ]
    objects += [
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/East/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 1000/FontDescriptor 7 0 R>>"
    ]
    mapping = "\n".join(f"<{ord(c):04X}> <{c.encode('utf-16-be').hex()}>" for c in letters)
    objects += [
        _stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{len(letters)} beginbfchar\n{mapping}\nendbfchar\nendcmap end end".encode()
        )
    ]
    objects += [
        b"<</Type/FontDescriptor/FontName/East/Flags 4/FontBBox[0 -200 1000 880]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 700/StemV 80>>"
    ]
    objects += [
        _stream(
            b"\xff" * 12,
            "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8",
        )
    ]
    kids = []
    for page in pages:
        content = "\n".join(map(_show, page)) + ("\nq 500 0 0 700 40 60 cm /P Do Q" if picture else "")
        objects.append(_stream(content.encode("latin-1")))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</L 3 0 R/E 4 0 R>>/XObject<</P 8 0 R>>>>>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    trailer = "/Root 1 0 R"
    if record:
        fields = "".join(f"/{name} <feff{value.encode('utf-16-be').hex()}>" for name, value in record.items())
        objects.append(f"<<{fields}>>".encode())
        trailer += f"/Info {len(objects)} 0 R"
    if locked:
        secret = "00" * 32
        objects.append(f"<</Filter/Standard/V 1/R 2/P -4/O<{secret}>/U<{secret}>>>".encode())
        trailer += f"/Encrypt {len(objects)} 0 R/ID[<00><00>]"
    return _assembled(objects, trailer)


def _show(words: Words) -> str:
    x, y = words.left, PAGE_HEIGHT - words.down
    if all(ord(c) <= 255 for c in words.text):
        escaped = words.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"BT /L {words.size} Tf {x} {y} Td ({escaped}) Tj ET"
    # Four digits for each letter; the font gives every one of them the width of its size.
    return f"BT /E {words.size} Tf {x} {y} Td <{''.join(f'{ord(c):04X}' for c in words.text)}> Tj ET"


def _stream(content: bytes, more: str = "") -> bytes:
    packed = zlib.compress(content)
    return f"<<{more}/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream"


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    out += f"trailer\n<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="a"><w:name w:val="My Head"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="L"><w:name w:val="Aufzählung"/>'
    '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
)


def docx(body: str, record: str = "", notes: str = "", main: str = "word/document.xml") -> bytes:
    """A DOCX with this body, in WordprocessingML without its namespaces."""
    folder = main.rpartition("/")[0]
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": (
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            "<Relationship Id='r'"
            " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'"
            f" Target='/{main}'/></Relationships>"
        ),
        main: f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        f"{folder}/styles.xml": f"<w:styles {_NAMESPACES}>{STYLES}</w:styles>",
        f"{folder}/footnotes.xml": f"<w:footnotes {_NAMESPACES}>{notes}</w:footnotes>",
        "docProps/core.xml": (
            "<c:coreProperties xmlns:c='core' xmlns:dc='http://purl.org/dc/elements/1.1/'"
            f" xmlns:dcterms='http://purl.org/dc/terms/'>{record}</c:coreProperties>"
        ),
    }
    return archive(parts)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
