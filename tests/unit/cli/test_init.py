"""`journeys init`: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import datetime
import json
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from mkdocs_journeys.checks.examination import examine
from mkdocs_journeys.cli import main
from mkdocs_journeys.reading.reader import read

ALWAYS = {
    *(".gitattributes", ".gitignore", "README.md", "mkdocs.yml", "requirements.txt"),
    *("docs/about.md", "overrides/main.html", "journeys/journeys.yml", "journeys/owners.yml"),
    *("journeys/README.md", "journeys/channels.yml", "journeys/evidence.yml", "journeys/metrics.yml"),
    *("journeys/nadia/index.md", "journeys/nadia/first-visit.md", ".github/actions/setup/action.yml"),
}


def init(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["init", str(folder), *options])


def tree(folder: Path) -> dict[str, str]:
    """The files of a folder, but for those of git."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def settings(folder: Path) -> dict[str, object]:
    told = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert isinstance(told, dict)
    return told


def test_new_wiki(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "wiki"
    result = init(folder, "--repository", "acme/maps", "--name", 'Maps "and" more: 100 %')
    assert result.exit_code == 0, result.output
    written = tree(folder)
    assert written.keys() >= ALWAYS | {"docs/robots.txt"}
    assert not [name for name, text in written.items() if "[[" in text or "[%" in text]
    told = settings(folder)
    assert told["site_name"] == 'Maps "and" more: 100 %'
    assert told["site_url"] == "https://acme.github.io/maps/"
    assert told["edit_uri"] == "https://github.com/acme/maps/edit/main/docs/"
    assert "noindex" in written["overrides/main.html"]
    assert written["docs/robots.txt"] == "User-agent: *\nDisallow: /\n"
    assert "https://github.com/acme/maps/issues/new" in written["journeys/journeys.yml"]
    assert f"Wrote {len(written)} files into {folder}.\n" in result.output


def test_its_journeys_read_clean(tmp_path: Path) -> None:
    assert init(tmp_path, "--repository", "acme/maps").exit_code == 0
    reading = read(tmp_path / "journeys")
    assert reading.findings == ()
    assert examine(reading) == ()
    assert list(reading.catalog.journeys) == ["nadia/first-visit"]


def test_public_wiki_may_be_listed(tmp_path: Path) -> None:
    assert init(tmp_path, "--public").exit_code == 0
    written = tree(tmp_path)
    assert "docs/robots.txt" not in written
    assert "noindex" not in written["overrides/main.html"]
    assert "search engines" not in written["README.md"]


def test_address_not_known_yet(tmp_path: Path) -> None:
    result = init(tmp_path)
    assert "have lines to fill in" in result.output
    assert "site_url" not in settings(tmp_path)
    assert "edit_uri" not in settings(tmp_path)
    assert read(tmp_path / "journeys", datetime.date(2026, 6, 1)).findings == ()


def test_repository_known_to_git(tmp_path: Path) -> None:
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "remote", "add", "origin", "git@github.com:acme/maps.git"], check=True)
    assert init(tmp_path).exit_code == 0
    assert settings(tmp_path)["site_url"] == "https://acme.github.io/maps/"


def test_repository_around_is_another_one(tmp_path: Path) -> None:
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "remote", "add", "origin", "git@github.com:acme/maps.git"], check=True)
    assert init(tmp_path / "inner").exit_code == 0
    assert "site_url" not in settings(tmp_path / "inner")


def test_address_of_ones_own(tmp_path: Path) -> None:
    assert (
        init(tmp_path, "--repository", "acme/maps", "--address", "https://maps.example.org/").exit_code == 0
    )
    assert settings(tmp_path)["site_url"] == "https://maps.example.org/"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    result = init(tmp_path)
    assert result.exit_code == 1
    assert result.output == (
        f"{tmp_path} is not empty: it holds notes.txt. Nothing was written.\n"
        "Take an empty folder, such as: journeys init our-journeys\n"
    )
    assert tree(tmp_path) == {"notes.txt": "mine"}


def test_in_a_repository_no_folder_below_it_is_proposed(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("mine", "utf-8")
    assert init(tmp_path).output == (
        f"{tmp_path} is not empty: it holds README.md. Nothing was written.\n"
        "Move these files away and run this again; then take over from them what you need.\n"
    )


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    assert init(tmp_path).exit_code == 0
    before = tree(tmp_path)
    result = init(tmp_path)
    assert result.exit_code == 1
    assert "it holds .gitattributes, .github, .gitignore, README.md, docs and 4 more." in result.output
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--name", "two\nlines"), "it must be one line of text."),
        (("--name", " "), "it must be one line of text."),
        (("--name", "a\u202eb"), "it must be one line of text."),
        (("--name", "a\uffffb"), "it must be one line of text."),
        (("--name", "a\udcffb"), "it must be one line of text."),
        (("--repository", "acme"), "'acme' is not OWNER/NAME."),
        (("--repository", "acme/x'; rm"), "is not OWNER/NAME."),
        (("--address", "javascript:alert(1)"), "is no address such as"),
        (("--address", "https://"), "is no address such as"),
        (("--address", 'https://example.org/a"b'), "is no address such as"),
    ],
)
def test_odd_answers(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    result = init(tmp_path, *options)
    assert result.exit_code == 2
    assert said in result.output
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(
    "name", ["# 1 [x](y)", "{{ config }}", "'\"\\", "<script>alert(1)</script>", "né 日本"]
)
def test_any_name_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    assert init(tmp_path, "--name", name).exit_code == 0
    assert settings(tmp_path)["site_name"] == name
    assert "<script>" not in (tmp_path / "README.md").read_text("utf-8")
    json.dumps(settings(tmp_path))
