"""The templates of the pages and tables that people read; every value is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup


@cache
def template(name: str) -> Template:
    """A template beside this file, with escaping on; a value that is missing is an error."""
    environment = Environment(
        loader=PackageLoader("claimbook", "stages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_writable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _writable(value: object) -> object:
    """Leaves out what no page can hold: control characters and lone surrogates."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    kept = "".join(char for char in value if char in "\n\t" or not (char < " " or char == "\x7f"))
    return kept.encode("utf-8", "replace").decode("utf-8")
