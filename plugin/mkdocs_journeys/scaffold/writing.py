"""Writes the files of a new wiki."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from mkdocs_journeys.checks.purpose import primary
from mkdocs_journeys.exchange.writing import Change, write_all
from mkdocs_journeys.pages.words import words_in
from mkdocs_journeys.scaffold.answers import Answers
from mkdocs_journeys.scaffold.drafts import written
from mkdocs_journeys.scaffold.forms import forms
from mkdocs_journeys.scaffold.languages import theme_language

# Names that begin with a dot are written with this in the package: tools pass over hidden files.
_DOT = "dot_"
_TEMPLATE = ".jinja"
_IF_INTERNAL = PurePosixPath("docs/robots.txt")

_FORMS = forms()
_FORMS.filters["yaml"] = written
_FORMS.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
_FORMS.filters["markdown"] = lambda text: re.sub(r"([\\`*_{}\[\]<>#|&!~$])", r"\\\1", text)


def files(answers: Answers) -> Mapping[PurePosixPath, str]:
    """The files of a new wiki: from path to text."""
    values = {field: getattr(answers, field) for field in (*Answers.__dataclass_fields__, "months_ago")}
    values |= {
        "w": words_in(answers.language),
        "theme_language": theme_language(answers.language),
        "is_english": primary(answers.language) == "en",
    }
    found = {}
    for path, source in _sources(resources.files("mkdocs_journeys.scaffold") / "files", PurePosixPath()):
        text = source.read_text(encoding="utf-8")
        if path.suffix == _TEMPLATE:
            path, text = path.with_suffix(""), _FORMS.from_string(text).render(values)
        if path != _IF_INTERNAL or answers.is_internal:
            found[path] = text
    return dict(sorted(found.items()))


def _sources(folder: Traversable, below: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in folder.iterdir():
        path = below / (f".{entry.name.removeprefix(_DOT)}" if entry.name.startswith(_DOT) else entry.name)
        if entry.is_dir():
            yield from _sources(entry, path)
        else:
            yield path, entry


def in_the_way(folder: Path) -> tuple[str, ...]:
    """What a folder holds already, but for the repository's own `.git`."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.name != ".git"))


def write(folder: Path, texts: Mapping[PurePosixPath, str]) -> None:
    """Write the files, all or none. One that is there already is never overwritten: NotWrittenError."""
    write_all([Change(folder / path, text.encode()) for path, text in texts.items()])
