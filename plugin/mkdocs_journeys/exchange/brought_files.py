"""Writes what an export has brought back as the files of a wiki, and says what is wrong with it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs_journeys.exchange.brought import Brought, Data, Problem
from mkdocs_journeys.exchange.journey_file import journey_text, persona_text, registry_text, settings_text
from mkdocs_journeys.exchange.sheets.emptied import Line, column_at
from mkdocs_journeys.exchange.sheets.sheet import is_list
from mkdocs_journeys.model.fields import JourneyFields, PersonaFields, Record, SettingsFields
from mkdocs_journeys.model.fields.record import EXTRAS
from mkdocs_journeys.model.fields.shape import key_of, nested, references
from mkdocs_journeys.model.finding import Finding, Level
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.model.values.texts import identifier, slug
from mkdocs_journeys.pages.catalog_data import PROSE
from mkdocs_journeys.reading.folder import PERSONA_FILE
from mkdocs_journeys.reading.folder import SETTINGS as SETTINGS_FILE
from mkdocs_journeys.reading.nodes import DEPTH_LIMIT
from mkdocs_journeys.reading.reader import read
from mkdocs_journeys.reading.registries import KINDS
from mkdocs_journeys.reading.spots import Path_
from mkdocs_journeys.reading.written import Progress

_STEP = re.compile(r"\[(\d+)\]|([^.\[]+)")
_TRUTHS = {"yes": True, "no": False}
_PICTURE = "image.src"


def files_of(brought: Brought) -> dict[str, str]:
    """The files by their paths in the wiki's folder. What can't be a file's name is left out: see `problems`.

    Pictures are no part of an export: files name them as before.
    """
    files: dict[str, str] = {}
    names = brought.unlisted
    if brought.settings:
        files[SETTINGS_FILE] = settings_text(
            shortened(brought.settings, SettingsFields, names), SettingsFields
        )
    for kind, entries in brought.registries.items():
        if kind in KINDS:
            record = KINDS[kind]
            whole = {key: _bare(shortened(entry, record, names), record) for key, entry in entries.items()}
            files[f"{kind}.yml"] = registry_text(whole, record)
    for persona, fields in brought.personas.items():
        if _is_name(persona):
            body = str(fields.get(PROSE, ""))
            files[f"{persona}/{PERSONA_FILE}"] = persona_text(
                shortened(_without_prose(fields), PersonaFields, names), body
            )
    for journey, fields in brought.journeys.items():
        if _is_address(journey):
            body = str(fields.get(PROSE, ""))
            files[f"{journey}.md"] = journey_text(
                shortened(_without_prose(fields), JourneyFields, names), body
            )
    return files


def problems(brought: Brought, tell: Progress | None = None) -> tuple[Problem, ...]:
    """What is wrong with it: what the sheets themselves don't bear, bad names, and whatever reading its files
    says, each at its place in the export. `tell` hears how far reading is.
    """
    found = [*brought.problems, *_bad_names(brought)]
    if any(_depth(part) > DEPTH_LIMIT for part in _parts(brought)):
        return (*found, Problem("$", f"Lists and fields are nested more than {DEPTH_LIMIT} deep."))
    with tempfile.TemporaryDirectory(prefix="journeys-import-") as folder:
        wiki = Path(folder) / "journeys"
        wiki.mkdir()
        for name, text in files_of(brought).items():
            path = wiki / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        errors = [finding for finding in read(wiki, progress=tell).findings if finding.level is Level.ERROR]
        # Pictures come along by hand.
        found += [_problem(brought, error) for error in errors if not error.key.endswith(_PICTURE)]
    return tuple(dict.fromkeys(found))


def pictures_of(brought: Brought) -> int:
    """How many pictures the files show, which are no part of an export."""
    steps = (
        step
        for journey in brought.journeys.values()
        for stage in journey.get("stages", ())
        for step in stage.get("touchpoints", ())
    )
    shared = brought.registries.get("touchpoints", {}).values()
    holders = (*steps, *shared, *brought.personas.values())
    return sum(isinstance(holder, dict) and "image" in holder for holder in holders)


def _problem(brought: Brought, finding: Finding) -> Problem:
    name = finding.file.partition("/")[2]
    path = tuple(int(index) - 1 if index else key for index, key in _STEP.findall(finding.key))
    what, root = _root(brought, name)
    line, rest = _origin(brought, root, path)
    place = line.place(column_at(line, rest)) if line else ".".join(filter(None, (what, finding.key)))
    return Problem(place, finding.message, finding.allowed, finding.suggestion)


def _root(brought: Brought, file: str) -> tuple[str, Any]:
    """What a file is written from, and its way in the data."""
    name = file.removesuffix(".md").removesuffix(".yml")
    if file == SETTINGS_FILE:
        return "settings", brought.settings
    if "/" not in file:
        return f"registries.{name}", brought.registries.get(name, {})
    if file.endswith(f"/{PERSONA_FILE}"):
        persona = file.removesuffix(f"/{PERSONA_FILE}")
        return f"personas.{persona}", brought.personas.get(persona, {})
    return f"journeys.{name}", brought.journeys.get(name, {})


def _origin(brought: Brought, root: Any, path: Path_) -> tuple[Line | None, Path_]:
    """The row from which the innermost part on the way comes, and the rest of the way."""
    line, rest, here = brought.origins.get(id(root)), path, root
    for at, step in enumerate(path):
        if isinstance(here, list) and not isinstance(step, int) and len(here) == 1:
            here = here[0]
        try:
            here = here[step]
        except (LookupError, TypeError):
            break
        if id(here) in brought.origins:
            line, rest = brought.origins[id(here)], path[at + 1 :]
    return line, rest


def _bad_names(brought: Brought) -> Iterator[Problem]:
    for persona, fields in brought.personas.items():
        if not _is_name(persona):
            yield _bad_name(brought, f"personas.{persona}", fields, "the name of a folder, such as mina")
    for journey, fields in brought.journeys.items():
        if not _is_address(journey):
            yield _bad_name(
                brought, f"journeys.{journey}", fields, "persona/journey, such as mina/first-shoes"
            )
    for kind in brought.registries:
        if kind not in KINDS:
            yield Problem(f"registries.{kind}", f"There is no registry `{kind}`.", ", ".join(KINDS))


def _bad_name(brought: Brought, way: str, fields: Data, allowed: str) -> Problem:
    line = brought.origins.get(id(fields))
    name = way.partition(".")[2]
    return Problem(line.place("key") if line else way, f"{name!r} can't be the name of a file.", allowed)


def _is_name(name: str) -> bool:
    try:
        return identifier(name) == name
    except Refusal:
        return False


def _is_address(journey: str) -> bool:
    persona, slash, name = journey.partition("/")
    return bool(slash) and _is_name(persona) and _is_name(name) and f"{name}.md" != PERSONA_FILE


def _parts(brought: Brought) -> Iterator[Any]:
    yield brought.settings
    for registry in brought.registries.values():
        yield from registry.values()
    yield from brought.personas.values()
    yield from brought.journeys.values()


def _depth(value: Any) -> int:
    """How deep lists and fields are nested, counted without calling itself."""
    deepest, level = 0, [value]
    while level and deepest <= DEPTH_LIMIT:
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        deepest += bool(level)
    return deepest


def _without_prose(fields: Data) -> Data:
    return {key: value for key, value in fields.items() if key != PROSE}


def shortened(value: Any, kind: type[Record], names: Mapping[str, Mapping[str, str]]) -> Any:
    """A record as people write it: one item without a list, a record that says one thing as a bare text.

    What no registry lists gets its name back, so that it keeps it.
    """
    if not isinstance(value, dict):
        return value
    attributes = {key_of(kind, name): name for name in kind.model_fields}
    found: Data = {}
    for key, written in value.items():
        name = attributes.get(key, "") if not key.startswith(EXTRAS) else ""
        if not name:
            found[key] = written
            continue
        held, referred = nested(kind).get(name), references(kind).get(name)
        items = written if isinstance(written, list) else [written]
        if held is not None:
            items = [_bare(shortened(item, held, names), held) for item in items]
        elif referred is not None:
            items = [_named(item, names.get(referred, {})) for item in items]
        is_bare = not isinstance(written, list) or (
            len(items) == 1 and held is None and isinstance(items[0], str) and is_list(kind, name)
        )
        found[key] = items[0] if is_bare else items
        is_truth = kind.model_fields[name].annotation is bool or key == "entry"
        if is_truth and isinstance(written, str):
            found[key] = _TRUTHS.get(written, written)
    return found


def _named(spelling: Any, names: Mapping[str, str]) -> Any:
    """The name of what no registry lists, where that leads to its id again."""
    name = names.get(spelling) if isinstance(spelling, str) else None
    return name if name is not None and slug(name) in (spelling, "") else spelling


def _bare(record: Any, kind: type[Record]) -> Any:
    shorthand = kind.shorthand
    if isinstance(record, dict) and shorthand is not None and record.keys() == {shorthand}:
        text = record[shorthand]
        return text if isinstance(text, str) else record
    return record
