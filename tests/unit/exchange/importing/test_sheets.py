"""CSV files and workbooks: which way they go, how many maps are in them, and what is refused."""

from __future__ import annotations

import io
import random
import sys
import time
import zipfile
from contextlib import suppress

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from tests.unit.exchange.importing.books import Cell, book, packed, shifted, with_part

from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Said, Stage, Step
from mkdocs_journeys.exchange.importing.sources import Source, source_of

SHEET = "xl/worksheets/sheet1.xml"
SMALL = book({"Map": [["Stage", "Touchpoint", "Emotion"], ["Buy", "Shop", "glad"]]})


def of(name: str, data: bytes | str) -> Source:
    return source_of(name, data.encode() if isinstance(data, str) else data, Columns())


def only(name: str, data: bytes | str) -> Draft:
    (draft,) = of(name, data).drafts
    return draft


def refused(name: str, data: bytes | str) -> str:
    with pytest.raises(NoMapError) as error:
        of(name, data)
    return str(error.value)


def test_stages_as_rows() -> None:
    draft = only("a.csv", "Stage,Touchpoint,Emotion,Weather\nBuy,Shop,glad,rain\n,Till,,—\nUse,Home,sad,\n")
    assert draft.stages == (
        Stage(
            "Buy",
            steps=(
                Step("Shop", (Said("Emotion", "glad", "emotion"), Said("Weather", "rain"))),
                Step("Till"),
            ),
        ),
        Stage("Use", steps=(Step("Home", (Said("Emotion", "sad", "emotion"),)),)),
    )


@pytest.mark.parametrize(
    "table",
    [
        "Stage,Action,Emotion\nBuy,pays,glad\nUse,walks,sad\nTotal:,,mixed\n",
        "Stage,Buy,Use,Total:\nAction,pays,walks,\nEmotion,glad,sad,mixed\n",
    ],
)
def test_a_last_row_or_column_that_sums_up_the_others_is_no_stage(table: str) -> None:
    draft = only("a.csv", table)
    assert [stage.name for stage in draft.stages] == ["Buy", "Use"]
    assert draft.said == (Said("Emotion (Total:)", "mixed"),)
    assert "its last stage sums up the others, and is told in the prose" in draft.guesses


@pytest.mark.parametrize("stages", [("Buy", "Total"), ("Total", "Buy", "Use"), ("Buy", "Use", "Total loss")])
def test_a_stage_that_is_only_called_so_stays_one(stages: tuple[str, ...]) -> None:
    draft = only("a.csv", "Stage,Action\n" + "".join(f"{stage},acts\n" for stage in stages))
    assert tuple(stage.name for stage in draft.stages) == stages
    assert draft.said == ()


def test_stages_as_columns_with_merged_cells() -> None:
    rows: list[list[str | float | None]] = [
        ["Renting a bike", None, None, None],
        [],
        [None, "Before", None, "After"],
        ["Touchpoint", "App", "Street", "Station"],
        [],
        ["Feeling", "glad", None, "sad"],
    ]
    draft = only("a.xlsx", book({"Map": rows}, {"Map": ["A1:D1", "B3:C3"]}))
    assert draft.title == "Renting a bike"
    assert draft.stages == (
        Stage("Before", steps=(Step("App", (Said("Feeling", "glad", "emotion"),)), Step("Street"))),
        Stage("After", steps=(Step("Station", (Said("Feeling", "sad", "emotion"),)),)),
    )


def test_words_about_the_map_stand_above_it() -> None:
    draft = only(
        "a.csv",
        'My map,,\nPersona:,"Mina, a runner",\nGoal,Fit shoes,\n\nStage,Action,Emotion\nBuy,Pays,glad\n',
    )
    assert (draft.title, draft.persona.name, draft.persona.about) == ("My map", "Mina", "a runner")
    assert draft.said == (Said("Persona", "Mina, a runner"), Said("Goal", "Fit shoes", "goal"))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("One,\nStage,Action\nBuy,Pays\n,\nTwo,\nStage,Action\nUse,Runs\n", ["One", "Two"]),
        ("Stage,Action\nBuy,Pays\nTwo,\nStage,Action\nUse,Runs\n", ["Maps", "Two"]),
        ("Journey,Stage,Action\nOne,Buy,Pays\nOne,Use,Runs\nTwo,Buy,Asks\n", ["Maps One", "Maps Two"]),
        ("Persona,Stage,Action\nMina,Buy,Pays\nAnders,Buy,Asks\n", ["Maps", "Maps"]),
        ("Persona,Stage,Action\nMina,Buy,Pays\nAnders,Buy,Asks\nMina,Use,Runs\n", ["Maps"]),
    ],
)
def test_several_maps_in_one_sheet(text: str, titles: list[str]) -> None:
    assert [draft.title for draft in of("maps.csv", text).drafts] == titles


def test_rows_go_on_after_an_empty_one() -> None:
    draft = only("a.csv", "Stage,Action\nBuy,Pays\n,\nUse,Runs\n")
    assert [stage.name for stage in draft.stages] == ["Buy", "Use"]


@pytest.mark.parametrize(("quoted", "line"), [('"Buy;Shop;2\nUse;Home;1\n', 3), ('Buy;"Shop;2\n\n', 3)])
@pytest.mark.parametrize("told", ["", "sep=;\n"])
def test_a_quotation_mark_that_swallows_the_rest_of_a_file_is_refused(
    quoted: str, line: int, told: str
) -> None:
    with pytest.raises(NoMapError) as refused:
        of("a.csv", f"{told}Stage;Touchpoint;Emotion\nLook;Poster;1\n{quoted}")
    assert str(refused.value) == (
        f"A quotation mark in the row that begins in line {line + bool(told)} is never closed: "
        "all that follows would be one cell. Close it, or take it out."
    )


@pytest.mark.parametrize("shop", ['"Shop\nof ""Ann"""', '"Shop', '"Shop" here\n', 'Shop 5"'])
def test_other_quotation_marks_are_no_hindrance(shop: str) -> None:
    draft = only("a.csv", f"Stage;Emotion;Touchpoint\nLook;1;Poster\nBuy;2;{shop}")
    assert [stage.name for stage in draft.stages] == ["Look", "Buy"]


@pytest.mark.parametrize(
    ("sheets", "titles"),
    [
        (["Tabelle1"], ["Lastenrad-Abo"]),
        (["sheet"], ["Lastenrad-Abo"]),
        (["Hoja 1"], ["Lastenrad-Abo"]),
        (["工作表1"], ["Lastenrad-Abo"]),
        (["Sheet1", "Swap", "Sheet2"], ["Lastenrad-Abo", "Swap", "Lastenrad-Abo Sheet2"]),
        (["Tabelle der Wege"], ["Tabelle der Wege"]),
        (["Bettlaken Sheet"], ["Bettlaken Sheet"]),
    ],
)
def test_a_map_on_a_sheet_without_a_name_is_called_after_its_file(
    sheets: list[str], titles: list[str]
) -> None:
    rows: list[list[Cell]] = [["Stage", "Touchpoint", "Emotion"], ["Buy", "Shop", "glad"]]
    found = source_of("Lastenrad-Abo.xlsx", book(dict.fromkeys(sheets, rows)), Columns()).drafts
    assert [draft.title for draft in found] == titles


def test_sheets_without_a_map_go_into_the_prose_of_the_first() -> None:
    made = of(
        "a.xlsx", book({"Map": [["Stage", "Action"], ["Buy", "Pays"]], "Words": [["Till", "where one pays"]]})
    )
    assert [draft.prose for draft in made.drafts] == ["## Words\n\n- Till | where one pays"]
    assert made.remarks == (
        "no map was found on “Words”: what stands there went into the prose of the first map",
    )


def test_a_persona_that_one_map_names_is_that_of_the_others_in_the_file() -> None:
    text = "Persona,Ada\nStage,Action\nBuy,Pays\n,\nTwo,\nStage,Action\nUse,Runs\n"
    made = of("a.csv", text).drafts
    assert [draft.persona.name for draft in made] == ["Ada", "Ada"]
    assert made[1].guesses == ("its persona is the one of another map of the file: “Ada”",)
    two = of("a.csv", text.replace("Two,", "Persona,Bo\nTwo,")).drafts
    assert [draft.persona.name for draft in two] == ["Ada", "Bo"]


@pytest.mark.parametrize("sign", [";", "\t", "|", ","])
def test_whatever_parts_the_cells(sign: str) -> None:
    draft = only("a.csv", f"Stage{sign}Action\nBuy{sign}Pays\nUse{sign}Runs\n")
    assert [stage.name for stage in draft.stages] == ["Buy", "Use"]


def test_excel_tells_what_parts_the_cells() -> None:
    draft = only("a.csv", "\ufeffsep=;\r\nStage;Action, all\r\nBuy;Pays\r\n")
    assert (draft.title, [stage.name for stage in draft.stages]) == ("A", ["Buy"])


def test_a_diagram_may_stand_in_any_text() -> None:
    assert (
        only("a.rst", "Tents\n\n.. mermaid::\n\n   journey\n     Pays: 3: Ada\n").stages[0].steps[0].name
        == "Pays"
    )
    assert refused("a.rst", "Tents\n").startswith("Files of the kind .rst are not read.")


def test_formulas_are_texts_where_nobody_has_computed_them() -> None:
    draft = only("a.xlsx", book({"Map": [["Stage", "Action"], ["Buy", '=HYPERLINK("x")']]}))
    assert draft.stages[0].steps[0].said == (Said("Action", '=HYPERLINK("x")', "action"),)


def test_notes_beside_cells_are_kept() -> None:
    made = load_workbook(io.BytesIO(SMALL))
    made.worksheets[0]["B2"].comment = Comment("from four talks", "me")
    stream = io.BytesIO()
    made.save(stream)
    assert only("a.xlsx", stream.getvalue()).said == (Said("", "Note on B2, “Shop”: from four talks"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stage,Action\nBuy,Pays\n", "action"),
        ("Room,Emotion,Touchpoint\nHall,glad,Door\n", "touchpoint"),
        ("Phase,Deliverable,Budget\nOne,Plan,10\n", None),
        ("Route,Stop,Arrival\n1,Main St,10:00\n", None),
        ("ID,Issue,Solution,Owner\n1,Login,Fix,Ann\n", None),
        ("Name,Age\nAnn,3\n", None),
        ("Action\nPays\n", None),
    ],
)
def test_what_is_a_map_and_what_is_none(text: str, expected: str | None) -> None:
    if expected is None:
        assert refused("a.csv", text).startswith("Nothing in it looks like a map.")
    else:
        assert expected in dict(only("a.csv", text).columns).values()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", b" \n", "The file is empty."),
        ("a.csv", b"Stage,Action\n" + b"Buy,Pays\n" * 100_000, "The table has more than 5,000 rows."),
        ("a.csv", b"Stage,Action" + b",x" * 600 + b"\na,b\n", "The table has more than 500 columns."),
        ("a.csv", b"Stage,Action\nA,\"" + b"x,\n" * 100_000, "Line 43692 is no row of a table:"),
        ("a.csv", b"\0\0\0", "The file is no text."),
        ("a.xlsx", SMALL[: len(SMALL) // 2], "The file is no workbook, or only a part of one (BadZipFile)."),
        ("a.xlsx", b"Stage,Action\n", "The file is no workbook, or only a part of one (BadZipFile)."),
        ("a.xlsx", shifted(SMALL), "The file is no workbook, or only a part of one (ValueError)."),
        ("a.xlsx", packed(SMALL, zipfile.ZIP_LZMA), "The file is no workbook, or only a part of one"),
        ("a.xlsx", with_part(SMALL, SHEET, b"<worksheet>"), "The workbook is damaged, and can't be read"),
        ("a.xlsx", book({"Map": [["Name", "Age"], ["Ann", 3]]}), "No sheet in it looks like a map."),
        ("a.xls", b"\xd0\xcf\x11\xe0", "Files of the kind .xls are not read. Save it as .xlsx or .csv."),
        ("a.zip", b"hello", "Files of the kind .zip are not read."),
    ],
)  # fmt: skip
def test_what_is_refused(name: str, data: bytes, reason: str) -> None:
    assert refused(name, data).startswith(reason)


def test_a_workbook_with_damage_anywhere_is_read_or_refused() -> None:
    chance = random.Random(8)  # noqa: S311  the same damage each time
    for _ in range(300):
        data = bytearray(SMALL)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(NoMapError):
            of("a.xlsx", bytes(data))


ENTITIES = b'<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9)
)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [' + ENTITIES + b"]>"
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    b'<c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>'
)


UNPACKS = "The workbook unpacks to 200 MiB in 9 files; at most 16 MiB in 2,000 are read."


def merged(area: str) -> bytes:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
        f'<mergeCells><mergeCell ref="{area}"/></mergeCells></worksheet>'
    ).encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            b"<worksheet>" + b" " * (200 * 1024 * 1024),
            UNPACKS,
        ),
        (LAUGHS, "The workbook is damaged, and can't be read"),
        (merged("A1:XFD1048576"), "The workbook has cells that are merged over 17,179,869,184 places."),
        (merged("&#65;1:XFD40000"), "The workbook has cells that are merged over 655,360,000 places."),
        (merged("A:XFD"), "The workbook has cells that are merged over 100,001 places."),
        (
            merged("A1:XFD9").replace(b"mergeCells", b"hyperlinks").replace(b"mergeCell", b"hyperlink"),
            "The workbook has cells that are merged over 147,456 places.",
        ),
    ],
)
def test_a_bomb_is_refused_soon(content: bytes, reason: str) -> None:
    data = with_part(SMALL, SHEET, content)
    start = time.process_time()
    assert refused("a.xlsx", data).startswith(reason)
    assert time.process_time() - start < 20


def test_a_cell_far_below_that_is_only_coloured_does_not_count() -> None:
    made = load_workbook(io.BytesIO(SMALL))
    made.worksheets[0]["ZZ900000"].fill = PatternFill("solid", "FFFF00")
    stream = io.BytesIO()
    made.save(stream)
    assert len(only("a.xlsx", stream.getvalue()).stages) == 1


def test_what_the_library_leaves_out_is_no_matter_for_the_user() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><is><t>Stage</t></is></c><c r="B1" t="inlineStr"><is><t>Action</t></is></c>'
        b'</row><row r="2"><c r="A2" t="inlineStr"><is><t>Buy</t></is></c>'
        b'<c r="B2" t="inlineStr"><is><t>Pays</t></is></c></row></sheetData>'
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    )
    draft = only("a.xlsx", with_part(SMALL, SHEET, sheet))  # a warning would be an error here
    assert [stage.name for stage in draft.stages] == ["Buy"]


def test_the_text_of_a_shape_is_kept() -> None:
    shape = b'<d xmlns:a="urn:a"><a:t>Ask Ada &amp; Bo</a:t></d>'
    draft = only("a.xlsx", with_part(SMALL, "xl/drawings/drawing9.xml", shape))
    assert draft.said == (Said("", "Text of a shape: Ask Ada & Bo"),)


def test_without_openpyxl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert refused("a.xlsx", SMALL) == (
        'Workbooks are read with openpyxl, which is not installed. Run: pip install "mkdocs-journeys[sheets]"'
    )


TABLES = {
    "cp1252": [
        "Phase;Kontaktpunkt;Aktion",
        "Suche;Plakat;Liest über schöne Räder",
        "Miete;Gerät;Drückt Knöpfe",
    ],
    "cp932": [
        *("フェーズ,タッチポイント,行動", "認知,広告,見て考える", "購入,アプリ,注文を確定する"),
        "利用,荷物,箱を開けてみる",
    ],
    "gb18030": [
        *("阶段,触点,用户行为", "了解,朋友的照片,询问在哪里拍的", "购买,网店,比较四十八双鞋"),
        "使用,第一次跑步,在树林里跑步",
    ],
    "cp1251": [
        *("Этап,Точка контакта,Действие", "Поиск,Плакат,Читает объявление"),
        "Аренда,Приложение,Вводит карту",
    ],
}


def table(encoding: str) -> str:
    return "".join(f"{line}\n" for line in TABLES[encoding])


@pytest.mark.parametrize("encoding", TABLES)
def test_an_encoding_is_guessed_and_told(encoding: str) -> None:
    text = table(encoding)
    made = of("a.csv", text.encode(encoding))
    assert made.remarks == (
        f"it is not UTF-8, and was read as {encoding}: if letters are wrong, name its --encoding",
    )
    assert made.drafts == of("a.csv", text).drafts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_says_the_encoding(encoding: str) -> None:
    made = of("a.csv", table("gb18030").encode(encoding))
    assert made == of("a.csv", table("gb18030"))
    assert made.remarks == ()


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [
        ("ascii", "The file is not ascii: byte 1 does not fit."),
        ("latin-nine", "There is no encoding `latin-nine`."),
    ],
)
def test_a_wrong_name_of_an_encoding_is_refused(encoding: str, reason: str) -> None:
    with pytest.raises(NoMapError, match=reason):
        source_of("a.csv", table("gb18030").encode("gb18030"), Columns(), encoding)
    assert source_of("a.csv", table("gb18030").encode("gb18030"), Columns(), "gb18030").remarks == ()


def test_characters_that_nobody_can_see_are_left_out_and_told() -> None:
    made = of("a.csv", "Stage,Action\nBuy,\x1b[31mPays\u202e\n")
    assert made.drafts[0].stages[0].steps[0].said == (Said("Action", "[31mPays", "action"),)
    assert made.remarks == ("2 characters that nobody can see were left out",)


def test_numbers_have_all_their_digits_and_percents_their_sign() -> None:
    made = load_workbook(
        io.BytesIO(book({"Map": [["Stage", "Action", "Size"], *(["Buy", "Pays"] for _ in range(6))]}))
    )
    sheet = made.worksheets[0]
    cells = (
        (1234567890123.5, "General"),
        (1e21, "General"),
        (3.0, "0.00"),
        (0.25, "0%"),
        (1, "0.0%"),
        (25, '0"%"'),
    )
    for row, (value, form) in enumerate(cells, 2):
        sheet.cell(row, 3, value).number_format = form
    stream = io.BytesIO()
    made.save(stream)
    (stage,) = only("a.xlsx", stream.getvalue()).stages
    assert [step.said[-1].text for step in stage.steps] == [
        *("1234567890123.5", "1000000000000000000000", "3", "25%", "100%", "25"),
    ]


def test_addresses_of_links_and_notes_below_the_map_are_kept() -> None:
    made = load_workbook(io.BytesIO(SMALL))
    sheet = made.worksheets[0]
    sheet["B2"].hyperlink = "https://a.example/shop"
    sheet["B2"].value = "Shop"
    sheet["C2"].value = "https://b.example"
    sheet["C2"].hyperlink = "https://b.example"
    sheet["A9"].comment = Comment("to be asked", "me")
    stream = io.BytesIO()
    made.save(stream)
    assert only("a.xlsx", stream.getvalue()).said == (
        Said("", "Link on B2, “Shop”: https://a.example/shop"),
        Said("", "Note on A9: to be asked"),
    )
    assert only("a.xlsx", SMALL).said == ()


def test_words_beside_the_labels_of_lanes_are_kept() -> None:
    rows: list[list[Cell]] = [
        [None, "Phase", "Find", "Ride"],
        ["Customer", "Action", "looks", "rides"],
        [None, "Emotion", 3, 5],
        ["Business", "Backstage", "ads", "repairs"],
    ]
    for merged_areas in ([], ["A2:A3"]):
        draft = only("a.xlsx", book({"Map": rows}, {"Map": merged_areas}))
        assert draft.said == (Said("Customer", "Action, Emotion"), Said("Business", "Backstage"))


@pytest.mark.parametrize(
    ("lanes", "names"),
    [
        ("Lane,Ad,Shop\nStage,Find,Buy\n", ["Ad", "Shop"]),
        (",Ad,Shop\nStage,Find,Buy\n", ["Ad", "Shop"]),
        ("Stage,Find,Buy\nLane,Ad,Shop\n", ["", ""]),
    ],
)
def test_a_row_over_lanes_with_stages_has_the_names_of_the_touchpoints(lanes: str, names: list[str]) -> None:
    draft = only("a.csv", f"{lanes}Emotion,1,5\nBackstage,CMS,POS\n")
    assert [stage.name for stage in draft.stages] == ["Find", "Buy"]
    assert [stage.steps[0].name for stage in draft.stages] == names


@pytest.mark.parametrize(("heading", "is_step"), [("Name", True), ("Title", True), ("Weather", False)])
def test_a_name_beside_a_stage_is_the_one_of_the_touchpoint(heading: str, is_step: bool) -> None:
    draft = only("a.csv", f"{heading},Stage,Emotion\nSee ad,Find,sad\nPay,Buy,glad\n")
    assert ((heading, "touchpoint") in draft.columns) is is_step
    assert [step.name for stage in draft.stages for step in stage.steps] == (
        ["See ad", "Pay"] if is_step else []
    )


def test_a_list_of_people_is_no_map_for_its_names() -> None:
    assert refused("a.csv", "Name,Role,Goals,Pain points\nAda,nurse,sleep,noise\nBo,clerk,order,dust\n")


def test_letters_and_numbers_that_a_spreadsheet_prints_around_a_table_are_left_out() -> None:
    cells = [["", "A", "B", "C"], ["1", "Stage", "Find", "Buy"], ["2", "Action", "looks", "pays"]]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    assert [stage.name for stage in only("a.html", f"<table>{rows}</table>").stages] == ["Find", "Buy"]
    other = only("a.html", f"<table>{rows.replace('<td>B<', '<td>X<')}</table>")
    assert "A" in dict(other.columns)


def test_words_of_those_who_tell_of_themselves() -> None:
    found = only(
        "a.csv", "Phase,👉 What I do,How I feel,What I think,Experience\nFind,looks,sad,hm,\n"
    ).columns
    assert dict(found) == {
        "Phase": "stage", "👉 What I do": "action", "How I feel": "emotion", "What I think": "thought"
    }  # fmt: skip
