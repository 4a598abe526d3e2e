"""`journeys export` as Mermaid, Markdown, llms.txt and what to expect: what is written, told and refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_journeys.cli import main

STAGES = "stages: [{name: Look}, {name: Buy, touchpoints: [{name: Till, owner: shop, emotion: 1}]}]"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FILES = {
    "journeys/owners.yml": "shop: {name: Shop team, lead: Ada Wren, email: ada@example.org}\n",
    "journeys/mina/index.md": "---\nname: Mina\n---\n",
    "journeys/mina/images/till.svg": PICTURE,
    "journeys/mina/buy.md": f"---\ntitle: I buy\n{STAGES}\n---\n![A till](images/till.svg) [wait](wait.md)\n",
    "journeys/mina/old.md": f"---\ntitle: I rent\nstatus: archived\n{STAGES}\n---\n",
    "journeys/mina/wait.md": f"---\ntitle: I wait\nstatus: draft\n{STAGES}\n---\n",
}
WRITTEN = {
    "llms": ["llms-full.txt", "llms.txt", "mina/buy.md", "mina/images/till.svg", "mina/old.md"],
    "markdown": ["mina/buy.md", "mina/images/till.svg", "mina/old.md"],
    "mermaid": ["mina/buy.mmd", "mina/buy.stages.mmd", "mina/old.mmd", "mina/old.stages.mmd"],
    "what-to-expect": ["mina/buy.html", "mina/buy.md"],
}
FORMATS = sorted(WRITTEN)
BY_NAME = sorted(WRITTEN.keys() - {"llms"})


@pytest.fixture(autouse=True)
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        write(tmp_path / name, text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def export(form: str, *args: str, to: str = "out") -> Result:
    return CliRunner().invoke(main, ["export", "--format", form, "--to", to, *args])


def files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name != ".journeys-export")


@pytest.mark.parametrize("form", FORMATS)
def test_each_journey_is_written_but_for_drafts(wiki: Path, form: str) -> None:
    result = export(form)
    assert files(wiki / "out") == WRITTEN[form]
    assert (result.exit_code, result.stdout) == (0, f"{len(WRITTEN[form])} files written into out.\n")


def test_the_picture_is_that_of_the_wiki(wiki: Path) -> None:
    export("markdown")
    assert (wiki / "out/mina/images/till.svg").read_text("utf-8") == PICTURE
    assert "![A till](images/till.svg)" in (wiki / "out/mina/buy.md").read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_again_only_what_has_changed(wiki: Path, form: str) -> None:
    export(form)
    assert export(form).stdout == f"0 files written into out, {len(WRITTEN[form])} unchanged.\n"
    (wiki / "journeys/mina/buy.md").rename(wiki / "journeys/mina/order.md")
    export(form)
    assert files(wiki / "out") == sorted(name.replace("buy", "order") for name in WRITTEN[form])


@pytest.mark.parametrize("form", FORMATS)
def test_drafts_are_shown_where_journeys_yml_says_so(wiki: Path, form: str) -> None:
    write(wiki / "journeys/journeys.yml", "drafts: true\n")
    export(form)
    are_there = any("wait" in name for name in files(wiki / "out"))
    assert are_there == (form != "what-to-expect")


@pytest.mark.parametrize("form", FORMATS)
def test_nobody_behind_an_owner_is_named(wiki: Path, form: str) -> None:
    export(form)
    texts = [path.read_text("utf-8") for path in (wiki / "out").rglob("*") if path.is_file()]
    assert not any("Ada" in text or "ada@" in text for text in texts)


@pytest.mark.parametrize("form", BY_NAME)
def test_one_by_name_leaves_the_others_where_they_are(wiki: Path, form: str) -> None:
    export(form)
    write(wiki / "journeys/mina/buy.md", FILES["journeys/mina/buy.md"].replace("I buy", "I order"))
    result = export(form, "mina/buy")
    assert result.exit_code == 0
    assert files(wiki / "out") == WRITTEN[form]
    # All of them are still known to be ours.
    assert export(form).stdout == f"0 files written into out, {len(WRITTEN[form])} unchanged.\n"


@pytest.mark.parametrize("form", BY_NAME)
def test_a_draft_by_name_is_left_out_and_told(wiki: Path, form: str) -> None:
    result = export(form, "mina/wait")
    assert result.stderr == (
        "Note: mina/wait is left out: it is a draft. `drafts: true` in journeys.yml takes drafts along.\n"
    )
    assert (result.stdout, files(wiki / "out")) == ("0 files written into out.\n", [])


@pytest.mark.parametrize("form", BY_NAME)
def test_a_journey_that_is_not_there(form: str) -> None:
    result = export(form, "mina/by")
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "Error: There is no journey mina/by that can be read. Did you mean mina/buy?\n"
    )


def test_llms_takes_no_journey() -> None:
    result = export("llms", "mina/buy")
    assert result.exit_code == 2
    assert result.stderr.endswith("Error: --format llms takes no JOURNEY.\n")


@pytest.mark.parametrize("form", FORMATS)
def test_broken_files_are_told_and_not_among_them(wiki: Path, form: str) -> None:
    write(wiki / "journeys/mina/broken.md", "---\ntitle: I break\nownr: x\nstages: [{name: A}]\n---\n")
    result = export(form)
    assert result.exit_code == 1
    assert "journeys/mina/broken.md:3:1: error: There is no key `ownr` here." in result.stdout
    assert files(wiki / "out") == WRITTEN[form]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_somebody_has_changed_is_not_overwritten(wiki: Path, form: str) -> None:
    export(form)
    mine = wiki / "out" / WRITTEN[form][0]
    write(mine, "mine")
    result = export(form)
    assert result.exit_code == 1
    assert f"\n  {WRITTEN[form][0]}: was changed since it was written\n" in result.stderr
    assert mine.read_text("utf-8") == "mine"


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_of_somebody_elses_is_left_alone(wiki: Path, form: str) -> None:
    write(wiki / "out/notes.md", "mine")
    result = export(form)
    assert (result.exit_code, files(wiki / "out")) == (1, ["notes.md"])
    assert "  notes.md: was there before the first export\n" in result.stderr


def test_formats_share_no_folder(wiki: Path) -> None:
    export("markdown")
    result = export("mermaid")
    assert (result.exit_code, files(wiki / "out")) == (1, WRITTEN["markdown"])
    assert "  .journeys-export: belongs to an export of another format\n" in result.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_written_among_the_journeys(form: str) -> None:
    result = export(form, to="journeys/out")
    assert result.exit_code == 2
    assert result.stderr.endswith("Error: journeys/out lies in the wiki's folder. Name another DIR.\n")


def test_what_is_not_for_customers_is_told(wiki: Path) -> None:
    write(
        wiki / "journeys/mina/buy.md",
        "---\ntitle: I buy\nstages: [{name: Shop team, touchpoints: [Till]}]\n---\n",
    )
    result = export("what-to-expect")
    assert (result.exit_code, result.stderr) == (
        0,
        "Note: mina/buy: without “Shop team”, which is the name of a team.\n"
        "Note: mina/old is left out: it is not what customers can expect today: its status is archived.\n",
    )


def test_a_journey_by_name_that_is_not_for_customers_is_refused(wiki: Path) -> None:
    result = export("what-to-expect", "mina/old", "mina/buy")
    assert (result.exit_code, files(wiki / "out")) == (1, WRITTEN["what-to-expect"])
    assert result.stderr == (
        "Note: mina/old is left out: it is not what customers can expect today: its status is archived.\n"
    )


def test_channels_without_a_kind_are_told_once(wiki: Path) -> None:
    write(wiki / "journeys/channels.yml", "talk: Talk\nnews: News\nads: {name: Ads, kind: paid}\n")
    for name, channel in {"buy": "[talk, news]", "swap": "talk", "sell": "ads"}.items():
        step = f"{{name: Hears, channel: {channel}}}"
        text = f"---\ntitle: I {name}\nstages: [{{name: Look, touchpoints: [{step}]}}]\n---\n"
        write(wiki / f"journeys/mina/{name}.md", text)
    told = (
        "Note: these channels have no kind, so what happens there is shown as yours: “Talk”, “News”. "
        "Write `kind: earned` in channels.yml where others speak: that is left out.\n"
    )
    assert export("what-to-expect", "mina/buy", "mina/swap", "mina/sell").stderr == told
    assert export("what-to-expect", "mina/sell", to="other").stderr == ""
