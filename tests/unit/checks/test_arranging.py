"""Keys in their order: whole files before and after, and what holds for any file."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.trees import TODAY, plant

from mkdocs_journeys.checks import arranging
from mkdocs_journeys.checks.arranging import arranged
from mkdocs_journeys.model.fields import JourneyFields, OwnerFields, PersonaFields, SharedTouchpointFields
from mkdocs_journeys.model.fields.order import in_order
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.reading.reader import Reading, read

PROJECT = Path(__file__).parents[3]


def ordered(fields: str, kind: type[Record] = JourneyFields, body: str = "owner: x\ntitle: y\n") -> str:
    data = f"---\n{fields}---\n{body}".encode()
    after = arranged("a.md", data, kind)
    assert arranged("a.md", after, kind) == after
    text = after.decode()
    assert text.endswith(f"---\n{body}")
    return text.removeprefix("---\n").removesuffix(f"---\n{body}")


def test_keys_are_in_the_order_of_the_definition_but_what_names_a_thing_is_first() -> None:
    for kind in FILE_KINDS.values():
        assert sorted(in_order(kind.record)) == sorted(kind.record.keys())
    assert in_order(OwnerFields) == ("name", "lead", "email", "chat", "url", "github", "formerly")
    assert in_order(SharedTouchpointFields)[:3] == ("name", "channel", "owner")
    assert in_order(JourneyFields) == JourneyFields.keys()


def test_a_journey() -> None:
    assert ordered(
        "stages:\n- touchpoints:\n  - emotion: 1\n    name: Till\n  stage: awareness\n"
        "title: I buy\nx-a: 1\ngoal: Shoes\n"
    ) == (
        "title: I buy\ngoal: Shoes\nstages:\n- stage: awareness\n  touchpoints:\n"
        "  - name: Till\n    emotion: 1\nx-a: 1\n"
    )


def test_what_is_in_order_stays_byte_for_byte() -> None:
    fields = "# a\n\ntitle:   I buy\n# b\n\n\ngoal: x   \nstages:\n\n- name: Buy\n\n  # c\n- name: Two\n# d\n"
    assert ordered(fields) == fields


def test_comments_go_with_the_key_below_or_beside_them() -> None:
    assert ordered(
        "title: I buy\n"
        "# the owner\n"
        "# is a team\n"
        "owner: 'x'  # beside\n"
        "volume:\n"
        "  per: week\n"
        "  # people\n"
        "  people: 5\n"
        "  # end of volume\n"
        "goal: x\n"
        "stages: [name: A]\n"
    ) == (
        "title: I buy\n"
        "goal: x\n"
        "volume:\n"
        "  # people\n"
        "  people: 5\n"
        "  per: week\n"
        "  # end of volume\n"
        "# the owner\n"
        "# is a team\n"
        "owner: 'x'  # beside\n"
        "stages: [name: A]\n"
    )


def test_a_comment_above_the_first_key_goes_along_but_the_header_stays() -> None:
    assert ordered("# header\n\n# owner\nowner: x\n# title\ntitle: a\nstages: [name: A]\n") == (
        "# header\n\n# title\ntitle: a\n# owner\nowner: x\nstages: [name: A]\n"
    )


def test_empty_lines_between_stages_and_above_keys_stay() -> None:
    assert ordered(
        "goal: x\n\ntitle: a\nstages:\n\n- name: A\n\n  # last\n\n- emotion: 1\n\n  name: B\n\n# end\n"
    ) == ("title: a\n\ngoal: x\nstages:\n\n- name: A\n\n  # last\n\n- name: B\n\n  emotion: 1\n\n# end\n")


def test_a_key_that_takes_the_dash() -> None:
    assert (
        ordered("title: a\nstages:\n  # A\n  -   emotion: 1\n      # about the name\n      name: 'A' # n\n")
        == "title: a\nstages:\n  # A\n  # about the name\n  -   name: 'A' # n\n      emotion: 1\n"
    )


def test_a_dash_on_its_own_line() -> None:
    assert ordered("title: a\nstages:\n-\n  # e\n  emotion: 1\n  name: A\n") == (
        "title: a\nstages:\n-\n  name: A\n  # e\n  emotion: 1\n"
    )


def test_braces_stay_as_they_are() -> None:
    fields = "title: a\nvolume: {per: week, people: 5}\nstages: [{emotion: 1, name: A}]\n"
    assert ordered(fields) == fields
    several = "volume: {per: week,\n  # people\n  people: 5}\ntitle: a\nstages: [{emotion: 1,\n name: A}]\n"
    assert ordered(several).startswith("title: a\nvolume: {per: week,\n  # people\n  people: 5}\nstages")


def test_texts_of_several_lines_move_whole() -> None:
    assert ordered(
        "stages: [name: A]\ngoal: |+\n  # no comment\n\n  x\n\n\nsummary: 'a\n\n  # no comment\n  b'\n"
        "scenario: a\n  b\ntitle: >\n  T\n\n"
    ) == (
        "title: >\n  T\nsummary: 'a\n\n  # no comment\n  b'\nscenario: a\n  b\n"
        "goal: |+\n  # no comment\n\n  x\n\n\nstages: [name: A]\n\n"
    )


def test_own_lanes_traits_and_unknown_mappings_keep_their_order() -> None:
    fields = "name: Mina\ntraits:\n  home: Ghent\n  age: '27'\nx-b:\n  z: 1\n  a: 2\nx-a: 1\n"
    assert ordered(fields, PersonaFields) == fields


def test_a_registry_keeps_the_order_of_its_entries() -> None:
    start, end = b"\xef\xbb\xbf# teams\r\nweb:\r\n", b"a-team: {lead: x, name: y}\r\nb:"
    data = start + b"  email: a@b.example\r\n  # name\r\n  name: Web\r\n" + end
    assert arranged("owners.yml", data, OwnerFields, is_registry=True) == (
        start + b"  # name\r\n  name: Web\r\n  email: a@b.example\r\n" + end
    )


def test_a_last_line_without_end_stays_the_last_one_without_end() -> None:
    data = b"web:\n  email: a@b.example\n  name: Web"
    after = arranged("owners.yml", data, OwnerFields, is_registry=True)
    assert after == b"web:\n  name: Web\n  email: a@b.example"


@pytest.mark.parametrize(
    "fields",
    [
        # it would speak of the whole file
        "owner: x\n# journeys: ignore JM1 -- why\ntitle: a\nstages: [name: A]\n",
        # it speaks of the stage, as long as it stands on its first line
        "title: a\nstages:\n- emotion: 1 # journeys: ignore JM1 -- why\n  name: A\n",
        "title: a\nstages:\n# journeys: ignore JM1 -- why\n- emotion: 1\n  name: A\n",
        "title: a\nstages:\n- emotion: 1\n  name: 'A' # journeys: ignore JM1 -- why\n",
    ],
)
def test_no_waiver_comes_to_speak_of_something_else(fields: str) -> None:
    assert ordered(fields) == fields


def test_waivers_go_with_their_key() -> None:
    assert ordered(
        "# journeys: ignore JM2 -- all\ntitle: a\nvolume:\n  people: 5\n  # journeys: ignore JM1 -- why\n"
        "owner: x # journeys: ignore JM3 -- why\ngoal: x\nstages: [name: A]\n"
    ) == (
        "# journeys: ignore JM2 -- all\ntitle: a\ngoal: x\nvolume:\n  people: 5\n"
        "  # journeys: ignore JM1 -- why\nowner: x # journeys: ignore JM3 -- why\nstages: [name: A]\n"
    )


@pytest.mark.parametrize("fields", ["title: [a\n", "title: a: b\n", "- a\n", ""])
def test_what_can_t_be_read_is_left(fields: str) -> None:
    assert ordered(fields) == fields


@pytest.mark.parametrize("seed", range(8))
def test_a_wiki_reads_the_same_whatever_the_order(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = PROJECT / ("journeys" if seed % 2 else "tests/golden/everything/journeys")
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    before = read(planted(tmp_path / "before", files), TODAY)
    monkeypatch.setattr(arranging, "in_order", _any_order(random.Random(seed)))  # noqa: S311  a test
    mixed = _all_arranged(before, files)
    monkeypatch.undo()
    then = _all_arranged(before, mixed)
    assert sum(mixed[file] != files[file] for file in files) > 5
    assert sum(mixed[file] != then[file] for file in files) > 5
    for name, moved in (("mixed", mixed), ("then", then)):
        reading = read(planted(tmp_path / name, moved), TODAY)
        assert reading.catalog == before.catalog
        assert len(reading.findings) == len(before.findings)


def planted(root: Path, files: Mapping[str, bytes]) -> Path:
    root.mkdir()
    return plant(root, dict(files))


def _any_order(chance: random.Random) -> Callable[[type[Record]], tuple[str, ...]]:
    @cache
    def order(kind: type[Record]) -> tuple[str, ...]:
        return tuple(chance.sample(kind.keys(), len(kind.keys())))

    return order


def _all_arranged(reading: Reading, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with their keys in order; that changes nothing when it is done again, and loses no line."""
    moved = dict(files)
    for file in reading.sources:
        name = file.partition("/")[2]
        kind = FILE_KINDS[_kind(Path(name))]
        after = arranged(file, files[name], kind.record, is_registry=kind.is_registry)
        assert arranged(file, after, kind.record, is_registry=kind.is_registry) == after
        assert _pieces(after) == _pieces(files[name])
        moved[name] = after
    return moved


def _kind(path: Path) -> str:
    if path.suffix == ".yml":
        return path.stem
    return "persona" if path.name == "index.md" else "journey"


def _pieces(data: bytes) -> Counter[str]:
    """What the lines hold, wherever they stand and whichever of them has the dash."""
    return Counter(line.lstrip(" -") for line in data.decode().split("\n"))
