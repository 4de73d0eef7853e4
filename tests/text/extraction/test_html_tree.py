from __future__ import annotations

import pytest

from claimbook.text.extraction.html_tree import Element, Step, elements, parse_html, walk


def shape(html: str) -> str:
    pieces = []
    for step, node in walk(parse_html(html)):
        if isinstance(node, str):
            pieces.append(node)
        elif node.name:
            pieces.append(f"<{node.name}>" if step is Step.ENTER else f"</{node.name}>")
    return "".join(pieces).replace("<html><body>", "").replace("</body></html>", "")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("plain", "plain", id="plain"),
        pytest.param("<p>a<p>b", "<p>a</p><p>b</p>", id="unclosed"),
        pytest.param("<P>a<BR>b</P>", "<p>a<br></br>b</p>", id="capitals"),
        pytest.param("a<!-- b -->c<?pi d?>", "ac", id="comments"),
        pytest.param("<p>a\x00b\ud800c", "<p>abc</p>", id="no characters"),
        pytest.param("<p>&lt;i&gt; &amp;", "<p><i> &</p>", id="entities"),
        pytest.param(
            "<?xml version='1.0' encoding='shift_jis'?><meta charset=shift_jis><p>日本",
            "<html><head><meta></meta></head><body><p>日本</p>",
            id="charset of the bytes that were",
        ),
    ],
)
def test_shapes(html: str, expected: str) -> None:
    assert shape(html) == expected


def test_attributes_and_classes() -> None:
    found = [e for e in elements(parse_html("<p ID=x Class=' a  b ' hidden>t")) if e.name == "p"]
    assert [(e.get("id"), e.classes, "hidden" in e.attributes, e.get("none")) for e in found] == [
        ("x", ("a", "b"), True, "")
    ]


@pytest.mark.parametrize("shift", range(1, 5))
def test_characters_at_the_borders_of_pieces_are_whole(shift: int) -> None:
    text = "a" * shift + "日本語😀é" * 9_000
    assert parse_html(f"<p>{text}").text() == text


def test_what_is_deep_stays_inside_what_hides_it() -> None:
    root = parse_html("<div>" * 2_500 + "<div hidden>" + "<i>" * 9_000 + "deep" + "</i>" * 9_000 + "end")
    above: list[Element] = []
    for step, node in walk(root):
        if isinstance(node, str):
            assert any("hidden" in element.attributes for element in above)
        elif step is Step.ENTER:
            above.append(node)
        else:
            above.pop()
    assert root.text() == "deepend"


def test_a_walk_passes_by_what_is_left_out() -> None:
    root = parse_html("<p>a<b>c</b>d")
    assert "".join(n for _, n in walk(root, lambda e: e.name == "b") if isinstance(n, str)) == "ad"
    assert root.text(2) == "ac"
