"""YAML becomes a tree with positions; what journeys have no use for is refused."""

from __future__ import annotations

import random
import time

import pytest
import yaml

from mkdocs_journeys.model.finding import Position
from mkdocs_journeys.reading import trouble
from mkdocs_journeys.reading.compose import compose
from mkdocs_journeys.reading.nodes import Code, Entry, Fault, Mapping, Node, Scalar, Sequence


def scalar(text: str, line: int, column: int, *, plain: bool = True) -> Scalar:
    return Scalar(text, plain, Position(line, column))


def outline(node: Node | None) -> object:
    """A tree as Python's own lists and dictionaries."""
    if isinstance(node, Mapping):
        return {entry.key.text: outline(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [outline(item) for item in node.items]
    return node.text if node is not None else None


def test_gives_every_part_its_place_in_the_file() -> None:
    text = "title: I buy\nstages:\n  - stage: a\n    emotion: [-2, 1]\n  - A tip\n"
    stage = Mapping(
        (
            Entry(scalar("stage", 12, 5), scalar("a", 12, 12)),
            Entry(
                scalar("emotion", 13, 5),
                Sequence((scalar("-2", 13, 15), scalar("1", 13, 19)), Position(13, 14)),
            ),
        ),
        Position(12, 5),
    )
    stages = Sequence((stage, scalar("A tip", 14, 5)), Position(12, 3))
    root = Mapping(
        (
            Entry(scalar("title", 10, 1), scalar("I buy", 10, 8)),
            Entry(scalar("stages", 11, 1), stages),
        ),
        Position(10, 1),
    )
    assert compose(text, 10) == (root, ())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", scalar("no", 1, 4)),
        ("1.10", scalar("1.10", 1, 4)),
        ("-2", scalar("-2", 1, 4)),
        ("12:30 h", scalar("12:30 h", 1, 4)),
        ("", scalar("", 1, 3)),
        ('""', scalar("", 1, 4, plain=False)),
        ("'it''s'", scalar("it's", 1, 4, plain=False)),
        ('"a\\"b\\u00e9"', scalar('a"bé', 1, 4, plain=False)),
        ("|\n  two\n  lines # all\n", scalar("two\nlines # all\n", 1, 4, plain=False)),
        (">-\n  one\n  line", scalar("one line", 1, 4, plain=False)),
        ("over\n  two lines", scalar("over two lines", 1, 4)),
    ],
)
def test_keeps_texts_as_they_are_written(written: str, value: Scalar) -> None:
    root = Mapping((Entry(scalar("a", 1, 1), value),), Position(1, 1))
    assert compose(f"a: {written}") == (root, ())


@pytest.mark.parametrize("key", ["😀", "漢字", "اسم", "é", "e\u0301"])
def test_counts_characters_whatever_they_take(key: str) -> None:
    at = len(key) + 3
    root = Mapping((Entry(scalar(key, 1, 1), scalar("x", 1, at)),), Position(1, 1))
    assert compose(f"{key}: x") == (root, ())
    (stray,) = compose(f"{{{key}: 😀, 漢}}")[1]
    assert stray.position == Position(1, at + 4)
    (error,) = compose(f"- [{key}, 😀 漢, @x]")[1]
    assert error.position == Position(1, at + 8)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n"])
def test_nothing_written_is_no_tree_and_no_fault(text: str) -> None:
    assert compose(text) == (None, ())


_ANCHOR = "is an anchor or alias to YAML, which journeys do without. If it is text, put the text in quotes."
_TAG = "is a tag to YAML, which journeys do without. If it is text, put the text in quotes."
_NO_NAME = "Before this colon there must be the name of a field, as in `title: My journey`."
_PERCENT = "A line that begins with `%` has no meaning here. Delete it."


def fault(line: int, column: int, code: Code, message: str, key: str = "") -> Fault:
    return Fault(Position(line, column), code, message, key=key)


@pytest.mark.parametrize(
    ("text", "kept", "faults"),
    [
        (
            "a: &x {b: c}\nd: *x\n",
            {"a": {"b": "c"}, "d": "*x"},
            [
                fault(1, 4, Code.ANCHOR, f"`&x` {_ANCHOR}", "a"),
                fault(2, 4, Code.ANCHOR, f"`*x` {_ANCHOR}", "d"),
            ],
        ),
        (
            "a: 1\n<<: {b: 2}\n",
            {"a": "1"},
            [
                fault(
                    2,
                    1,
                    Code.ANCHOR,
                    "`<<` is a merge key of YAML, which journeys do without. Write the fields out.",
                    "<<",
                )
            ],
        ),
        ("a: !!str 5\n", {"a": "5"}, [fault(1, 4, Code.TAG, f"`!!str` {_TAG}", "a")]),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            {"a": ["ls"]},
            [fault(1, 4, Code.TAG, f"`tag:yaml.org,2002:python/object/apply:os.system` {_TAG}", "a")],
        ),
        ("a: !ENV NAME\n", {"a": "NAME"}, [fault(1, 4, Code.TAG, f"`!ENV` {_TAG}", "a")]),
        (
            "a: 1\nb: 2\na: 3\n",
            {"a": "1", "b": "2"},
            [fault(3, 1, Code.DUPLICATE_KEY, "`a` is already on line 1. Keep one of the two.", "a")],
        ),
        ("[a, b]: 1\nc: 2\n", {"c": "2"}, [fault(1, 1, Code.KEY_NOT_TEXT, _NO_NAME)]),
        ("{a: b}: 1\nc: 2\n", {"c": "2"}, [fault(1, 1, Code.KEY_NOT_TEXT, _NO_NAME)]),
        ("'': 1\nc: 2\n", {"c": "2"}, [fault(1, 1, Code.KEY_NOT_TEXT, _NO_NAME)]),
        (
            "- ? a\n  : 1\n",
            [{}],
            [fault(1, 5, Code.KEY_NOT_TEXT, "A key needs no `?` before it. Write `title: My journey`.", "a")],
        ),
        ("%YAML 1.1\n---\na: b\n", {"a": "b"}, [fault(1, 1, Code.DIRECTIVE, _PERCENT)]),
        (
            "a: b\n---\nc: d\n",
            {"a": "b"},
            [
                fault(
                    2,
                    1,
                    Code.SEVERAL_DOCUMENTS,
                    "A second document begins here. "
                    "A file has only one: delete this line, or make two files.",
                )
            ],
        ),
    ],
)
def test_refuses_and_goes_on(text: str, kept: object, faults: list[Fault]) -> None:
    root, found = compose(text)
    assert (outline(root), list(found)) == (kept, faults)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: x & y * z ! % @ |\n", {"a": "x & y * z ! % @ |"}),
        ("'<<': 1\n", {"<<": "1"}),
        ("a: {b: 1}\nc: {b: 1}\n", {"a": {"b": "1"}, "c": {"b": "1"}}),
        ("a: 1\nA: 2\n", {"a": "1", "A": "2"}),
        ("1: x\nno: y\nnull: z\n", {"1": "x", "no": "y", "null": "z"}),
        ("why?: {a: what?, b?: c}\n", {"why?": {"a": "what?", "b?": "c"}}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: 50 % @home\n", {"a": "50 % @home"}),
    ],
)
def test_takes_what_only_looks_like_it(text: str, tree: object) -> None:
    root, faults = compose(text)
    assert (outline(root), faults) == (tree, ())


def test_refuses_only_what_is_nested_too_deep() -> None:
    assert compose("[" * 30 + "x" + "]" * 30)[1] == ()
    message = "This is nested more than 30 deep. No journey needs that."
    root, faults = compose("a: " + "[" * 30 + "x" + "]" * 30 + "\nb: y\n")
    assert faults == (fault(1, 33, Code.TOO_DEEP, message, "a"),)
    assert isinstance(root, Mapping)
    assert outline(root.entries[1].value) == "y"


def test_a_syntax_error_leaves_no_tree_and_keeps_what_was_found_before() -> None:
    root, faults = compose("a: 1\na: 2\nb: *bold*\nc: I ask: why\n", 2)
    assert root is None
    assert [(each.position.line, each.code) for each in faults] == [
        (3, Code.DUPLICATE_KEY),
        (4, Code.UNQUOTED_START),
    ]


def test_refuses_invisible_characters_that_yaml_takes_for_ends_of_lines() -> None:
    root, faults = compose("a: b\nc: d\u2028e: f\n", 2)
    assert root is None
    assert [(each.position, each.code) for each in faults] == [(Position(3, 5), Code.CONTROL_CHARACTER)]


def test_stops_at_500_faults() -> None:
    assert len(compose("a: 1\n" * 2_000)[1]) == 500


_HOSTILE = {
    "lists": "[" * 20_000,
    "fields": "{" * 20_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "spaces": "a: b" + " " * 250_000 + "c: d",
    "odd spaces": "a: b\nx" + "\u00a0" * 250_000 + "y\nc: d",
    "quotes": 'a: ["b' + ' "' * 120_000,
    "empty quotes": "a: '" + "''" * 120_000,
    "backslashes": 'a: "' + "\\" * 250_000,
    "colons": "a" + ": " * 120_000,
    "commas": "a: {b: c" + ",d" * 120_000 + "}",
    "hashes": "a: b" + " #" * 120_000,
    "tabs": "a:\n" + "\t- b\n" * 50_000,
    "long text": "a: b\n" + " c\n" * 80_000 + " d: e",
    "a fault at the end": "- a: b\n" * 35_000 + "x",
    "brackets": "a: " + "[]" * 120_000,
}


@pytest.mark.usefixtures("small_heap")
@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE)
def test_refuses_hostile_files_without_taking_long(text: str) -> None:
    start = time.process_time()
    assert compose(text)[1]
    assert time.process_time() - start < 4  # usually far below one second; quadratic would be minutes


_PIECES = [*"ab:-#[]{},\"'|>*&!%@`?\\ \t\n", ": ", "- ", "\n  ", "\n- ", " #", "“", "\u00a0", "–", "😀", "漢"]
_PIECES += ["...", "\n---\n", "<<: ", "key: ", "- name: ", "{a: b, ", '"x" ', "\n\t", "：", "!!x "]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_never_raises_and_always_points_into_the_text(
    loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trouble, "LOADER", loader)
    dice = random.Random(7)  # noqa: S311
    for _ in range(3_000):
        text = "".join(dice.choices(_PIECES, k=dice.randint(1, 50)))
        lines = [*text.split("\n"), ""]
        for each in compose(text, 2)[1]:
            assert each.message
            assert 1 <= each.position.column <= len(lines[each.position.line - 2]) + 1, text
            if each.repair is not None:
                line = lines[each.repair.line - 2]
                assert 1 <= each.repair.start <= each.repair.end <= len(line) + 1, text
                assert line[each.repair.start - 1 : each.repair.end - 1] != each.repair.new, text
