"""`journeys init`: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import datetime
import json
import shutil
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


def spoken(folder: Path) -> tuple[object, object, object]:
    """The language of the maps, that of the theme, and the names in the navigation."""
    told = settings(folder)
    assert isinstance(told["theme"], dict)
    assert isinstance(told["nav"], list)
    reading = read(folder / "journeys")
    assert (reading.findings, examine(reading)) == ((), ())
    names = [name for entry in told["nav"] for name in entry]
    return reading.catalog.settings.language, told["theme"]["language"], names


@pytest.mark.parametrize(
    ("language", "theme", "names"),
    [
        ("en", "en", ["Home", "Journeys", "About"]),
        ("de", "de", ["Start", "Journeys", "Über dieses Wiki"]),
        ("de-AT", "de", ["Start", "Journeys", "Über dieses Wiki"]),
        ("ar", "ar", ["الرئيسية", "الرحلات", "حول هذا الموقع"]),
        ("fr", "fr", ["Home", "Journeys", "About"]),
    ],
)
def test_the_wiki_speaks_the_language_that_is_asked_for(
    tmp_path: Path, language: str, theme: str, names: list[str]
) -> None:
    assert init(tmp_path, "--language", language).exit_code == 0
    assert spoken(tmp_path) == (language, theme, names)


def test_all_that_is_written_in_german(tmp_path: Path) -> None:
    assert init(tmp_path, "--language", "de").exit_code == 0
    assert settings(tmp_path)["site_name"] == "Unsere Customer Journeys"
    written = tree(tmp_path)
    assert "name: Zur dunklen Ansicht wechseln\n" in written["mkdocs.yml"]
    assert written["docs/about.md"].startswith("---\ntitle: Über diese Maps\n---\n\n# Über diese Maps\n")
    assert "*Kommentieren* neben einem Touchpoint" in written["docs/about.md"]
    assert init(tmp_path / "named", "--language", "de", "--name", "Reisen").exit_code == 0
    assert settings(tmp_path / "named")["site_name"] == "Reisen"


@pytest.mark.parametrize(("language", "own"), [("en", None), ("en-GB", None), ("de", "en"), ("fr", "en")])
def test_the_example_says_that_it_is_in_english_where_the_wiki_is_not(
    tmp_path: Path, language: str, own: str | None
) -> None:
    assert init(tmp_path, "--language", language).exit_code == 0
    example = read(tmp_path / "journeys").catalog.personas["nadia"].fields
    assert example is not None
    assert example.language == own
    # Whoever copies the journey to begin their own takes no language along.
    assert "language" not in tree(tmp_path)["journeys/nadia/first-visit.md"].split("---")[1]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ""),
        ("en-GB", ""),
        (
            "de",
            "The labels of its pages are in German.\n"
            "The example, README.md and the forms for issues are in English. Put your own in their place.\n",
        ),
        (
            "gsw",
            "The labels of its pages are English: they are there in en (English), de (German) and "
            "ar (Arabic), not in Swiss German.\n"
            "The theme is English too: it has no Swiss German.\n"
            "The example, README.md and the forms for issues are in English. Put your own in their place.\n",
        ),
    ],
)
def test_what_is_in_which_language_is_told(tmp_path: Path, language: str, told: str) -> None:
    output = init(tmp_path, "--language", language, "--repository", "acme/maps").output
    _, said = output.split(f"files into {tmp_path}.\n")
    assert said.startswith(f"{told}Before you publish:") or said.startswith(f"{told}To look at it:")


def test_a_language_that_nobody_speaks_is_wrong_use(tmp_path: Path) -> None:
    result = init(tmp_path, "--language", "deutsch")
    assert (result.exit_code, tree(tmp_path)) == (2, {})
    assert result.output.endswith(
        "Error: Invalid value for --language: 'deutsch' is not the tag of a language. Did you mean de? "
        "Allowed: a tag such as en (English), de (German) and ar (Arabic), or that of any other language.\n"
    )


def test_names_of_files_and_folders_do_nothing_to_a_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "our\x1b[31mmaps"
    told = init(folder).output
    assert f"files into {tmp_path}/our<U+001B>[31mmaps.\n" in told
    assert f"  cd '{tmp_path}/our<U+001B>[31mmaps'\n" in told
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    (folder / "x\x1b]0;hi\x07").touch()
    refused = init(folder).output
    assert refused == (
        f"{tmp_path}/our<U+001B>[31mmaps is not empty: it holds x<U+001B>]0;hi<U+0007>. "
        "Nothing was written.\n"
        "Take an empty folder, such as: journeys init our-journeys\n"
    )
