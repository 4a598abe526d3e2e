"""Where waivers are found in a file, what they say, and of which line they speak."""

from __future__ import annotations

import time

import pytest

from mkdocs_journeys.checks.waivers import Waiver, waivers
from mkdocs_journeys.reading.opening import take_up
from mkdocs_journeys.reading.source import Source

Found = tuple[int, int, tuple[str, ...], str, int | None]


def found(text: str, file: str = "a.md") -> list[Found]:
    source = Source(file)
    take_up(source, text.encode())
    return [(each.line, each.column, each.names, each.reason, each.covers) for each in waivers(source)]


def in_fields(fields: str) -> list[Found]:
    return found(f"---\n{fields}\n---\nThe prose.\n")


def in_prose(body: str) -> list[Found]:
    return found(f"---\ntitle: I buy\n---\n{body}")


SAID = "journeys: ignore JM1 -- why"
ONE = (("JM1",), "why")


def test_on_the_line() -> None:
    assert in_fields(f"title: I buy  # {SAID}\nowner: x") == [(2, 15, *ONE, 2)]
    assert in_fields(f"stages:\n- name: A # {SAID}") == [(3, 11, *ONE, 3)]
    assert in_fields(f"stages: # {SAID}\n- name: A") == [(2, 9, *ONE, 2)]
    assert in_fields(f"title: I buy # shoes # {SAID}") == [(2, 22, *ONE, 2)]
    assert in_fields(f'title: "I buy #1" # {SAID}') == [(2, 19, *ONE, 2)]


def test_alone_on_the_line_above() -> None:
    assert in_fields(f"title: I buy\n# {SAID}\nowner: x") == [(3, 1, *ONE, 4)]
    # over empty lines and other comments
    assert in_fields(f"title: I buy\n  # {SAID}\n\n# who\nowner: x") == [(3, 3, *ONE, 6)]
    two = f"title: I buy\n# {SAID}\n# {SAID.replace('JM1', 'JM2')}\nowner: x"
    assert in_fields(two) == [(3, 1, *ONE, 5), (4, 1, ("JM2",), "why", 5)]
    assert in_fields(f"title: I buy\nstages:\n- name: A\n# {SAID}\n- name: B") == [(5, 1, *ONE, 6)]


def test_with_nothing_below_it_speaks_of_itself() -> None:
    assert in_fields(f"title: I buy\n# {SAID}") == [(3, 1, *ONE, 3)]


def test_above_the_first_key_for_the_file() -> None:
    assert in_fields(f"# {SAID}\ntitle: I buy") == [(2, 1, *ONE, None)]
    assert in_fields(f"\n# Note\n# {SAID}\n\ntitle: I buy") == [(4, 1, *ONE, None)]
    assert found(f"# {SAID}\na: b\n", "owners.yml") == [(1, 1, *ONE, None)]
    assert found(f"---\n# {SAID}\na: b\n", "owners.yml") == [(2, 1, *ONE, None)]
    assert found(f"# {SAID}\n", "owners.yml") == [(1, 1, *ONE, None)]


@pytest.mark.parametrize(
    ("said", "names", "reason"),
    [
        ("ignore JM1 -- why", ("JM1",), "why"),
        ("ignore JM1, JM2 flat-emotion--why -- so", ("JM1", "JM2", "flat-emotion"), "why -- so"),
        ("ignore JM1", ("JM1",), ""),
        ("ignore JM1 --", ("JM1",), ""),
        ("ignore JM1 - why", ("JM1", "-", "why"), ""),
        ("ignore -- why", (), "why"),
        ("ignore", (), ""),
        ("IGNORE JM1 -- Größe, ÖPNV & so weiter", ("JM1",), "Größe, ÖPNV & so weiter"),
    ],
)
def test_rules_and_reason(said: str, names: tuple[str, ...], reason: str) -> None:
    assert in_fields(f"title: x #journeys:{said}") == [(2, 10, names, reason, 2)]
    assert in_prose(f"Shoes <!-- journeys: {said} -->\n") == [(4, 7, names, reason, 4)]


@pytest.mark.parametrize(
    "fields",
    [
        f'title: "Write # {SAID}"',
        f"title: 'Write # {SAID}'",
        f'title: "Write\n  # {SAID}\n  so"',
        f"title: |\n  Write\n  # {SAID}\n\n  so",
        f"title: >-\n  # {SAID}\nowner: x",
        f"title: x#{SAID}",
        "title: x # journeys: ignored JM1",
        "title: x # journey: ignore JM1",
        f"title: x\nsummary: <!-- {SAID} -->",
    ],
)
def test_within_a_text_it_is_text(fields: str) -> None:
    assert in_fields(fields) == []


def test_beside_texts_of_several_lines() -> None:
    assert in_fields(f"title: | # {SAID}\n  Write\n# {SAID}\nowner: x") == [(2, 10, *ONE, 2), (4, 1, *ONE, 5)]
    assert in_fields(f"title: 'a\n  b' # {SAID}") == [(3, 6, *ONE, 3)]


def test_between_braces() -> None:
    assert in_fields(f"volume: {{\n  people: 5, # {SAID}\n  per: week }}") == [(3, 14, *ONE, 3)]


def test_in_prose() -> None:
    assert in_prose(f"Text <!-- {SAID} -->\n") == [(4, 6, *ONE, 4)]
    assert in_prose(f"<!-- {SAID} --> Text\n") == [(4, 1, *ONE, 4)]
    assert in_prose(f"\n<!-- {SAID} -->\n\n# Title\n") == [(5, 1, *ONE, 7)]  # a heading is no comment
    assert in_prose(f"<!-- {SAID} -->\n<!-- {SAID} -->\nText") == [(4, 1, *ONE, 6), (5, 1, *ONE, 6)]
    assert in_prose("<!--\njourneys: ignore JM1\n-- why\n-->\n\nText") == [(4, 1, *ONE, 9)]
    assert in_prose(f"<!-- {SAID} -->") == [(4, 1, *ONE, 4)]


@pytest.mark.parametrize(
    "body",
    [
        f"# {SAID}\n",  # a heading
        f"<!-- {SAID}\nnever closed\n",
        f"```\n<!-- {SAID} -->\n```\n",
        f"~~~~ html\n```\n<!-- {SAID} -->\n~~~~\n",
        f"Write `<!-- {SAID} -->` above it.\n",
        f"Write `` <!-- {SAID} --> ` `` above it.\n",
    ],
)
def test_in_prose_it_is_no_waiver(body: str) -> None:
    assert in_prose(body) == []


def test_behind_a_code_block() -> None:
    assert in_prose(f"```\ncode\n```\n<!-- {SAID} -->\n") == [(7, 1, *ONE, 7)]


def test_windows_line_ends_and_a_byte_order_mark() -> None:
    text = f"\ufeff---\n# {SAID}\ntitle: x # {SAID}\n---\n<!-- {SAID} -->\nText\n".replace("\n", "\r\n")
    assert found(text) == [(2, 1, *ONE, None), (3, 10, *ONE, 3), (5, 1, *ONE, 6)]


def test_a_file_without_fields_has_none() -> None:
    assert found(f"# {SAID}\n") == []


def test_the_whole_of_one() -> None:
    source = Source("owners.yml")
    take_up(source, b"a: b # journeys: ignore JM1, two -- why\n")
    assert waivers(source) == (Waiver(1, 6, ("JM1", "two"), "why", 1),)


@pytest.mark.parametrize(
    "body", ["<!-- journeys: ignore " * 11_000, "`" * 250_000, " ".join("`" * n for n in range(1, 700))]
)
def test_hostile_prose_takes_no_time(body: str) -> None:
    begun = time.process_time()
    assert in_prose(f"journeys: {body}") == []
    assert time.process_time() - begun < 2
