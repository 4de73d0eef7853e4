"""What takes long to prepare and never changes, kept on disk for the next process.

The folder is that of the system for such things (on Linux `~/.cache/claimbook`), or the one that the
environment variable CLAIMBOOK_CACHE names; `CLAIMBOOK_CACHE=off` does without. It may be deleted at any time,
and nothing in it is ever the only copy of anything.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import platformdirs

from claimbook.core.tables import write_bytes

_FORMAT = 2  # of the file: counted up with it
_CHECKSUM_BYTES = 12


def cache_folder() -> Path | None:
    """The folder of what is kept; None where the user wants none, or has no home folder."""
    wanted = os.environ.get("CLAIMBOOK_CACHE", "").strip()
    if wanted.lower() == "off":
        return None
    folder = Path(os.path.expanduser(wanted or platformdirs.user_cache_dir("claimbook", appauthor=False)))
    return folder if wanted or folder.is_absolute() else None


def kept(make: Callable[[], bytes], *packages: str, table: bytes = b"") -> bytes:
    """What `make` gives, from disk where an earlier process has left it there.

    It is made anew when a package that it is made of comes in another version, when the file of code that
    makes it changes, or the table; and when what is on disk is damaged. No failure of the disk is an error.

    Args:
        make: a function of a module, without arguments; the same bytes each time.
        packages: the distributions that it reads or works with.
        table: what it reads of claimbook's own.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    code = Path(make.__code__.co_filename).read_bytes()
    versions = "\0".join(version(package) for package in packages)
    recipe = f"{_FORMAT}\0{make.__qualname__}\0{versions}\0".encode() + code + b"\0" + table
    name = make.__name__.strip("_")
    path = folder / "prepared" / f"{name}-{hashlib.blake2b(recipe, digest_size=8).hexdigest()}"
    with suppress(OSError), path.open("rb") as file:
        checksum, content = file.read(_CHECKSUM_BYTES), file.read()
        if _checksum(content) == checksum:
            return content
    content = make()
    with suppress(OSError):
        write_bytes(path, _checksum(content) + content)
        for outdated in path.parent.glob(f"{name}-*"):
            if outdated != path:
                outdated.unlink(missing_ok=True)
    return content


def _checksum(content: bytes) -> bytes:
    """CRC-32 with the length: it finds damage, and costs a quarter of what a digest does."""
    return struct.pack("<IQ", zlib.crc32(content), len(content))
