"""Every fault of fetching, as tests/fakeweb/scenario.toml tells it, against real connections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimbook.core.errors import SourceError
from claimbook.core.settings import DEFAULTS
from claimbook.web.answers import RedirectError
from claimbook.web.session import Session
from fakeweb.answers import PAGE
from fakeweb.internet import running, scenario

FAULTS = scenario()["faults"]
SETTINGS = replace(DEFAULTS, largest_page=1_000_000)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_faults(fault: dict[str, Any]) -> None:
    with running() as internet:
        internet.load(fault)
        error = None
        settings = replace(SETTINGS, fetch_deadline=fault.get("deadline", DEFAULTS.fetch_deadline))
        try:
            got = Session(internet.network(), settings).fetch(fault["address"])
        except SourceError as caught:
            error = caught
        told = error.status.value if error else "found"
        assert (told, str(error)) == (fault["status"], str(error))
        if error is None:
            assert got.content.decode() == PAGE
        else:
            assert error.advice
            assert str(error).endswith(error.advice)
            assert "secret" not in str(error)
            assert fault.get("says", "") in str(error)
        assert internet.asked == fault.get("asked", internet.asked)
        assert [w for w in internet.clock.waits if "waits" in fault] == fault.get("waits", [])


def test_names_of_faults_differ() -> None:
    assert len({fault["name"] for fault in FAULTS}) == len(FAULTS)


def test_a_loop_keeps_its_chain() -> None:
    with running() as internet:
        internet.load(next(fault for fault in FAULTS if fault["name"] == "more than five hops"))
        with pytest.raises(RedirectError) as caught:
            Session(internet.network()).fetch("http://hops.example/news/0")
    assert caught.value.chain == tuple(f"http://hops.example/news/{number}" for number in range(7))
