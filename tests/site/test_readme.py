"""What the README and CONTRIBUTING.md tell is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.site.apart import PROJECT, build_apart

from mkdocs_journeys.mkdocs.config import JourneysConfig
from mkdocs_journeys.reading.reader import read

README = (PROJECT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
TEXTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")


def shown(language: str) -> list[str]:
    """The blocks of code of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def file_of_readme(name: str) -> str:
    """The edits that the README proposes are made in a file of the demo."""
    assert f"]({name})" in README
    return (PROJECT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXTS)
def test_every_make_command_is_a_target(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE))
    assert named - targets == set()


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_to_a_file_leads_to_one(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_every_option_is_in_the_table_with_its_default() -> None:
    table = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", README, re.MULTILINE))
    defaults = {name: option.default for name, option in JourneysConfig._schema}
    written = {
        name: f"`{str(value).lower()}`" if value != "" else "empty" for name, value in defaults.items()
    }
    assert table == written


@pytest.mark.parametrize("navigation", [False, True], ids=["five lines", "with a nav"])
def test_the_example_builds(tmp_path: Path, navigation: bool) -> None:
    settings, nav = shown("yaml")
    (journey,) = shown("markdown")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/about.md").write_text("# About\n", encoding="utf-8")
    (tmp_path / "journeys/mina").mkdir(parents=True)
    (tmp_path / "journeys/mina/first-shoes.md").write_text(journey, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings + nav * navigation, encoding="utf-8")
    site = build_apart(tmp_path, tmp_path / "site", "mkdocs", "build")
    assert {"index.html", "journeys/mina/first-shoes/index.html"} <= site.keys()


def test_the_proposed_edit_is_there_to_be_made() -> None:
    text = file_of_readme("journeys/mina/first-trail-shoes.md")
    first = text[text.index("- name: A friend's photo") :].partition("- name: ")[2].partition("- name: ")[0]
    assert first.count("emotion: 1\n") == 1


def test_a_slip_is_told_as_the_readme_says(tmp_path: Path) -> None:
    text = file_of_readme("journeys/mina/first-trail-shoes.md").replace("emotion: 1\n", "emotion: sad\n", 1)
    (tmp_path / "mina").mkdir()
    (tmp_path / "mina/first-trail-shoes.md").write_text(text, encoding="utf-8")
    told = [found for found in read(tmp_path).findings if "sad" in found.message]
    assert [(found.position.line, bool(found.allowed)) for found in told] == [
        (text[: text.index("emotion: sad")].count("\n") + 1, True)
    ]
