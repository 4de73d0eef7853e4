"""Markdown as its reader sees it, every letter in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.reading.markdown import front_matter, visible_markdown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("The **plan** starts.", "The **plan** starts.", id="emphasis stays"),
        pytest.param(
            "A [plan](https://a.example) starts.", "A [plan](https://a.example) starts.", id="link stays"
        ),
        pytest.param(
            "The [plan][1] starts.\n\n[1]: https://a.example", "The [plan] starts.", id="address of a link"
        ),
        pytest.param("Seen.<!-- Not\nseen. --> Seen.", "Seen. Seen.", id="comment over lines"),
        pytest.param("Seen.<!-- Not closed", "Seen.", id="comment without end"),
        pytest.param("```python\nIt costs 5.\n```\n\nSeen.", "Seen.", id="fenced code"),
        pytest.param("~~~\nIt costs 5.", "", id="fence without end"),
        pytest.param("Text.\n\n    x = 5\n    y = 6\n\nMore.", "Text. More.", id="indented code"),
        pytest.param(
            "Text.\n\n    It costs 5 euros.\n\nMore.", "Text. It costs 5 euros. More.", id="indented prose"
        ),
        pytest.param("![The mayor](a.png) Seen.", "Seen.", id="picture"),
        pytest.param(
            "It costs 5.[^1]\n\n[^1]: So says the plan.", "It costs 5. So says the plan.", id="footnote"
        ),
        pytest.param("| City | Cost |\n|---|---:|\n| A | 5 |", "City | Cost A | 5", id="table"),
        pytest.param("It costs<br>5 <b>million</b>.", "It costs 5 million .", id="HTML"),
        pytest.param("<script>\nvar a = 'No.'\n</script>\n\nSeen.", "Seen.", id="script"),
        pytest.param(
            "It costs \\$5 and 3 < 5.", "It costs $5 and 3 < 5.", id="sign kept from being Markdown"
        ),
        pytest.param("## Plan {#plan}\n\nText.", "## Plan Text.", id="name of a heading"),
        pytest.param("---\ntitle: No\n---\nSeen.", "Seen.", id="front matter"),
        pytest.param("Text.\n\n---\n\nMore.", "Text. --- More.", id="a rule is no front matter"),
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    visible = visible_markdown(text)
    assert len(visible) == len(text)
    assert " ".join(visible.split()) == seen
    assert all(a in (b, " ") for a, b in zip(visible, text, strict=True))


@given(st.text(alphabet="ab .\n`-|[](){}<>!^#*_\\\t:&;\"'/~=1", max_size=200))
def test_every_letter_stays_in_its_place(text: str) -> None:
    visible = visible_markdown(text)
    assert len(visible) == len(text)
    assert all(a in (b, " ") for a, b in zip(visible, text, strict=True))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\ntitle: \"A: plan\"\nAuthor: 'Jane'\n---\n", {"title": "A: plan", "author": "Jane"}),
        (
            "---\nauthors:\n  - Jane Doe\n  - name: John Roe\ndate: 2025-03-04\n...\n",
            {"authors": "Jane Doe, John Roe", "date": "2025-03-04"},
        ),
        ("---\nauthors: [Jane, 'John']\n---", {"authors": "Jane, John"}),
        ("---\nno end\n", {}),
        ("Text\n---\n", {}),
        ("", {}),
    ],
)
def test_front_matter(text: str, fields: dict[str, str]) -> None:
    found, end = front_matter(text)
    assert found == fields
    assert end == (len(text) if fields else 0)
