"""The persona of the example that a new wiki begins with, for as long as it is nobody's customer."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from mkdocs_journeys.scaffold.forms import forms

EXAMPLE = "nadia"
_FILE = "index.md"


def example_personas(wiki: Path) -> frozenset[str]:
    """The persona of the example, as long as its file is as it was written; empty after that."""
    try:
        found = (wiki / EXAMPLE / _FILE).read_text("utf-8")  # with the ends of lines of any system
    except (OSError, UnicodeDecodeError):
        return frozenset()
    source = resources.files("mkdocs_journeys.scaffold") / "files" / "journeys" / EXAMPLE / f"{_FILE}.jinja"
    form = forms().from_string(source.read_text(encoding="utf-8"))
    is_as_written = any(found == form.render(is_english=is_english) for is_english in (True, False))
    return frozenset({EXAMPLE}) if is_as_written else frozenset()
