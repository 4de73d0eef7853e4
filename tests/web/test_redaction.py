"""Nothing secret leaves in an address or a header, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.web.redaction import REDACTED, redact_address, redact_headers


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://a.example/p?access_token=hunter2", id="token"),
        pytest.param("https://a.example/p?x=1&API-Key=hunter2&y=2", id="api key"),
        pytest.param("https://a.example/p?X-Amz-Signature=hunter2", id="signed address"),
        pytest.param("https://a.example/cb#id_token=hunter2", id="fragment"),
        pytest.param("https://me:hunter2@a.example/", id="user and password"),
        pytest.param("https://a.example/p;jsessionid=hunter2", id="session in the path"),
        pytest.param("https://a.example/p?%74oken=hunter2", id="name in percent signs"),
        pytest.param("https://a.example/go?to=https%3A%2F%2Fb.example%2F%3Ftoken%3Dhunter2", id="nested"),
        pytest.param("https://a.example/go?to=https%253A%252F%252Fb%252F%253Ftoken%253Dhunter2", id="twice"),
        pytest.param("https://a.example/go?to=https://b.example/?token=hunter2", id="nested as it is"),
        pytest.param("https://a.example/go?to=https%3A%2F%2Fme%3Ahunter2%40b.example%2F", id="nested user"),
        pytest.param("https://web.archive.org/web/2025id_/https://a.example/?password=hunter2", id="archive"),
        pytest.param("https://a.example/eyJhunter2xx.eyJhunter2.x", id="signed token in the path"),
        pytest.param("https://[broken/?token=hunter2", id="no address at all"),
    ],
)
def test_secrets_go(address: str) -> None:
    assert "hunter2" not in redact_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/news?id=7&page=2&keyword=tokyo&lang=ja#part-2",
        "https://a.example/authors/keys/monkey?country=jp&design=1",
        "https://a.example/検索?q=東京",
        "https://a.example/p?token=",
        "",
    ],
)
def test_the_rest_stays(address: str) -> None:
    assert redact_address(address) == address


@pytest.mark.parametrize(
    "name", ["Set-Cookie", "set-cookie", "AUTHORIZATION", "Proxy-Authorization", "Cookie"]
)
def test_secret_headers_keep_their_name_alone(name: str) -> None:
    assert redact_headers([(name, "hunter2"), ("Date", "today")]) == ((name, REDACTED), ("Date", "today"))


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=80))
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    once = redact_address(text)
    assert redact_address(once) == once


def test_a_long_line_is_read_once() -> None:
    line = "https://" + "a:b" * 200_000 + "?x=" + "%" * 200_000 + "-eyJxxxxx" * 100_000
    assert redact_address(line)


def test_the_end_of_a_sentence_stays() -> None:
    told = redact_address(
        "It leads to https://a.example/p?token=x1. Open (https://a.example/?sig=2), please."
    )
    assert told == (
        "It leads to https://a.example/p?token=REDACTED. Open (https://a.example/?sig=REDACTED), please."
    )
