"""Plain fields are the same as those that come by way of the tree; what is odd is left to that."""

from __future__ import annotations

import random

import pytest
from tests.golden.cases import CASES
from tests.site.apart import PROJECT
from tests.unit.reading.test_fuzz import broken

from mkdocs_journeys.reading.compose import compose
from mkdocs_journeys.reading.frontmatter import Parts, split
from mkdocs_journeys.reading.plain import Plain, plain_fields
from mkdocs_journeys.reading.records import data_of
from mkdocs_journeys.reading.spots import spots_of


def _frontmatters() -> list[str]:
    folders = [PROJECT, *(case.folder for case in CASES)]
    files = sorted(path for folder in folders for path in (folder / "journeys").glob("*/*.md"))
    parts = [split(path.read_text(encoding="utf-8")) for path in files]
    return [each.frontmatter for each in parts if isinstance(each, Parts)]


FRONTMATTERS = _frontmatters()


def composed(text: str) -> Plain:
    """The same by way of the tree, which must have nothing wrong with it."""
    root, faults = compose(text, 2)
    assert (root is not None, faults) == (True, ())
    assert root is not None
    return Plain(data_of(root), spots_of(root))


@pytest.mark.parametrize(
    "text",
    [
        "title: I buy",
        "title: I buy\n",
        "title: 'I buy'\ngoal: \"\"\n",
        "# A note\ntitle: I buy\n\n# Another\nstages:\n- stage: a\n  emotion: -2\n- b\n",
        "quote: |\n  One\n  # two\n\n  - three\nnote: >-\n  four\n  five\n",
        "goal: One\n  two\n  -three\n",
        "stages: [{stage: a, emotion: [-2, 1]}, b, [], {}]\n",
        "why: a ? b\nwho: you?\n",
        "x-own: \u0645\u0631\u062d\u0628\u0627\n",
    ],
)
def test_plain_fields(text: str) -> None:
    assert plain_fields(text, 2) == composed(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# nothing\n", "title\n", "- a\n", "'title'\n"),
        *("title:\n", "title: I buy # now\n", "goal: One\n  two # three\n", "goal: One\n  - two\n"),
        *("a: &b c\n", "a: *b\n", "a: !c d\n", "a: &b [c]\n", "a: !b {c: d}\n", "? a\n: b\n", "&a b: c\n"),
        *(
            "a: b\na: c\n",
            "<<: a\n",
            "{a: b}: c\n",
            "[a]: b\n",
            "'': a\n",
            "1: a\n",
            "-a: b\n",
            "\u00a0a: b\n",
        ),
        *("a:\n  -b\n", "a: [b: c]\n", "a: {b}\n", "a: {b, c: d}\n", "a: {b: }\n", "a: [{b}]\n"),
        *("%YAML 1.2\n---\na: b\n", "--- # a\na: b\n---\nc: d\n", "a: b\n...\nc: d\n"),
        *("a: [b\n", "a: 'b\n", "a: b: c\n", "a: \x07\n", "a: b\u2028c\n"),
        "a: " + "[" * 31 + "]" * 31 + "\n",
    ],
)
def test_what_is_odd_is_left_alone(text: str) -> None:
    assert plain_fields(text, 2) is None


def test_nesting_is_plain_as_deep_as_it_may_be() -> None:
    text = "a: " + "[" * 29 + "b" + "]" * 29 + "\n"
    assert plain_fields(text, 2) == composed(text)


def test_most_files_are_plain() -> None:
    plain = [text for text in FRONTMATTERS if plain_fields(text, 2) is not None]
    assert len(plain) > len(FRONTMATTERS) / 2


@pytest.mark.parametrize("seed", range(300))
def test_broken_files_are_read_alike_or_left_alone(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  a test's chance
    text = broken(chance, chance.choice(FRONTMATTERS))
    plain = plain_fields(text, 2)
    assert plain is None or plain == composed(text)
