"""What takes long to prepare and never changes, kept on disk for the next process.

The folder is that of the system for such things (on Linux `~/.cache/claimbook`), or the one that the
environment variable CLAIMBOOK_CACHE names; `CLAIMBOOK_CACHE=off` does without. It may be deleted at any time,
and nothing in it is ever the only copy of anything.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import platformdirs

from claimbook.core.tables import write_bytes

_DIGEST_BYTES = 32


def cache_folder() -> Path | None:
    """The folder of what is kept; None where the user wants none, or has no home folder."""
    wanted = os.environ.get("CLAIMBOOK_CACHE", "").strip()
    if wanted.lower() == "off":
        return None
    folder = Path(os.path.expanduser(wanted or platformdirs.user_cache_dir("claimbook", appauthor=False)))
    return folder if wanted or folder.is_absolute() else None


def kept(make: Callable[[], bytes], package: str) -> bytes:
    """What `make` gives, from disk where an earlier process has left it there.

    It is made anew when the package that it is made of comes in another version, when the file of code that
    makes it changes, and when what is on disk is damaged. No failure of the disk is an error.

    Args:
        make: a function of a module, without arguments; the same bytes each time.
        package: the distribution that it reads.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    code = Path(make.__code__.co_filename).read_bytes()
    recipe = f"{make.__qualname__}\0{version(package)}\0".encode() + code
    name = make.__name__.strip("_")
    path = folder / "prepared" / f"{name}-{hashlib.blake2b(recipe, digest_size=8).hexdigest()}"
    with suppress(OSError):
        whole = path.read_bytes()
        content = whole[_DIGEST_BYTES:]
        if _digest(content) == whole[:_DIGEST_BYTES]:
            return content
    content = make()
    with suppress(OSError):
        write_bytes(path, _digest(content) + content)
        for outdated in path.parent.glob(f"{name}-*"):
            if outdated != path:
                outdated.unlink(missing_ok=True)
    return content


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()
