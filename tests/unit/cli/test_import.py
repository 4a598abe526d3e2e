"""`journeys import`: what it writes, where, what it says, and what it never touches."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.trees import TODAY

from mkdocs_journeys.cli import main
from mkdocs_journeys.reading.reader import read
from mkdocs_journeys.scaffold.answers import Answers
from mkdocs_journeys.scaffold.writing import files

Run = Callable[..., Result]

TABLE = "Stage,Touchpoint,Emotion\nBuy,Shop,2\nUse,Home,5\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    write("journeys/journeys.yml", "language: en\n")
    write("tent.csv", TABLE)
    return lambda *words: CliRunner().invoke(main, ["import", *words])


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def wiki() -> list[str]:
    return sorted(path.as_posix() for path in Path("journeys").rglob("*.md"))


def journeys() -> list[str]:
    reading = read(Path("journeys"), TODAY)
    assert reading.findings == ()
    return list(reading.catalog.journeys)


def test_a_map_becomes_a_journey(run: Run) -> None:
    result = run("tent.csv", "--persona", "Mina Lund")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "Wrote journeys/mina-lund/tent.md: “Tent”, 2 stages, 2 touchpoints (from tent.csv, row 1)\n"
        "  read: Stage → stages; Touchpoint → touchpoints; Emotion → emotion and feeling\n"
        "  guessed: numbers of emotion were read as 1 to 5, from worst to best\n"
        "  new persona: mina-lund\n",
        "1 journey written.\nNext: journeys check\n",
    )
    assert journeys() == ["mina-lund/tent"]


def test_a_dry_run_tells_the_same_and_writes_nothing(run: Run) -> None:
    result = run("tent.csv", "--persona", "Mina Lund", "--dry-run")
    assert result.stdout.startswith("Would write journeys/mina-lund/tent.md: “Tent”")
    assert result.stderr == "1 journey would be written.\n"
    assert (result.exit_code, wiki()) == (0, [])


@pytest.mark.parametrize("asked", ["mina", "Mina Lund", "MINA LUND"])
def test_a_persona_that_is_there_is_found_by_id_and_by_name(run: Run, asked: str) -> None:
    write("journeys/mina/index.md", "---\nname: Mina Lund\n---\nHer portrait.\n")
    assert run("tent.csv", "--persona", asked).exit_code == 0
    assert journeys() == ["mina/tent"]
    assert Path("journeys/mina/index.md").read_text() == "---\nname: Mina Lund\n---\nHer portrait.\n"


def test_the_only_persona_is_taken_where_nothing_says_whose_it_is(run: Run) -> None:
    write("journeys/mina/index.md", "---\nname: Mina\n---\n")
    result = run("tent.csv")
    assert "the wiki has one persona; --persona names another" in " ".join(result.stdout.split())
    assert journeys() == ["mina/tent"]


def test_nothing_is_ever_overwritten(run: Run) -> None:
    write("journeys/mina/index.md", "---\nname: Mina\n---\n")
    write("journeys/mina/Tent.md", "mine")
    result = run("tent.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "tent.csv: journeys/mina/tent.md is there already, and was left as it is. "
        "Give the map another title, or move one of the two.\n"
        "0 journeys written, 1 not imported.\n"
    )
    assert Path("journeys/mina/Tent.md").read_text() == "mine"


def test_the_same_file_twice_is_refused_the_second_time(run: Run) -> None:
    assert run("tent.csv").exit_code == 0
    before = Path("journeys/customer/tent.md").read_text()
    assert run("tent.csv").exit_code == 1
    assert Path("journeys/customer/tent.md").read_text() == before


def test_two_maps_of_one_title_get_two_files(run: Run) -> None:
    write("two.csv", f"{TABLE},,\n{TABLE}")
    write("more/two.csv", TABLE)
    assert run("two.csv", "more/two.csv").exit_code == 0
    assert sorted(journeys()) == ["customer/two", "customer/two-2", "customer/two-3"]


def test_one_file_that_is_no_map_does_not_hinder_the_others(run: Run) -> None:
    write("words.md", "Words.\n")
    result = run("words.md", "tent.csv")
    assert result.exit_code == 1
    assert result.stderr == (
        "words.md: Nothing in it looks like a map. A map is a table with stages and what customers do, "
        "think or feel; a section for each stage; or a `journey` diagram.\n"
        "1 journey written, 1 not imported.\nNext: journeys check\n"
    )
    assert journeys() == ["customer/tent"]


def test_a_persona_folder_that_is_a_link_is_not_followed(run: Run, tmp_path: Path) -> None:
    Path("elsewhere").mkdir()
    Path("journeys/mina").symlink_to(tmp_path / "elsewhere")
    result = run("tent.csv", "--persona", "mina")
    assert result.exit_code == 1
    assert "journeys/mina is a link, which is not followed. Nothing was written.\n" in result.stderr
    assert list(Path("elsewhere").iterdir()) == []


def test_names_of_the_team_from_the_settings(run: Run) -> None:
    lanes = "lanes:\n  - {id: costs, name: What it costs}\n"
    write("journeys/journeys.yml", f"columns:\n  touchpoint: [Berührung]\n{lanes}")
    write("a.csv", "Stage,Berührung,What it costs\nBuy,Shop,3 EUR\n")
    assert run("a.csv").exit_code == 0
    (buy,) = read(Path("journeys"), TODAY).catalog.journeys["customer/a"].stages
    assert dict(buy.touchpoints[0].fields.more) == {"costs": ("3 EUR",)}


def test_a_wrong_field_in_the_settings_is_wrong_use(run: Run) -> None:
    write("journeys/journeys.yml", "columns:\n  pain: [Ärger]\n")
    result = run("tent.csv")
    assert result.exit_code == 2
    assert "journeys.yml: `columns` names `pain`, which is no field. Did you mean pains?" in result.stderr


def test_lists_that_bind_decide_what_may_be_named(run: Run) -> None:
    write("journeys/owners.yml", "web: {name: Web team}\n")
    write("a.csv", "Stage,Touchpoint,Owner\nBuy,Shop,web TEAM\nUse,Home,Nobody we know\n")
    result = run("a.csv")
    assert "kept in the prose: Owner\n" in result.stdout
    assert journeys() == ["customer/a"]
    text = Path("journeys/customer/a.md").read_text()
    assert "owner: web\n" in text
    assert "- **Owner** (Home): Nobody we know\n" in text


OWNED = "Stage,Touchpoint,Owner,Channel\nBuy,Shop,Ops: north,web\nUse,Home,Web tean,yes\n"


def test_names_that_a_list_lacks_are_told_as_lines_to_add(run: Run) -> None:
    write("journeys/owners.yml", "# Ours.\nweb: {name: Web team}\n")
    write("a.csv", OWNED)
    result = run("a.csv")
    assert result.stderr == (
        "1 journey written.\n"
        "Next: for these names to leave the prose, delete the journeys that were written, and import them "
        "again with --add-names, which adds these lines to journeys/owners.yml:\n\n"
        'ops-north:\n  name: "Ops: north"\n'
        "# The next may be “Web team”, which is there as web.\nweb-tean:\n  name: Web tean\n\n"
        "Next: journeys check\n"
    )
    assert Path("journeys/owners.yml").read_text() == "# Ours.\nweb: {name: Web team}\n"


def test_with_the_lines_that_are_told_the_names_go_where_they_belong(run: Run) -> None:
    write("journeys/owners.yml", "web: {name: Web team}\n")
    write("journeys/channels.yml", "web: {name: Web}\n")
    write("a.csv", OWNED)
    told = run("a.csv", "--dry-run").stderr
    head, *lists = told.split("Next: import with --add-names, which adds these lines to ")
    assert head == "1 journey would be written.\n"
    for each in lists:
        name, lines = each.split(":\n\n", 1)
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(lines)
    result = run("a.csv")
    assert (result.exit_code, result.stderr) == (0, "1 journey written.\nNext: journeys check\n")
    assert journeys() == ["customer/a"]
    text = Path("journeys/customer/a.md").read_text()
    assert ("owner: ops-north\n" in text, "owner: web-tean\n" in text, 'channel: "yes"\n' in text) == (
        True,
    ) * 3


def test_sentences_in_the_place_of_an_owner_are_no_lines_to_add(run: Run) -> None:
    write("journeys/owners.yml", "web: {name: Web team}\n")
    write("a.csv", f"Stage,Touchpoint,Owner\nBuy,Shop,{'whoever has time ' * 5}\nUse,Home,web\n")
    assert run("a.csv").stderr == "1 journey written.\nNext: journeys check\n"


def test_a_map_larger_than_a_journey_may_be_is_refused(run: Run) -> None:
    write("a.csv", "Stage,Touchpoint\n" + "".join(f"Buy,Step {n}\n" for n in range(151)))
    result = run("a.csv")
    assert result.exit_code == 1
    assert "“A” has 151 touchpoints; one journey has at most 150." in result.stderr
    assert wiki() == []


def test_what_a_terminal_would_obey_is_spelled_out(run: Run) -> None:
    write("a.md", "# \u202eTent\u2066 [31m\n\n| Stage | \u202eAction |\n|---|---|\n| Buy | Pays |\n")
    result = run("a.md")
    assert "\u202e" not in result.output
    assert journeys() == ["customer/tent-31m"]


def test_text_that_means_something_to_markdown_stays_text(run: Run) -> None:
    cell = "# Use\n```\n<!-- a\n> b"
    write("a.csv", f'Stage,Touchpoint,Weather\nBuy,Shop,"{cell}"\nUse,Home,rain\n')
    assert run("a.csv").exit_code == 0
    text = Path("journeys/customer/a.md").read_text()
    assert text.endswith(
        "## Buy\n\n- **Weather** (Shop): \\# Use\n    \\```\n    \\<!-- a\n    \\> b\n\n"
        "## Use\n\n- **Weather** (Home): rain\n"
    )


def test_text_that_programs_take_for_tags_stays_text(run: Run) -> None:
    cell = "<b>bold</b> 2 < 3 <https://example.org/a> <!-- a -->"
    write("a.csv", f"Stage,Touchpoint,Weather\nBuy,Shop,{cell}\nUse,Home,rain\n")
    assert run("a.csv").exit_code == 0
    text = Path("journeys/customer/a.md").read_text()
    assert "(Shop): \\<b>bold\\</b> 2 < 3 <https://example.org/a> \\<!-- a -->\n" in text


def test_an_encoding_that_the_user_names(run: Run) -> None:
    Path("a.csv").write_bytes("Stage,Touchpoint\nBuy,Café\nUse,Küche\n".encode("cp1252"))
    assert run("a.csv", "--encoding", "cp1252").exit_code == 0
    assert "name: Café\n" in Path("journeys/customer/a.md").read_text(encoding="utf-8")
    assert run("a.csv", "--encoding", "nothing").exit_code == 1


def test_a_file_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("nowhere.csv").exit_code == 2
    assert run().exit_code == 2


def test_names_that_a_list_does_not_know_and_feelings_that_say_nothing_are_told(run: Run) -> None:
    write("journeys/owners.yml", "web: {name: Web team}\n")
    write(
        "map.csv",
        "Customer Journey: Buy a kite,,,\nStage,Touchpoint,Feelings,Owner\n"
        "Out,Shop,flummoxed,Ops\n,Till,sad,Web team\n",
    )
    result = run("map.csv", "--dry-run")
    assert result.stdout.split("\n")[0].endswith("“Buy a kite”, 1 stage, 2 touchpoints (from map.csv, row 2)")
    assert "no emotion for “flummoxed”: nothing known in the words" in result.stdout
    assert "  not listed in the wiki, so in the prose: “Ops” (owners.yml)\n" in result.stdout


def test_wide_signs_part_a_label_and_a_persona_as_narrow_ones_do(run: Run) -> None:
    write("map.csv", "用户旅程地图：在线挂号,\n角色,王女士，妈妈\n阶段,触点\n预约,小程序\n")
    result = run("map.csv")
    assert result.exit_code == 0
    assert journeys() == ["王女士/在线挂号"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_read_once(run: Run) -> None:
    os.mkfifo("pipe")
    # It waits for a reader, and must not keep the tests from ending where there is none.
    threading.Thread(target=lambda: write("pipe", TABLE), daemon=True).start()
    result = run("pipe")
    assert (result.exit_code, result.stderr) == (0, "1 journey written.\nNext: journeys check\n")
    write("words", "Nothing.\n")
    assert run("words").stderr.startswith("words: Nothing in it looks like a map.")


GERMAN = "Phase,Kontaktpunkt,Gefühl,Schmerzpunkte\nSuchen,Plakat,froh,zu klein\nKaufen,Laden,müde,\n"
IN_GERMAN = (
    "Next: for the whole wiki in German, set `language: de` in journeys/journeys.yml, and `language: de` "
    "below `theme` in mkdocs.yml.\n"
)


def test_the_first_maps_of_another_language_say_how_the_wiki_speaks_it(run: Run) -> None:
    write("a.csv", GERMAN)
    write("b.csv", GERMAN)
    assert run("a.csv", "b.csv").stderr == f"2 journeys written.\n{IN_GERMAN}Next: journeys check\n"
    write("c.csv", GERMAN)
    assert run("c.csv").stderr == "1 journey written.\nNext: journeys check\n"


def test_a_few_maps_of_another_language_are_no_reason_for_the_wiki_to_speak_it(run: Run) -> None:
    english = "Stage,Touchpoint,Emotion\nLook,Poster,1\nBuy,Shop,2\n"
    for name, text in {"a": GERMAN, "b": english, "c": english, "d": GERMAN}.items():
        write(f"{name}.csv", text)
    assert run("a.csv", "b.csv", "c.csv", "--dry-run").stderr == "3 journeys would be written.\n"
    half = run("a.csv", "b.csv", "c.csv", "d.csv", "--dry-run").stderr
    assert half == f"4 journeys would be written.\n{IN_GERMAN}"


def test_a_wiki_that_speaks_the_language_is_told_nothing(run: Run) -> None:
    write("journeys/journeys.yml", "language: de-AT\n")
    write("a.csv", GERMAN)
    assert run("a.csv").stderr == "1 journey written.\nNext: journeys check\n"
    assert "language:" not in Path("journeys/kunde/a.md").read_text("utf-8")


def test_a_language_without_labels_is_told_as_such(run: Run) -> None:
    write("a.csv", "Étape,Point de contact,Émotion,Irritants\nAda,Bus,!,?\nBor,Tram,!,?\n")
    assert run("a.csv", "--dry-run").stderr == (
        "1 journey would be written.\n"
        "Next: for the whole wiki in French, set `language: fr` in journeys/journeys.yml, and `language: fr` "
        "below `theme` in mkdocs.yml. The labels of its pages are English: they are there in en (English), "
        "de (German) and ar (Arabic), not in French.\n"
    )


def test_a_journey_says_its_language_where_its_persona_has_another(run: Run) -> None:
    write("journeys/journeys.yml", "language: de\n")
    write("journeys/nadia/index.md", "---\nname: Nadia\nlanguage: en\n---\n")
    write("journeys/ute/index.md", "---\nname: Ute\n---\n")
    write("a.csv", GERMAN)
    for persona in ("Nadia", "Ute"):
        assert run("a.csv", "--persona", persona).stderr == "1 journey written.\nNext: journeys check\n"
    spoken = {
        name: each.fields.language for name, each in read(Path("journeys"), TODAY).catalog.journeys.items()
    }
    assert spoken == {"nadia/a": "de", "ute/a": None}


def test_the_example_is_nobodys_customer_until_somebody_changes_it(run: Run) -> None:
    for path, text in files(Answers("Journeys", language="de")).items():
        if path.parts[0] == "journeys":
            write(path.as_posix(), text)
    write("a.csv", GERMAN)
    assert run("a.csv").exit_code == 0
    assert run("a.csv", "--persona", "nadia").exit_code == 0
    assert {"kunde/a", "nadia/a"} <= set(read(Path("journeys"), TODAY).catalog.journeys)
    shutil.rmtree("journeys/kunde")
    persona = Path("journeys/nadia/index.md")
    write(persona.as_posix(), persona.read_text("utf-8").replace("Nadia", "Ute"))
    write("b.csv", GERMAN)
    assert "the wiki has one persona; --persona names another" in run("b.csv").output
    assert Path("journeys/nadia/b.md").is_file()
