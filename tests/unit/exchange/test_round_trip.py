"""What goes out as JSON, as a workbook or as CSV comes back as the same wiki."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.unit.changes.written import GOLDEN, PROSE, Way, Wiki, at, changed, dumped, loaded, reading_of, ways
from tests.unit.exchange.exported import EXPORTS, Export, brought, comparable, read_again

from mkdocs_journeys.reading.reader import Reading, read

PROJECT = Path(__file__).parents[3]
WIKIS = ("everything", "no-registries", "arabic", "branches", "shared-touchpoints", "tiny")
# What would be a formula, JSON, a list, an escape, a number, a date, or nothing, if nobody took care.
ODD = st.sampled_from(
    [
        *(
            "=1+1",
            "'=1+1",
            "''@x",
            "+49 30",
            "-1",
            "\u2212 2",
            "@home",
            "a;=b",
            "a\t=b",
            "#N/A",
            "TRUE",
            "no",
        ),
        *("[]", "[1, 2]", '{"a": 1}', '"quoted"', '"', "{", "yes", "1.10", "012", "2026", "2026-06", "38%"),
        *(
            "_x0041_",
            "a, b",
            "a: b",
            "a\nb",
            "[x]\n[]",
            "- a",
            "# a",
            "a # b",
            "\u200bx",
            "a\u2028b",
            "\ufeffa",
        ),
        *(
            "x" * 4_900,
            "é家😀",
            "\u05d0 1",
            "&lt;<b>",
            "''",
            "None",
            "null",
            "~",
            "|",
            ">",
            "%a",
            "`a`",
            "\\n",
        ),
    ]
)
SIGNS = st.text(st.sampled_from(list(" \n\t'\"=+-@;,:#[]{}|>\\&<_x0aé家😀\u2028")), min_size=1, max_size=40)
TEXTS = ODD | SIGNS | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


def there_and_back(reading: Reading, export: Export, folder: Path) -> Reading:
    """The wiki once more, out of its export."""
    root = reading.folder
    pictures = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.suffix not in (".md", ".yml")
    }
    wiki = folder / root.name
    wiki.mkdir(parents=True)
    return read_again(brought(export(reading)), wiki, pictures)


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("wiki", [*(GOLDEN / name / "journeys" for name in WIKIS), PROJECT / "journeys"])
def test_a_wiki_comes_back_as_it_was(wiki: Path, form: str, tmp_path: Path) -> None:
    reading = read(wiki)
    assert reading.catalog.journeys
    assert not reading.catalog.broken
    again = there_and_back(reading, EXPORTS[form], tmp_path)
    assert comparable(again.catalog) == comparable(reading.catalog)
    assert again.errors == reading.errors


@cache
def wiki_named(name: str) -> Wiki:
    return loaded(GOLDEN / name / "journeys")


@cache
def free(name: str) -> tuple[Way, ...]:
    """The ways of a wiki at which any text may stand."""
    return tuple(_free(wiki_named(name)))


def _free(wiki: Wiki) -> Iterator[Way]:
    for way in ways({name: content for name, content in wiki.items() if not isinstance(content, bytes)}):
        if way[-1] == PROSE or (
            isinstance(at(wiki, way), str) and not reading_of(changed(wiki, way, "Zed y")).errors
        ):
            yield way


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("name", ["everything", "no-registries"])
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.filter_too_much,
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
    ],
)
@given(data=st.data())
def test_whatever_people_write_comes_back(data: st.DataObject, name: str, form: str) -> None:
    wiki = copy.deepcopy(wiki_named(name))
    chosen = data.draw(st.lists(st.sampled_from(free(name)), min_size=1, max_size=8, unique=True))
    for way in chosen:
        at(wiki, way[:-1])[way[-1]] = data.draw(TEXTS)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "one" / "journeys"
        for file, content in dumped(wiki).items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(content)
        reading = read(root)
        assume(not reading.errors)
        again = there_and_back(reading, EXPORTS[form], Path(folder) / "two")
        assert comparable(again.catalog) == comparable(reading.catalog)


@pytest.mark.parametrize("form", EXPORTS)
def test_prose_that_no_cell_holds_comes_back(form: str, tmp_path: Path) -> None:
    wiki = copy.deepcopy(wiki_named("tiny"))
    file = next(name for name in wiki if name.endswith(".md") and not name.endswith("index.md"))
    wiki[file][PROSE] = "\n" + "A long line of prose, =1+1.\n" * 5_000
    root = tmp_path / "one" / "journeys"
    for name, content in dumped(wiki).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    reading = read(root)
    again = there_and_back(reading, EXPORTS[form], tmp_path / "two")
    assert comparable(again.catalog) == comparable(reading.catalog)
