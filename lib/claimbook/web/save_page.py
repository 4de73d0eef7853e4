"""Save Page Now: asks the Wayback Machine to keep a page too, so that others can show that it was there.

Whoever wants it needs a key of the Internet Archive (https://archive.org/account/s3.php), which is read from
the environment and sent to no one else. The archive keeps five captures of an address a day at most, and
reports its errors in answers of status 200.

Source: Internet Archive, "Save Page Now 2 Public API".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from claimbook.core.errors import SourceError, UsageError
from claimbook.web.answers import without_advice
from claimbook.web.cdx import ArchiveError, is_timestamp
from claimbook.web.session import Session
from claimbook.web.wayback import REPLAY

SAVE = "https://web.archive.org/save"
KEY = "CLAIMBOOK_ARCHIVE_KEY"
RECENT = (
    "30d"  # an archived copy that is no older is taken for the page's: another would only cost the archive
)
MOST_LOOKS = 24  # at a capture under way; with the pause between two, about two minutes
BETWEEN_LOOKS = 5.0  # seconds


def archive_key(environment: Mapping[str, str]) -> str:
    """The key of the Internet Archive that the environment holds, as "ACCESS:SECRET".

    Raises:
        UsageError: there is none, or it is no pair.
    """
    key = environment.get(KEY, "").strip()
    access, _, secret = key.partition(":")
    if not (access and secret and key.isascii() and key.isprintable()) or " " in key:
        what = "is no pair of an access key and a secret" if key else "is not set"
        raise UsageError(
            f"{KEY} {what}. Make a key on https://archive.org/account/s3.php, and set {KEY}=ACCESS:SECRET."
        )
    return key


def save_page(session: Session, url: str, key: str) -> str:
    """Has the archive capture a page; gives the address of the archived page.

    Args:
        session: does the asking; its pause for the archive holds between two requests.
        url: the page, public and without secrets in its address.
        key: as `archive_key` gives it.

    Raises:
        ArchiveError: the archive refused, failed, took too long or could not be reached.
    """
    headers = {"Accept": "application/json", "Authorization": f"LOW {key}"}
    form = {"url": url, "if_not_archived_within": RECENT, "skip_first_archive": "1"}
    told = _ask(session, SAVE, url, headers, form)
    job = told.get("job_id")
    if not isinstance(job, str) or not job.isascii() or not job.replace("-", "").isalnum():
        raise _refused(url, told)
    for _ in range(MOST_LOOKS):
        told = _ask(session, f"{SAVE}/status/{job}", url, headers, None)
        if told.get("status") == "success":
            return _archived(url, told)
        if told.get("status") != "pending":
            raise _refused(url, told)
        session.network.sleep(BETWEEN_LOOKS)
    raise ArchiveError(f"The Wayback Machine has not finished saving {url}.")


def _archived(url: str, told: Mapping[str, Any]) -> str:
    timestamp, original = told.get("timestamp"), told.get("original_url", url)
    if not isinstance(timestamp, str) or not is_timestamp(timestamp) or not isinstance(original, str):
        raise _refused(url, told)
    return f"{REPLAY}/{timestamp}/{original}"


def _ask(
    session: Session, address: str, url: str, headers: Mapping[str, str], form: Mapping[str, str] | None
) -> dict[str, Any]:
    try:
        answer = session.ask(address, headers=headers, follow=False, ask_robots=False, form=form)
        told = json.loads(answer.content)
    except SourceError as error:
        raise ArchiveError(f"The Wayback Machine could not save {url}: {without_advice(error)}") from None
    except (ValueError, RecursionError):
        told = None
    if answer.status_code in (401, 403):
        raise ArchiveError(f"The Wayback Machine did not take the key in {KEY} ({answer.status_code}).")
    if not isinstance(told, dict):
        raise ArchiveError(
            f"The Wayback Machine could not save {url}: it answered with {answer.status_code} and something "
            "that is no JSON."
        )
    return told


def _refused(url: str, told: Mapping[str, Any]) -> ArchiveError:
    """The archive's own words for what went wrong, on one line."""
    said = told.get("message") or told.get("status_ext") or "it does not say why"
    words = " ".join(str(said)[:300].split())
    return ArchiveError(f"The Wayback Machine did not save {url}: {words.rstrip('.')}.")
