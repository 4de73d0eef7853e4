from __future__ import annotations

import pytest

from claimbook.core.errors import UsageError
from claimbook.web.cdx import ArchiveError
from claimbook.web.save_page import KEY, SAVE, archive_key, save_page
from claimbook.web.session import Session
from fakeweb.answers import Answer
from fakeweb.archive import Saving
from fakeweb.internet import Internet

PLAN = "http://a.example/news/plan"
SECRET = "mine:hush"


def test_a_page_is_saved(internet: Internet) -> None:
    internet.savings.append(Saving(PLAN, looks=2))
    saved = save_page(Session(internet.network()), PLAN, SECRET)
    assert saved == f"https://web.archive.org/web/20250301120005/{PLAN}"
    assert internet.asked == [SAVE, *[f"{SAVE}/status/spn2-0"] * 3]
    assert {headers["Authorization"] for headers in internet.headers} == {"LOW mine:hush"}
    assert sum(wait for wait in internet.clock.waits if wait == 5.0) == 10.0


@pytest.mark.parametrize(
    ("saving", "says"),
    [
        pytest.param(Saving(PLAN, refused="Too many today."), "plan: Too many today.", id="refused at once"),
        pytest.param(Saving(PLAN, error="Live page is not available"), "not available.", id="failed later"),
        pytest.param(Saving(PLAN, looks=99), "has not finished", id="never done"),
        pytest.param(Saving(PLAN, timestamp="20259999000000"), "does not say why", id="no point in time"),
        pytest.param(Saving("http://other.example/"), "Cannot resolve host.", id="another page"),
    ],
)
def test_errors_that_come_with_status_200(internet: Internet, saving: Saving, says: str) -> None:
    internet.savings.append(saving)
    with pytest.raises(ArchiveError, match=says) as caught:
        save_page(Session(internet.network()), PLAN, SECRET)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        pytest.param(Answer(body="<h1>Busy</h1>"), "no JSON", id="a page instead of JSON"),
        pytest.param(Answer(body="[" * 200_000), "no JSON", id="JSON that is too deep"),
        pytest.param(Answer(body="[1]"), "no JSON", id="a list"),
        pytest.param(Answer(body='{"job_id": "../../etc"}'), "does not say why", id="a job that is a path"),
        pytest.param(Answer(401, body="{}"), f"did not take the key in {KEY}", id="a wrong key"),
        pytest.param(Answer(429, {"retry-after": "soon"}, "{}"), "which is no time", id="busy"),
        pytest.param(
            Answer(302, {"location": "http://thief.example/"}, "{}"), "not say why", id="a redirect"
        ),
    ],
)
def test_an_archive_that_is_unwell(internet: Internet, answer: Answer, says: str) -> None:
    internet.add(SAVE, answer)
    with pytest.raises(ArchiveError, match=says):
        save_page(Session(internet.network()), PLAN, SECRET)
    assert internet.looked_up == ["web.archive.org"]


@pytest.mark.parametrize(
    "value", ["", "mine", "mine:", ":hush", "mine:hu sh", "mine:hush\nX: y", "miné:hush"]
)
def test_a_key_that_is_none(value: str) -> None:
    with pytest.raises(UsageError, match=KEY) as caught:
        archive_key({KEY: value})
    assert "hush" not in str(caught.value)


def test_a_key_is_read() -> None:
    assert archive_key({KEY: " mine:hush\n"}) == "mine:hush"
