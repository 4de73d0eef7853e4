"""Links of an article's own body, over made pages as sites build them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.extraction.page_links import all_links, body_links, own_address

PROSE = "<p>The plant in Porto will open in May, as the company said on Tuesday in a long statement.</p>"
LINK = "<a href='https://b.example/plan'>plan</a>"


@pytest.mark.parametrize(
    "page",
    [
        f"<p>See the {LINK}.</p>",
        f"<article>{PROSE}<p>{LINK}</p></article>",
        f"<main>{PROSE}<h2>Sources</h2><ul><li>{LINK}</li></ul></main><div>{PROSE[:40]}</div>",
        f"<form id=form1>{PROSE}{PROSE}<p>{LINK}</p></form>",
        f"<div class=content-with-sidebar>{PROSE}<p>{LINK}</p></div>",
        f"<table><tr><td>{PROSE}</td><td>{LINK}</td></tr></table>",
        f"<div class=references>{LINK}</div>{PROSE}",
        f"{PROSE}<blockquote>{LINK}</blockquote>",
        f"<article>{PROSE}{LINK}",
    ],
    ids=range(9),
)
def test_a_link_of_the_body_is_found(page: str) -> None:
    assert [link.url for link in body_links(page)] == ["https://b.example/plan"]


@pytest.mark.parametrize(
    "page",
    [
        f"<nav>{LINK}</nav>{PROSE}",
        f"<header>{LINK}</header>{PROSE}",
        f"<footer><p>{LINK}</p></footer>{PROSE}",
        f"<aside><ul><li>{LINK}</li></ul></aside>{PROSE}",
        f"<div role=navigation>{LINK}</div>{PROSE}",
        f"<div class=social-share>{LINK}</div>{PROSE}",
        f"<div class='related-posts box'>{LINK}</div>{PROSE}",
        f"<div id=cookie-consent>We use cookies. {LINK}</div>{PROSE}",
        f"<article>{PROSE}</article><div>{LINK}</div>",
        f"<article>{PROSE}<nav><div><span>{LINK}</span></div></nav></article>",
        f"<article>{PROSE}<footer>{LINK}</footer></article><p>{LINK}</p>",
        f"<template>{LINK}</template>{PROSE}",
        f"<!-- {LINK} -->{PROSE}",
        "<a href='mailto:a@b.example'>x</a><a href='javascript:x()'>y</a><a href='ftp://b.example/x'>z</a>",
        "<a href='/plan'>x</a><a href='#top'>y</a><a href>z</a><a>w</a>",
        f"<a href='https://b.example/{'x' * 5_000}'>x</a>",
        "",
        " \n",
        "no tags",
    ],
    ids=range(19),
)
def test_other_links_are_not(page: str) -> None:
    assert body_links(page) == ()


def test_relative_links_need_the_address_of_the_page() -> None:
    page = "<p>See <a href='../plan?utm_source=x'>the plan</a> or <a href='#top'>above</a>.</p>"
    assert [link.url for link in body_links(page, "https://a.example/news/today/")] == [
        "https://a.example/news/plan"
    ]


def test_whether_a_link_stands_in_a_sentence() -> None:
    page = f"{PROSE.removesuffix('</p>')} {LINK}</p><ul><li>{LINK}</li></ul>"
    assert [(link.words, link.in_prose) for link in body_links(page)] == [("plan", True), ("plan", False)]


@pytest.mark.parametrize(
    ("page", "own"),
    [
        ("<link rel=canonical href=' https://a.example/plan?utm_source=x '>", "https://a.example/plan"),
        ("<meta property=og:url content=https://a.example/plan>", "https://a.example/plan"),
        (
            "<link rel=canonical href=/plan><meta property=og:url content=https://a.example/b>",
            "https://a.example/b",
        ),
        ("<link rel=canonical href='http://[bad'>", ""),
        ("<link rel=stylesheet href=https://a.example/plan>", ""),
        ("", ""),
    ],
    ids=range(6),
)
def test_what_a_page_calls_its_own_address(page: str, own: str) -> None:
    assert own_address(page) == own


def test_all_links_are_given_as_they_are_written() -> None:
    page = f"<nav><a href=' HTTPS://a.example/x '>x</a></nav>{LINK}<a href='/y'>y</a>"
    assert all_links(page) == ("HTTPS://a.example/x", "https://b.example/plan")
    assert all_links("") == ()


PIECES = [
    "<a href=", "'https://a.example/x'", ">", "</a>", "<p>", "<article>", "</nav>", "<nav>", "\x00", "\ud800",
    "x ",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(["", "https://b.example/"])
)
def test_every_page_is_read(page: str, base: str) -> None:
    for link in body_links(page, base):
        assert link.url.startswith(("http://", "https://"))


@pytest.mark.parametrize("piece", ["<div>", "<a href='https://a.example/x'>", "<p><span>", "<a href='", "x"])
def test_long_pages_are_read(piece: str) -> None:
    assert len(body_links(piece * (200_000 // len(piece)))) <= 200_000
