"""Errors of the operating system, told with what to do about them."""

from __future__ import annotations

import errno
import re

_TO_DO = {
    errno.ENOSPC: "The disk is full: free some space, and run again.",
    errno.EDQUOT: "Your share of the disk is used up: free some space, and run again.",
    errno.EROFS: "The disk can only be read: make it writable, and run again.",
    errno.EACCES: "The permissions forbid it: change them, and run again.",
    errno.EPERM: "The permissions forbid it: change them, and run again.",
    errno.EMFILE: "Too many files are open: raise the limit (ulimit -n), and run again.",
}
_NUMBER = re.compile(r"\[Errno (\d+)\]")


def told(error: OSError) -> str:
    """An error in words: what happened, to what, and what to do.

    >>> told(OSError(errno.ENOSPC, "No space left on device", "run.json"))
    'No space left on device: run.json. The disk is full: free some space, and run again.'
    """
    what = error.strerror or str(error) or type(error).__name__
    where = f": {error.filename}" if error.filename else ""
    return f"{what}{where}. {_TO_DO.get(error.errno or 0, '')}".strip()


def advice(message: str) -> str:
    """What to do about an error whose message names its number; empty where there is nothing to say."""
    found = _NUMBER.search(message)
    return _TO_DO.get(int(found[1]), "") if found else ""
