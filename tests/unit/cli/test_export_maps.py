"""`journeys export --format svg|png|pdf|pptx`: what is written, what is told, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_journeys.cli import main
from mkdocs_journeys.cli.exports import pictures, pptx
from mkdocs_journeys.exchange import chromium
from mkdocs_journeys.exchange.slides import deck

STAGES = "stages: [{name: Look}, {name: Buy, touchpoints: [{name: Till, emotion: 1}]}]"
FILES = {
    "mina/buy.md": f"---\ntitle: I buy\n{STAGES}\n---\n",
    "mina/wait.md": f"---\ntitle: I wait\nstatus: draft\n{STAGES}\n---\n",
    "tove/swap.md": f"---\ntitle: I swap\n{STAGES}\n---\n",
}
FORMATS = ("svg", "pptx")


@pytest.fixture(autouse=True)
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        write(tmp_path / "journeys" / name, text)
    monkeypatch.setenv("JOURNEYS_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def export(form: str, *names: str) -> Result:
    return CliRunner().invoke(main, ["export", "--format", form, "--to", "maps", *names])


def written(folder: Path) -> list[str]:
    files = (folder / "maps").rglob("*")
    return sorted(file.relative_to(folder / "maps").as_posix() for file in files if file.is_file())[1:]


@pytest.mark.parametrize("form", FORMATS)
def test_all_journeys_without_drafts_or_those_that_are_named(wiki: Path, form: str) -> None:
    result = export(form, "tove/swap")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 file written into maps.\n", "")
    assert written(wiki) == [f"tove/swap.{form}"]
    assert export(form).stdout == "1 file written into maps, 1 unchanged.\n"
    assert written(wiki) == [f"mina/buy.{form}", f"tove/swap.{form}"]
    named = export(form, "mina/by")
    assert named.exit_code == 2
    assert "There is no journey mina/by that can be read. Did you mean mina/buy?" in named.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_what_somebody_has_changed_is_not_overwritten(wiki: Path, form: str) -> None:
    assert export(form).exit_code == 0
    mine = wiki / f"maps/mina/buy.{form}"
    mine.write_bytes(mine.read_bytes() + b"mine")
    write(wiki / "journeys/mina/buy.md", FILES["mina/buy.md"].replace("I buy", "I pay"))
    result = export(form)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"  mina/buy.{form}: was changed since it was written\n" in result.stderr
    assert mine.read_bytes().endswith(b"mine")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_with_errors_is_told_and_the_others_are_written(wiki: Path, form: str) -> None:
    write(wiki / "journeys/mina/buy.md", "---\ntitle: I buy\n---\n")
    result = export(form)
    assert result.exit_code == 1
    assert "journeys/mina/buy.md" in result.stdout
    assert result.stdout.endswith("1 file written into maps.\n")
    assert written(wiki) == [f"tove/swap.{form}"]


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "pptx"])
def test_options_of_other_formats_are_wrong_use(form: str) -> None:
    result = CliRunner().invoke(main, ["export", "--format", form, "--to", "maps", "--people", "hide"])
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        f"Error: --format {form} takes no --people.",
    )


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_without_a_browser_there_is_a_word(wiki: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(chromium.CHOICE, str(wiki / "none"))
    result = export(form)
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        f"Error: --format {form} needs Chromium, Chrome or Edge, and none is found here. Install one, or "
        "name its program in JOURNEYS_CHROMIUM. --format svg does without.\n",
    )
    assert not (wiki / "maps").exists()


def test_a_browser_that_fails(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_browser", lambda: str(wiki / "no\x1bne"))
    result = export("png")
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        f"Error: {wiki}/no<U+001B>ne does not start: No such file or directory. "
        "--format svg does without a browser.\n",
    )
    assert written(wiki) == []


def test_a_map_that_is_too_large_for_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_browser", lambda: "none")
    monkeypatch.setattr(chromium, "_MOST_PIXELS", 1_000)
    result = export("png", "mina/buy")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: The map of mina/buy is too large for a png file. --format svg has no limit.\n",
    )


def test_without_python_pptx_there_is_a_word(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pptx, "is_available", lambda: False)
    result = export("pptx")
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "Error: --format pptx needs python-pptx, which is not installed: "
        "pip install 'mkdocs-journeys[slides]'\n",
    )
    assert not (wiki / "maps").exists()


def test_more_slides_than_anybody_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deck, "MOST_SLIDES", 2)
    result = export("pptx", "mina/buy")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: mina/buy would take more than 200 slides. --format svg has no limit.\n",
    )
