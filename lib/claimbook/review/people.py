"""Who sits at the desk, and whether that person may write."""

from __future__ import annotations

import getpass
import os
from pathlib import Path


def reviewer_name(given: str = "") -> str:
    """The name that decisions carry: as given, else of CLAIMBOOK_REVIEWER, else of the login.

    Empty where none of them says.
    """
    named = given or os.environ.get("CLAIMBOOK_REVIEWER", "")
    if not named.strip():
        try:
            named = getpass.getuser()
        except (KeyError, OSError):
            named = ""
    return " ".join(named.split())[:100]


def may_write(decisions: Path) -> bool:
    """Whether decisions can be added to the file; nothing is written to find out."""
    if not os.access(decisions.parent, os.W_OK):
        return False
    return not decisions.exists() or (decisions.is_file() and os.access(decisions, os.W_OK))
