"""What a version may be called. What may not be is refused before git or mike sees it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner

from mkdocs_journeys.cli import main
from mkdocs_journeys.publish import engine, names
from mkdocs_journeys.publish.names import BadName, check_name, check_names, check_title

GOOD = ("2026.2", "v2", "dev", "2026-06_b.1", "0", "12", "a" * 64, "console", "pre", "Versions2")

# A name, and what is said of it.
SHAPE = f"can't be the name of a version. {names.ALLOWED}."
ROOT = "can't be the name of a version: the published site has a file or folder of that name."
DEVICE = "can't be the name of a version: Windows has no folder of this name."
BAD = {
    "../evil": f"'../evil' {SHAPE} Write for example evil.",
    '"><script>': f"'\"><script>' {SHAPE} Write for example script.",
    "v1$(id)": f"'v1$(id)' {SHAPE} Write for example v1-id.",
    "latest/..": f"'latest/..' {SHAPE} Write for example latest.",
    "": "A name is missing: the version is empty.",
    "-x": f"'-x' {SHAPE} Write for example x.",
    "--push": f"'--push' {SHAPE} Write for example push.",
    ".": f"'.' {SHAPE}",
    "..": f"'..' {SHAPE}",
    "1..2": f"'1..2' {SHAPE} Write for example 1.2.",
    "2.": f"'2.' {SHAPE} Write for example 2.",
    ".git": f"'.git' {SHAPE} Write for example git.",
    "a\nb": f"'a b' {SHAPE} Write for example a-b.",
    "2026.2\n": f"'2026.2 ' {SHAPE} Write for example 2026.2.",
    "a\x1b[2J": f"'a<U+001B>[2J' {SHAPE} Write for example a-2J.",
    "a b": f"'a b' {SHAPE} Write for example a-b.",
    "ä": f"'ä' {SHAPE}",
    "٢": f"'٢' {SHAPE}",
    "x" * 65: f"'{'x' * 40}…' {SHAPE} Write for example {'x' * 64}.",
    "CON": f"'CON' {DEVICE}",
    "lpt1.2": f"'lpt1.2' {DEVICE}",
    "pr": f"'pr' {ROOT}",
    "Versions": f"'Versions' {ROOT}",
    "versions.json": f"'versions.json' {ROOT}",
    "index.html": f"'index.html' {ROOT}",
    "404.html": f"'404.html' {ROOT}",
    "CNAME": f"'CNAME' {ROOT}",
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_name_is_taken_as_it_is(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize("name", BAD)
def test_a_bad_name_is_refused(name: str) -> None:
    with pytest.raises(BadName) as refused:
        check_name(name)
    assert str(refused.value) == BAD[name]


def test_what_is_proposed_instead_is_a_good_name() -> None:
    for told in BAD.values():
        _, _, instead = told.rstrip(".").partition("Write for example ")
        assert not instead or check_name(instead)


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("place", ["version", "alias", "default", "unpublish", "retitle", "hide"])
def test_neither_git_nor_mike_sees_a_bad_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, place: str
) -> None:
    def seen(*args: Any, **options: Any) -> NoReturn:
        raise AssertionError(args or options)

    monkeypatch.setattr(subprocess, "Popen", seen)
    monkeypatch.setattr(engine, "need_mike", seen)
    arguments = {
        "version": ("publish", "--", name),
        "alias": ("publish", "--", "1", name),
        "default": ("publish", "1", f"--default={name}"),
        "unpublish": ("unpublish", "--", "1", name),
        "retitle": ("retitle", "--", name, "Title"),
        "hide": ("hide", "--", name),
    }[place]
    answer = CliRunner().invoke(main, ["-C", str(tmp_path), *arguments])
    kind = "an alias" if place in ("alias", "default") else "a version"
    told = BAD[name].replace("a version", kind).replace("the version is", f"the {kind.split()[1]} is")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.partition("Error: Invalid value for ")[2].partition(": ")[2] == f"{told}\n"


def test_an_alias_is_no_other_name_twice() -> None:
    check_names("2026.2", ["latest", "summer"])
    with pytest.raises(
        BadName, match=r"^The alias Dev is the same as the version dev. Leave one of them out.$"
    ):
        check_names("dev", ["Dev"])
    with pytest.raises(BadName, match=r"^The alias a is the same as the alias a. Leave one of them out.$"):
        check_names("dev", ["a", "a"])


def test_a_title_is_a_line_that_is_no_html() -> None:
    for title in ("Summer & autumn 2026", "صيف ٢٠٢٦", "x" * 100):
        assert check_title(title) == title
    for title in ("", " ", "a\nb", "<img src=x onerror=alert(1)>", "x" * 101, "\x1b[2J"):
        with pytest.raises(
            BadName, match=r"^A title is one line of 1 to 100 characters, without `<`, `>` and"
        ):
            check_title(title)
