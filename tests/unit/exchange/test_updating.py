"""Changed cells come back into the files: these bytes and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.trees import plant

from mkdocs_journeys.exchange.sheets.cells import Cell
from mkdocs_journeys.exchange.sheets.filled import sheets_of
from mkdocs_journeys.exchange.sheets.marks import mark_of, place_of
from mkdocs_journeys.exchange.sheets.sheet import BY_NAME, Sheet
from mkdocs_journeys.exchange.updating.updating import Update, update
from mkdocs_journeys.reading.reader import read

JOURNEY = """\
---
# Who buys, and why.
title: "I buy"  # in her words
stages:
  # the beginning
  - stage: awareness
    touchpoints:
      - A friend's photo
      - {name: Ad, emotion: 1, "owner": brand}
  - name: Buy
    touchpoints:
      - name: "Shop"
        owner: brand

        action:
          - Looks around
          - Asks
          # often
          - Pays
        drop_off: 12%
        pains:
          - It is dear
          # one more, to be found out
          - {text: Loud, severity: low}
        more:
          risk: Theft
---

# Prose

title: stays
"""
FILES = {
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/buy.md": JOURNEY,
    "owners.yml": "# Our teams\nbrand: Brand team\nshop:\n  name: Shop team\n  lead: Ada\n",
    "metrics.yml": "rate:\n  name: Rate\n  readings: [{date: 2026-01, value: 3}]\n",
    "journeys.yml": "lanes: [{id: risk}]\n",
}
# What is changed: sheet, key, column, and what stands there now.
Change = tuple[str, str, str, Cell]


def exported(folder: Path) -> dict[str, Sheet]:
    reading = read(folder)
    assert reading.errors == ()
    return {sheet.name: sheet for sheet in sheets_of(reading.catalog)}


def put(sheets: dict[str, Sheet], changes: Sequence[Change]) -> list[Sheet]:
    for name, key, column, value in changes:
        sheet = sheets[name]
        columns = sheet.columns if column in sheet.columns else (*sheet.columns, column)
        at = sheet.columns.index("key")
        rows = [list(row) + [None] * (len(columns) - len(row)) for row in sheet.rows]
        (row,) = [row for row in rows if row[at] == key]
        row[columns.index(column)] = value
        sheets[name] = replace(sheet, columns=columns, rows=tuple(map(tuple, rows)))
    return list(sheets.values())


def updated(tmp_path: Path, *changes: Change, files: Mapping[str, str | bytes] = FILES) -> Update:
    folder = plant(tmp_path, files)
    return update(folder, put(exported(folder), changes))


def after(found: Update, name: str = "mina/buy.md") -> str:
    assert found.problems == []
    (file,) = [each for each in found.files if each.file.endswith(name)]
    return file.after.decode()


def test_nothing_changed_changes_nothing(tmp_path: Path) -> None:
    assert updated(tmp_path) == Update()


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (
            ("journeys", "mina/buy", "title", "I buy: at once"),
            'title: "I buy"  #',
            'title: "I buy: at once"  #',
        ),
        (("touchpoints", "shop", "owner", "shop"), "owner: brand\n\n", "owner: shop\n\n"),
        (
            ("touchpoints", "shop", "emotion", -1.5),
            "severity: low}\n",
            "severity: low}\n        emotion: -1.5\n",
        ),
        (("touchpoints", "shop", "owner", None), "        owner: brand\n\n", "\n"),
        (
            ("touchpoints", "shop", "action", "Looks around\nAsks\nWaits\nPays"),
            "          - Pays\n",
            "          - Waits\n          - Pays\n",
        ),
        (("touchpoints", "shop", "action", "Looks around\nPays"), "          - Asks\n", ""),
        (
            ("touchpoints", "shop", "drop_off.why", "Too dear"),
            "drop_off: 12%",
            "drop_off:\n          percent: 12%\n          why: Too dear",
        ),
        (("touchpoints", "shop", "more.risk", "Fire"), "risk: Theft", "risk: Fire"),
        (("touchpoints", "ad", "emotion", -2), "{name: Ad, emotion: 1,", "{name: Ad, emotion: -2,"),
        (
            ("touchpoints", "ad", "owner", None),
            '{name: Ad, emotion: 1, "owner": brand}',
            "{name: Ad, emotion: 1}",
        ),
        (("touchpoints", "ad", "feeling", "so, so"), '"owner": brand}', '"owner": brand, feeling: "so, so"}'),
        (
            ("touchpoints", "a-friend-s-photo", "emotion", 1),
            "- A friend's photo\n",
            "- name: A friend's photo\n        emotion: 1\n",
        ),
        (
            ("pains", "it-is-dear", "severity", "high"),
            "- It is dear\n",
            "- text: It is dear\n            severity: high\n",
        ),
        (
            ("pains", "loud", "severity", "high"),
            "{text: Loud, severity: low}",
            "{text: Loud, severity: high}",
        ),
        (
            ("stages", "awareness", "goal", "A goal"),
            "stage: awareness\n",
            "stage: awareness\n    goal: A goal\n",
        ),
        (("touchpoints", "shop", "name", "Big shop"), 'name: "Shop"', "name: Big shop"),
    ],
)
def test_only_what_changed_is_written(tmp_path: Path, change: Change, old: str, new: str) -> None:
    assert JOURNEY.count(old) == 1
    assert after(updated(tmp_path, change)) == JOURNEY.replace(old, new)


@pytest.mark.parametrize(
    ("change", "file", "text"),
    [
        (
            ("owners", "brand", "lead", "=Ada"),
            "owners.yml",
            "# Our teams\nbrand:\n  name: Brand team\n  lead: =Ada\nshop:\n  name: Shop team\n  lead: Ada\n",
        ),
        (
            ("owners", "shop", "lead", None),
            "owners.yml",
            "# Our teams\nbrand: Brand team\nshop:\n  name: Shop team\n",
        ),
        (
            ("readings", "1", "value", 3.5),
            "metrics.yml",
            "rate:\n  name: Rate\n  readings: [{date: 2026-01, value: 3.5}]\n",
        ),
        (("personas", "mina", "role", "Runner"), "mina/index.md", "---\nname: Mina\nrole: Runner\n---\n"),
    ],
)
def test_registries_and_personas_change_too(tmp_path: Path, change: Change, file: str, text: str) -> None:
    assert after(updated(tmp_path, change), file) == text


def test_the_ends_of_lines_and_the_mark_of_byte_order_stay(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + JOURNEY.replace("\n", "\r\n").encode()
    found = updated(
        tmp_path, ("touchpoints", "shop", "action", "One\nTwo"), files={**FILES, "mina/buy.md": data}
    )
    assert found.problems != []  # a comment stands beside the first
    found = updated(tmp_path, ("touchpoints", "shop", "emotion", 1), files={**FILES, "mina/buy.md": data})
    (file,) = found.files
    assert file.after == data.replace(b"low}\r\n", b"low}\r\n        emotion: 1\r\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("touchpoints", "shop", "owner", "shp"), "touchpoints!H4: There is no owner `shp` in owners.yml."),
        (
            ("touchpoints", "shop", "emotion", "odd"),
            "touchpoints!AE4: Emotion is a number, and 'odd' is a word.",
        ),
        (
            ("touchpoints", "shop", "action", "Other"),
            "touchpoints!AA4: This can't be brought into mina/buy.md:18:11: a comment stands within it, "
            "which would be lost. Change it there by hand.",
        ),
        (
            ("journeys", "mina/buy", "prose", "Other"),
            "journeys!AF2: Prose is not brought back: change it in the file.",
        ),
        (("pains", "loud", "text", None), "pains!F3: This pain needs `text`."),
        (
            ("touchpoints", "shop", "emotoin", 1),
            "touchpoints!AT1: There is no field `emotoin` of touchpoints.",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_cell_and_nothing_is_written(
    tmp_path: Path, change: Change, said: str
) -> None:
    found = updated(tmp_path, change, ("stages", "awareness", "goal", "A goal"))
    assert found.files == ()
    (problem,) = found.problems
    assert f"{problem.place}: {problem.message}" == said


@pytest.mark.parametrize(
    ("column", "value", "place"),
    [("impact", "4,5", "opportunities!I2"), ("due", "30.06.2027", "opportunities!R2")],
)
def test_what_is_wrong_in_a_list_of_one_is_told_at_its_cell(
    tmp_path: Path, column: str, value: str, place: str
) -> None:
    pains = "        pains:\n"
    journey = JOURNEY.replace(pains, f"        opportunities: Mark six\n{pains}")
    change = ("opportunities", "mark-six", column, value)
    (problem,) = updated(tmp_path, change, files={**FILES, "mina/buy.md": journey}).problems
    assert problem.place == place


def test_rows_that_are_new_or_gone_are_told_and_left(tmp_path: Path) -> None:
    found = updated(tmp_path, ("pains", "loud", "key", "lod"))
    assert (found.files, found.problems) == ((), [])
    assert found.notes == [
        "pains!A3: no file has mina/buy/buy/shop/lod any more, or yet, so this row is left alone. "
        "New things are written in the files. Did you mean mina/buy/buy/shop/loud? Then write that key.",
        "pains: mina/buy/buy/shop/loud has no row any more; the file keeps it.",
    ]


def marked(sheets: Mapping[str, Sheet]) -> dict[tuple[str, str], dict[str, str]]:
    return {
        (sheet.name, place_of(row, len(BY_NAME[sheet.name].places))): dict(
            zip(sheet.columns, map(mark_of, row), strict=True)
        )
        for sheet in sheets.values()
        if sheet.name in BY_NAME
        for row in sheet.rows
    }


def test_what_the_file_says_by_now_stays_where_the_cell_was_not_changed(tmp_path: Path) -> None:
    folder = plant(tmp_path, FILES)
    sheets = exported(folder)
    marks = marked(sheets)
    (folder / "mina/buy.md").write_text(JOURNEY.replace("owner: brand\n\n", "owner: shop\n\n"), "utf-8")
    found = update(folder, put(sheets, [("touchpoints", "shop", "feeling", "glad")]), marks)
    assert "owner: shop\n\n" in after(found)
    assert "feeling: glad\n" in after(found)


@pytest.mark.parametrize("is_marked", [True, False])
def test_an_emotion_that_was_emptied_goes_where_it_is_known_to_have_been_there(
    tmp_path: Path, is_marked: bool
) -> None:
    felt = JOURNEY.replace("emotion: 1,", "emotion: 1, feeling: glad,")
    folder = plant(tmp_path, {**FILES, "mina/buy.md": felt})
    sheets = exported(folder)
    marks = marked(sheets) if is_marked else {}
    found = update(folder, put(sheets, [("touchpoints", "ad", "emotion", None)]), marks)
    if is_marked:
        assert after(found) == felt.replace("emotion: 1, ", "")
        assert found.notes == []
    else:
        # The same sheet may have come before, and have given the number by its word.
        assert found.files == ()
        assert [note.partition(": ")[2] for note in found.notes] == [
            "the file keeps 1, which is what glad says. To take it away, change it there."
        ]


def test_a_cell_and_its_file_that_both_changed_are_a_problem(tmp_path: Path) -> None:
    folder = plant(tmp_path, FILES)
    sheets = exported(folder)
    marks = marked(sheets)
    (folder / "mina/buy.md").write_text(JOURNEY.replace("owner: brand\n\n", "\n"), "utf-8")
    found = update(folder, put(sheets, [("touchpoints", "shop", "owner", "shop")]), marks)
    assert found.files == ()
    assert [str(problem) for problem in found.problems] == [
        "touchpoints!H4: `owner` was changed here and in mina/buy.md. Change one of them by hand."
    ]


@pytest.mark.parametrize("name", ["shop", "Shop team", "SHOP"])
def test_a_name_that_came_back_once_may_come_back_again(tmp_path: Path, name: str) -> None:
    folder = plant(tmp_path, FILES)
    sheets = exported(folder)
    marks = marked(sheets)
    changed = put(sheets, [("touchpoints", "shop", "owner", name)])
    (file,) = update(folder, changed, marks).files
    (folder / "mina/buy.md").write_bytes(file.after)
    assert update(folder, changed, marks) == Update()


@pytest.mark.parametrize(
    ("changes", "lines", "notes"),
    [
        (
            [("touchpoints", "shop", "feeling", "😡")],
            ["emotion: -2", "feeling: 😡"],
            ["😡 is taken for the emotion -2."],
        ),
        (
            [("touchpoints", "shop", "emotion", "😡")],
            ["emotion: -2", "feeling: 😡"],
            ["😡 is taken for the emotion -2."],
        ),
        (
            [("touchpoints", "shop", "emotion", "angry → happy")],
            ["emotion: [-2, 1]", "feeling: angry → happy"],
            ["angry → happy is taken for the emotion -2 to 1."],
        ),
        ([("touchpoints", "shop", "emotion", "--")], ["emotion: -2"], ["-- is taken for the emotion -2."]),
        ([("touchpoints", "shop", "feeling", "a bit odd")], ["feeling: a bit odd"], []),
        (
            [("touchpoints", "shop", "feeling", "😟"), ("touchpoints", "shop", "emotion", "😡")],
            ["emotion: -2", "feeling: 😟"],
            ["😡 is taken for the emotion -2, and the feeling stays 😟."],
        ),
        (
            [("touchpoints", "shop", "feeling", "😡"), ("touchpoints", "shop", "emotion", 1)],
            ["emotion: 1", "feeling: 😡"],
            [],
        ),
    ],
)
def test_feelings_are_understood_as_an_import_does(
    tmp_path: Path, changes: Sequence[Change], lines: Sequence[str], notes: Sequence[str]
) -> None:
    folder = plant(tmp_path, FILES)
    sheets = put(exported(folder), changes)
    found = update(folder, sheets)
    new = [line.strip() for line in after(found).splitlines() if line not in JOURNEY.splitlines()]
    assert new == list(lines)
    assert [note.partition(": ")[2] for note in found.notes] == list(notes)
    (folder / "mina" / "buy.md").write_text(after(found), "utf-8")
    again = update(folder, sheets)
    assert (again.problems, again.files) == ([], ())


@pytest.mark.parametrize(
    ("feeling", "line", "notes"),
    [
        (
            "😡",
            '- {name: Ad, emotion: 1, "owner": brand, feeling: "😡"}',
            [
                "touchpoints!AF3: 😡 would be the emotion -2, and the file keeps 1. "
                "Change the emotion in its own column."
            ],
        ),
        ("angry", '- {name: Ad, emotion: 1, "owner": brand, feeling: angry}', []),
    ],
)
def test_an_emotion_that_is_there_stays_whatever_the_feeling(
    tmp_path: Path, feeling: str, line: str, notes: Sequence[str]
) -> None:
    found = updated(tmp_path, ("touchpoints", "ad", "feeling", feeling))
    assert line in after(found)
    assert found.notes == notes


@pytest.mark.parametrize(
    ("emotion", "feeling", "said"),
    [
        ("odd", None, "Emotion is a number, and 'odd' is a word."),
        ("angry", "calm", "Emotion is a number, and 'angry' is a word."),
        ("7", None, "'7' is not a step of emotion."),
        ("🫥", None, "Emotion is a number, and '🫥' is a word."),
    ],
)
def test_what_is_no_known_feeling_is_refused_with_what_is_allowed(
    tmp_path: Path, emotion: str, feeling: str | None, said: str
) -> None:
    found = updated(
        tmp_path,
        ("touchpoints", "shop", "emotion", emotion),
        ("touchpoints", "shop", "feeling", feeling),
    )
    (problem,) = found.problems
    assert (problem.message, problem.allowed) == (
        said,
        "a number from -2 (very negative) to 2 (very positive) in half steps, or two of them such as [-2, 1]",
    )


def with_pain(text: str) -> Mapping[str, str]:
    return {**FILES, "mina/buy.md": JOURNEY.replace("It is dear", text)}


def test_a_text_whose_key_leads_nowhere_any_more_is_brought_back(tmp_path: Path) -> None:
    sheets = exported(plant(tmp_path, FILES))
    put(sheets, [("pains", "it-is-dear", "text", "Too much money")])
    folder = plant(tmp_path, with_pain("It costs a lot"))  # from the same sheet, but earlier
    assert after(update(folder, list(sheets.values()))) == with_pain("Too much money")["mina/buy.md"]


def test_a_text_that_only_the_file_has_changed_stays(tmp_path: Path) -> None:
    sheets = exported(plant(tmp_path, FILES))
    folder = plant(tmp_path, with_pain("It costs a lot"))
    found = update(folder, list(sheets.values()))
    assert (found.files, found.problems) == ((), [])
    assert found.notes == [
        "pains!A2: mina/buy.md has another text here by now: It costs a lot. It stays. "
        "If that of the row is meant, write it there."
    ]
    by_marks = update(folder, list(sheets.values()), marked(sheets))
    assert (by_marks.files, by_marks.problems, by_marks.notes) == ((), [], [])


def test_a_text_and_its_key_that_changed_together_are_told_by_the_marks(tmp_path: Path) -> None:
    folder = plant(tmp_path, FILES)
    sheets = exported(folder)
    marks = marked(sheets)
    changes = [("pains", "it-is-dear", "text", "Too much"), ("pains", "it-is-dear", "key", "too-much")]
    found = update(folder, put(sheets, changes), marks)
    assert after(found) == with_pain("Too much")["mina/buy.md"]


def test_a_text_that_changed_in_the_sheet_and_in_the_file_is_a_problem(tmp_path: Path) -> None:
    sheets = exported(plant(tmp_path, FILES))
    marks = marked(sheets)
    put(sheets, [("pains", "it-is-dear", "text", "Too much money")])
    folder = plant(tmp_path, with_pain("It costs a lot"))
    (problem,) = update(folder, list(sheets.values()), marks).problems
    said = "`text` was changed here and in mina/buy.md. Change one of them by hand."
    assert (problem.place, problem.message) == ("pains!F2", said)


@pytest.mark.parametrize(
    "changes",
    [
        [("pains", "it-is-dear", "severity", "high")],  # the row says more
        [("pains", "loud", "key", "lod")],  # two of the rows lead nowhere, and one of them names another
    ],
)
def test_a_row_that_may_be_another_is_left_and_told(tmp_path: Path, changes: Sequence[Change]) -> None:
    sheets = exported(plant(tmp_path, FILES))
    put(sheets, [("pains", "it-is-dear", "text", "Too much money"), *changes])
    gone = sheets["pains"].rows[1:] if changes[0][1] == "loud" else sheets["pains"].rows
    sheets["pains"] = replace(sheets["pains"], rows=gone)
    folder = plant(tmp_path, with_pain("It costs a lot"))
    found = update(folder, list(sheets.values()))
    assert (found.files, found.problems) == ((), [])
    assert "so this row is left alone" in found.notes[0]
