"""Whatever people write, it stays text: in a terminal, in a pull request, and for programs."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.changes.written import Wiki, compared, reading_of, said

from mkdocs_journeys.changes.comparison import Comparison
from mkdocs_journeys.changes.printers.json import as_json
from mkdocs_journeys.changes.printers.markdown import ROOM, as_markdown
from mkdocs_journeys.changes.printers.text import as_text

HOSTILE = (
    "</details><script>alert(1)</script>",
    "</summary>\n\n# A heading\n\n- a list",
    "a | b | c\n| d |",
    "```\ncode\n```",
    "`code` **bold** _slanted_ ~~gone~~ $x$",
    "@org/team and @someone, see #12, GH-12, org/repo#12",
    "[a link](https://evil.example) ![a picture](https://evil.example/x.png) <https://evil.example>",
    "https://evil.example/ www.evil.example",
    "&lt;b&gt; &#64;team \\@team \\| \\<b>",
    "<!-- a comment",
    "[x]: https://evil.example",
    "\t  deep\n\tdeeper",
    "a\u200bb\u200cc\u2060d",
)
# What is refused when it is read, and so never compared.
REFUSED = ("\x1b[31mred\x1b[0m", "\x07", "\x9b31m", "\u202eevil", "\u2066evil", "\x00")
MINA: Wiki = {"mina/index.md": {"name": "Mina"}}


def wiki(text: str, mood: int) -> Wiki:
    """A wiki that says the text wherever people may say something, and in which each of it changes."""
    line = " ".join(text.split())
    touchpoint = {
        "id": "till",
        "name": line,
        "owner": line,
        "emotion": mood,
        "thought": f"{text} {mood}",
        "quote": [{"text": text, "who": f"{line} {mood}"}],
        "pains": [{"id": "pain", "text": text, "x-mood": f"{text} {mood}"}],
        "opportunities": [{"text": f"{text} of another kind" if mood > 0 else text}],
        f"x-{line}": {line: f"{line} {mood}"},
        "more": {line: f"{text} {mood}"},
    }
    fields: dict[str, Any] = {
        "title": line,
        "owner": line,
        "summary": f"{text} {mood}",
        "tags": [f"{line} {mood}"],
    }
    stages = [{"id": "one", "name": line, "touchpoints": [touchpoint]}]
    return {
        "mina/index.md": {"name": line, "role": f"{line} {mood}"},
        "mina/trip.md": {**fields, "stages": stages, "its prose": f"{text}\n{mood}\n"},
        f"mina/{'new' if mood > 0 else 'old'}.md": {
            "title": f"{mood} {line}",
            "stages": [{"name": f"{mood}"}],
        },
        "metrics.yml": {"wait": {"name": line, "unit": f"{line} {mood}"}},
    }


def hostile(text: str) -> Comparison:
    found = compared(wiki(text, -1), wiki(text, 1))
    assert found.unreadable == ()
    assert len(said(found)) > 10
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_breaks_out_of_the_markdown(text: str) -> None:
    found = hostile(text)
    told = as_markdown(found)
    own = re.sub(r"</?details>|</?summary>|<br>|`[▁▂▄▆█·]*`", "", told)
    assert not set("<>`@\\$~") & set(own)
    bare = re.sub(r"&#\d+;\u2060?", "", own)
    assert not set("[]#_{}") & set(bare)
    assert not re.search(r"&(?!#\d+;)", own)
    assert "evil.example" not in bare
    assert "GH-12" not in bare
    # Each journey has its row of three cells, and each change a line of its own.
    rows = [line for line in told.splitlines() if "|" in line]
    assert [line.count("|") for line in rows] == [4] * (len(found.journeys) + 2)
    lines = [line for line in told.splitlines() if line.startswith("- ")]
    curves = [line for line in lines if line.startswith("- How it feels")]
    assert len(lines) - len(curves) == len(said(found))
    folded = len(found.journeys) + 1
    assert [told.count(tag) for tag in ("<details>", "</details>", "<summary>")] == [folded] * 3
    assert all(unicodedata.category(sign) not in ("Cc", "Zl", "Zp") for sign in told.replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_the_text_drives_the_terminal_or_makes_lines(text: str) -> None:
    found = hostile(text)
    told = as_text(found)
    assert all(unicodedata.category(sign) not in ("Cc", "Zl", "Zp", "Cs") for sign in told.replace("\n", ""))
    assert not set("\u200b\u2060\ufeff") & set(told)
    lines = told.splitlines()
    assert len([line for line in lines if line[:4] in ("  + ", "  - ", "  ~ ")]) == len(said(found))
    starts = ("  + ", "  - ", "  ~ ", "  = ", "mina/", "What journeys share", "To be told")
    assert [line for line in lines[:-3] if line and not line.startswith(starts)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_programs_get_what_was_written(text: str) -> None:
    found = hostile(text)
    told = json.loads(as_json(found, text, "HEAD"))
    assert (told["version"], told["base"], told["head"]) == (1, text, "HEAD")
    line = " ".join(text.split())
    trip = next(journey for journey in told["journeys"] if journey["id"] == "mina/trip")
    assert (trip["title"], trip["state"], trip["was"]) == (line, "changed", "mina/trip")
    assert [each["says"].count("\n") for each in trip["changes"]] == [0] * len(trip["changes"])
    summary = next(each for each in trip["changes"] if each["field"] == "summary")
    assert (summary["before"], summary["after"]) == (f"{text.strip()} -1", f"{text.strip()} 1")


@pytest.mark.parametrize("text", REFUSED)
def test_what_nobody_may_write_is_not_compared(text: str) -> None:
    wiki = MINA | {"mina/trip.md": {"title": f"A {text} trip", "stages": [{"name": "One"}]}}
    assert reading_of(wiki).errors
    found = compared(MINA, wiki)
    assert (found.journeys, found.shared) == ((), ())
    assert found.unreadable == ("journeys/mina/trip.md",)


def test_a_file_with_any_name_is_listed() -> None:
    name = "mina/`@org` <b>|x.md"
    found = compared(MINA, MINA | {name: {"title": "A", "stages": [{"name": "One"}]}})
    assert found.unreadable == (f"journeys/{name}",)
    told = as_markdown(found)
    assert not set("<>`@|") & set(told)
    assert f"  journeys/{name}\n" in as_text(found)


def test_markdown_ends_where_there_is_no_more_room() -> None:
    found = hostile("A text")
    whole = as_markdown(found)
    for room in (len(whole.encode()), len(whole.encode()) - 1, 400, 10):
        told = as_markdown(found, room)
        assert (told == whole) == (room >= len(whole.encode()))
        assert told == whole or told.endswith(" more: see `journeys diff`.\n")


def test_the_top_of_the_markdown_has_an_end_too() -> None:
    """However long names are, and however many people and files there are to tell of."""
    long, files = "<|>" * 90, [f"journeys/mina/{'@' * 180}{number}.md" for number in range(2_000)]
    after = {
        f"mina/way-{number}.md": {
            "title": f"{number} {long}",
            "owner": f"{long} {number}",
            "stages": [{"name": "One"}],
        }
        for number in range(60)
    }
    found = replace(compared(MINA, MINA | after), unreadable=tuple(files))
    assert len(found.tell) == 60
    told = as_markdown(found)
    assert len(told.encode()) <= ROOM + 100
    assert "And 40 journeys more.\n" in told
    assert "and 40 more.\n" in told
    assert "and 1,980 more.\n" in told
    assert "<details>" in told
