"""`journeys export` of a whole wiki, `journeys import` of what it has written, and `--update`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from mkdocs_journeys.cli import main

JOURNEY = """\
---
title: I buy
stages:
  - name: Buy
    touchpoints:
      - name: Till
        owner: shop
---

Prose.
"""
PICTURE = "{src: images/a.png, alt: A till}"
FILES = {
    "owners.yml": "shop: Shop team\n",
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/buy.md": JOURNEY,
    "mina/wait.md": JOURNEY.replace("I buy", "I wait\nstatus: draft"),
}


@pytest.fixture(autouse=True)
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNEYS_CACHE", "off")
    for name, text in FILES.items():
        write(tmp_path / "journeys" / name, text)
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def export(form: str, *args: str) -> Result:
    return run("export", "--format", form, *args)


def texts(folder: str) -> Mapping[str, str]:
    root = Path(folder)
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.*")}


def test_json_goes_to_standard_output_or_into_a_file() -> None:
    printed = export("json")
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert [*json.loads(printed.stdout)["journeys"]] == ["mina/buy", "mina/wait"]
    assert export("json", "--to", "out/wiki.json").stdout == "2 journeys written into out/wiki.json.\n"
    written = json.loads(Path("out/wiki.json").read_bytes())
    assert len(written.pop("seal")) == 64
    assert written == json.loads(printed.stdout)
    assert export("json", "--to", "out/wiki.json").exit_code == 0


def test_json_that_somebody_has_changed_is_not_overwritten() -> None:
    export("json", "--to", "wiki.json")
    file = Path("wiki.json")
    changed = file.read_bytes().replace(b"mina/buy", b"mina/bye", 1)
    file.write_bytes(changed)
    result = export("json", "--to", "wiki.json")
    assert (result.exit_code, "is no export of ours or was changed since" in result.stderr) == (1, True)
    assert file.read_bytes() == changed


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_nothing_is_written_among_the_journeys(form: str) -> None:
    result = export(form, "--to", f"journeys/mina/wiki.{form}")
    assert result.exit_code == 2
    assert f"journeys/mina/wiki.{form} lies in the wiki's folder. Name another FILE." in result.stderr
    assert not Path(f"journeys/mina/wiki.{form}").exists()


def test_what_somebody_else_has_written_stays() -> None:
    for form, name in (("json", "own.json"), ("xlsx", "own.xlsx")):
        write(Path(name), '{"my": 1}')
        result = export(form, "--to", name)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            f"Error: {name} is there already, and is no export of ours or was changed since. "
            "Move it away, or name another file.\n"
        )
        assert Path(name).read_text("utf-8") == '{"my": 1}'


def test_a_workbook_that_was_changed_stays_and_one_that_was_not_is_written_again() -> None:
    assert export("xlsx", "--to", "wiki.xlsx", "mina/buy").stdout == "2 journeys written into wiki.xlsx.\n"
    assert export("xlsx", "--to", "wiki.xlsx").exit_code == 0
    book = load_workbook("wiki.xlsx")
    book.save("wiki.xlsx")
    assert export("xlsx", "--to", "wiki.xlsx").exit_code == 1


def test_csv_holds_the_lists_of_the_site_and_all_fields() -> None:
    assert export("csv", "--to", "lists").stdout == "21 files written into lists.\n"
    assert (
        Path("lists/fields/touchpoints.csv").read_text("utf-8-sig").startswith("journey,in_stage,key,name,id")
    )
    assert Path("lists/owners.csv").read_text("utf-8-sig").startswith("owner,id,touchpoints,places")
    Path("lists/owners.csv").write_text("mine", "utf-8")
    changed = export("csv", "--to", "lists")
    assert changed.exit_code == 1
    assert "owners.csv: was changed since it was written" in changed.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["xlsx"], "--format xlsx needs --to FILE."),
        (["csv"], "--format csv needs --to DIR."),
        (["json", "--to", "journeys"], "journeys is a folder. Name a file."),
        (["csv", "--to", "journeys/owners.yml"], "journeys/owners.yml is a file. Name a folder."),
        (["csv", "--to", "journeys/lists"], "journeys/lists lies in the wiki's folder. Name another DIR."),
        (
            ["csv", "--to", "lists/maps.CSV"],
            "--format csv writes several files into a folder: --to lists/maps",
        ),
        (["json", "mina/buy"], "--format json takes no JOURNEY."),
        (
            ["xlsx", "--to", "x.xlsx", "mina/by"],
            "There is no journey mina/by that can be read. Did you mean mina/buy?",
        ),
    ],
)
def test_wrong_use_is_told(args: list[str], said: str) -> None:
    result = export(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: {said}\n")


def test_a_folder_may_be_called_like_a_file() -> None:
    Path("lists.csv").mkdir()
    assert export("csv", "--to", "lists.csv").stdout == "21 files written into lists.csv.\n"
    assert export("mermaid", "--to", "maps.mermaid").exit_code == 0


@pytest.mark.parametrize("form", ["json", "xlsx", "csv"])
def test_nothing_is_written_of_half_a_wiki(form: str) -> None:
    write(Path("journeys/mina/buy.md"), JOURNEY.replace("title", "titel"))
    result = export(form, "--to", "out")
    assert result.exit_code == 1
    assert "There is no key `titel` here." in result.stdout
    assert not Path("out").exists()


def test_without_openpyxl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("mkdocs_journeys.exchange.workbook")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = export("xlsx", "--to", "wiki.xlsx")
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "Error: --format xlsx needs openpyxl, which is not installed: pip install 'mkdocs-journeys[sheets]'\n"
    )


@pytest.mark.parametrize("form", ["json", "xlsx", "csv"])
def test_an_export_is_imported_into_an_empty_folder(form: str) -> None:
    target = "out" if form == "csv" else f"wiki.{form}"
    export(form, "--to", target)
    files = [str(path) for path in Path("out/fields").glob("*.csv")] if form == "csv" else [target]
    shown = run("import", "--dir", "new", "--dry-run", *files)
    assert (shown.stdout, texts("new")) == ("4 files would be written, with 2 journeys.\n", {})
    result = run("import", "--dir", "new", *files)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "4 files written, with 2 journeys.\n", "")
    assert texts("new") == FILES
    again = run("import", "--dir", "new", *files)
    assert (again.exit_code, again.stdout) == (0, "0 files written, with 2 journeys; 4 there already.\n")


def test_nothing_is_overwritten() -> None:
    export("json", "--to", "wiki.json")
    write(Path("new/owners.yml"), "shop: Other\n")
    result = run("import", "--dir", "new", "wiki.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "new/owners.yml is there already, and was left as it is.\n"
        "Nothing was written: 1 file in the way. --update changes files that are there.\n"
    )
    assert texts("new") == {"owners.yml": "shop: Other\n"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"version": 1', '"version": 2', "version: There is no version 2 of this file here."),
        ('"mina/buy": {', '"../evil": {', "journeys.../evil: '../evil' can't be the name of a file."),
        (
            '"owner": "shop"',
            '"owner": "shp"',
            "journeys.mina/buy.stages[1].touchpoints[1].owner: There is no owner",
        ),
        ('"title": "I buy"', '"title": 7, "x": 1', "journeys.mina/buy.x: There is no key `x` here."),
        ('"stages": [', '"stages": 5, "x-old": [', "journeys.mina/buy.stages"),
        ('"journeys": {', '"journeys": [], "other": {', "journeys: Here belong fields in braces."),
        ('"name": "Mina"', '"name": NaN', "$: This is no JSON that can be read: NaN is no number of JSON."),
        (
            '"name": "Mina"',
            '"name": ' + "[" * 50 + "]" * 50,
            "$: Lists and fields are nested more than 30 deep.",
        ),
    ],
)
def test_what_is_wrong_in_json_is_told_at_its_place(old: str, new: str, said: str) -> None:
    text = export("json").stdout
    assert old in text
    write(Path("wiki.json"), text.replace(old, new, 1))
    result = run("import", "--dir", "new", "wiki.json")
    assert (result.exit_code, result.stdout, texts("new")) == (1, "", {})
    assert result.stderr.startswith(said)
    assert "Nothing was written: " in result.stderr


def test_json_cut_short_is_told() -> None:
    text = export("json").stdout
    write(Path("wiki.json"), text[: len(text) // 2])
    result = run("import", "--dir", "new", "wiki.json")
    assert (result.exit_code, texts("new")) == (1, {})
    assert "This is no JSON" in result.stderr


def test_changed_cells_are_shown_and_written() -> None:
    export("xlsx", "--to", "wiki.xlsx")
    book = load_workbook("wiki.xlsx")
    book["touchpoints"]["AE2"] = -1
    book.save("wiki.xlsx")
    shown = run("import", "--update", "--dry-run", "wiki.xlsx")
    assert (shown.exit_code, shown.stderr) == (0, "Would change 1 cell in 1 file.\n")
    assert shown.stdout == (
        "--- a/journeys/mina/buy.md\n+++ b/journeys/mina/buy.md\n@@ -5,6 +5,7 @@\n     touchpoints:\n"
        "       - name: Till\n         owner: shop\n+        emotion: -1\n ---\n \n Prose.\n"
    )
    assert texts("journeys") == FILES
    done = run("import", "--update", "wiki.xlsx")
    assert (done.exit_code, done.stdout, done.stderr) == (0, shown.stdout, "Changed 1 cell in 1 file.\n")
    changed = JOURNEY.replace("owner: shop\n", "owner: shop\n        emotion: -1\n")
    assert texts("journeys") == {**FILES, "mina/buy.md": changed}
    again = run("import", "--update", "wiki.xlsx")
    hint = (
        "Nothing to change. What is written into the sheet of a map doesn't come back: write it into the "
        "sheets stages, touchpoints, pains and so on.\n"
    )
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", hint)


def test_what_was_changed_on_a_map_is_told_beside_what_comes_back() -> None:
    export("xlsx", "--to", "wiki.xlsx")
    book = load_workbook("wiki.xlsx")
    book["touchpoints"]["AE2"] = -1
    book["Buy"]["B5"] = "1  Counter"
    book.save("wiki.xlsx")
    result = run("import", "--update", "wiki.xlsx")
    assert (result.exit_code, result.stderr) == (
        0,
        "Note: Buy!B5: this cell of a map now says `1 Counter`. It is not brought back: write it into the "
        "sheet touchpoints, stages, pains or opportunities.\nChanged 1 cell in 1 file.\n",
    )
    assert "+        emotion: -1\n" in result.stdout


@pytest.mark.parametrize(
    ("mina", "told"),
    [
        ("", "1 picture that the files show is no part"),
        (f"image: {PICTURE}\n", "2 pictures that the files show are"),
    ],
)
def test_one_picture_is_none_of_an_export_and_two_are_none(mina: str, told: str) -> None:
    write(Path("journeys/mina/images/a.png"), "a picture")
    write(Path("journeys/mina/index.md"), f"---\nname: Mina\n{mina}---\n")
    write(Path("journeys/mina/buy.md"), JOURNEY.replace("owner: shop\n", f"image: {PICTURE}\n"))
    export("json", "--to", "wiki.json")
    result = run("import", "--dir", "new", "--dry-run", "wiki.json")
    assert result.stderr.startswith(f"Note: {told}")


def test_csv_brings_changes_back_too() -> None:
    export("csv", "--to", "lists")
    file = Path("lists/fields/owners.csv")
    file.write_text(file.read_text("utf-8-sig").replace("Shop team", "'=Shop"), "utf-8")
    assert run("import", "--update", str(file)).exit_code == 0
    assert texts("journeys")["owners.yml"] == "shop: =Shop\n"


def test_people_that_were_hidden_are_not_taken_away() -> None:
    write(Path("journeys/owners.yml"), "shop: {name: Shop team, lead: Ada, email: ada@example.org}\n")
    export("csv", "--to", "lists", "--people", "hide")
    assert "lead" not in Path("lists/fields/owners.csv").read_text("utf-8-sig")
    result = run("import", "--update", "lists/fields/owners.csv")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing to change.\n")


def test_json_in_another_order_is_ours_too() -> None:
    whole = json.loads(export("json").stdout)
    write(Path("wiki.json"), json.dumps({key: whole[key] for key in sorted(whole, reverse=True)}))
    assert run("import", "--dir", "new", "wiki.json").exit_code == 0
    assert texts("new") == FILES


def test_a_damaged_workbook_is_told() -> None:
    export("xlsx", "--to", "wiki.xlsx")
    data = Path("wiki.xlsx").read_bytes()
    Path("wiki.xlsx").write_bytes(data[: len(data) // 2])
    result = run("import", "--update", "wiki.xlsx")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("wiki.xlsx: The workbook is damaged, cut short or none at all")
    assert texts("journeys") == FILES


def test_update_takes_nothing_but_our_sheets() -> None:
    write(Path("other.csv"), "stage,touchpoint\nBuy,Till\n")
    export("json", "--to", "wiki.json")
    for name, said in (
        ("other.csv", "is neither a workbook nor a CSV file of all fields"),
        ("wiki.json", "is JSON, which is not brought back into files that are there"),
    ):
        result = run("import", "--update", name)
        assert (result.exit_code, f"{name} {said}" in result.stderr) == (2, True)
