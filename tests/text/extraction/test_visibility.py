from __future__ import annotations

import pytest

from claimbook.text.extraction.visibility import declarations, read_styles
from claimbook.text.reading.pages import extract_page

SENTENCE = "The plant will open in May."


def is_seen(html: str) -> bool:
    # The second paragraph keeps the first from being most of the page.
    page = extract_page(
        f"<body>{html}<p>It will employ 1,200 people in three shifts, the company said.</p></body>"
    )
    blocks = [b for b in page.blocks if page.text[b.start : b.end] == SENTENCE]
    assert len(blocks) == 1
    return blocks[0].visible


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        "style='display:none'",
        "style='DISPLAY : NONE !important'",
        "style='visibility:hidden'",
        "style='opacity:0'",
        "style='font-size:0'",
        "style='font-size:0px'",
        "style='font-size:1px'",
        "style='position:absolute;left:-9999px'",
        "style='position:fixed; top: -100vh'",
        "style='text-indent:-9999px'",
        "style='position:absolute;clip:rect(0,0,0,0)'",
        "style='clip-path:inset(50%)'",
        "style='height:0;overflow:hidden'",
        "style='width:1px;height:1px;overflow:hidden'",
        "style='transform:scale(0)'",
        "style='color:transparent'",
        "style='color:#fff'",
        "style='color:white;background:#fff'",
        "style='color:#FEFEFE;background-color:rgb(255,255,255)'",
        "style='color:#000;background:black'",
        "class='sr-only'",
        "class='x d-none'",
        "class=gone",
        "id=gone",
    ],
)
def test_hidden(attributes: str) -> None:
    styles = "<style>/* */ .gone, #gone { display: none } @media print { p { display: none } }</style>"
    assert not is_seen(f"{styles}<p {attributes}>{SENTENCE}</p>")
    assert not is_seen(f"{styles}<div {attributes}><div><p>{SENTENCE}</p></div></div>")


@pytest.mark.parametrize(
    "html",
    [
        f"<p style='display:block'>{SENTENCE}</p>",
        f"<p style='color:#fff;background:#003366'>{SENTENCE}</p>",
        f"<div style='background:url(x.jpg)'><p style='color:#fff'>{SENTENCE}</p></div>",
        f"<section class='hero dark'><p style='color:white'>{SENTENCE}</p></section>",
        f"<ul style='font-size:0'><li style='font-size:14px'>{SENTENCE}</li></ul>",
        f"<p style='margin-left:-10px'>{SENTENCE}</p>",
        f"<p style='position:absolute;left:-5px'>{SENTENCE}</p>",
        f"<p class='d-none d-md-block'>{SENTENCE}</p>",
        f"<p class='hidden lg:block'>{SENTENCE}</p>",
        f"<p aria-hidden=false>{SENTENCE}</p>",
        f"<p aria-hidden=true>{SENTENCE}</p>",
        f"<div aria-hidden=true><p>{SENTENCE}</p></div>",
        f"<style>.tab{{display:none}} .tab.active{{display:block}}</style><p class=tab>{SENTENCE}</p>",
        f"<style>@media print {{ .gone {{ display:none }} }}</style><p class=gone>{SENTENCE}</p>",
        f"<details><summary>More about it:</summary><p>{SENTENCE}</p></details>",
        f"<p style='color:'>{SENTENCE}</p>",
        f"<p style='opacity:.9;font-size:small'>{SENTENCE}</p>",
    ],
)
def test_seen(html: str) -> None:
    assert is_seen(html)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", {}),
        ("color", {}),
        ("a:b:c;;d:e", {"a": "b:c", "d": "e"}),
    ],
)
def test_declarations(style: str, expected: dict[str, str]) -> None:
    assert declarations(style) == expected


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        (".a{display:none}", {".a"}),
        (".a .b{display:none}", set()),
        ("@import 'x'; p.c , #d{visibility:hidden}", {"p.c", "#d"}),
        (".a{display:none", set()),
        ("}}}{{{", set()),
        ("/* .a{display:none}", set()),
    ],
)
def test_style_sheets(sheet: str, hidden: set[str]) -> None:
    assert set(read_styles([sheet]).hidden) == hidden
