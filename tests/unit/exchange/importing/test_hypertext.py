"""Tables of HTML: cells that reach over several, pictures and links, tables in tables."""

from __future__ import annotations

import pytest
from tests.unit.exchange.importing.books import Cell, book

from mkdocs_journeys.exchange.importing.cleaning import plain
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError
from mkdocs_journeys.exchange.importing.hypertext import apart, read_page, tables_of
from mkdocs_journeys.exchange.importing.sources import source_of

LANES = """<table>
<tr><th colspan="4">How a bike is rented</th></tr>
<tr><th>Stage</th><th>Find</th><th colspan="2">Ride</th></tr>
<tr><th>Touchpoint</th><td>App</td><td>Bike</td><td>Lock</td></tr>
<tr><th rowspan="2">Pains</th><td colspan="2">Rain</td><td>Rust</td></tr>
<tr><td>Slow</td><td>Heavy</td><td></td></tr>
</table>"""
ROWS = """<table>
<tr><th>Stage</th><th>Touchpoint</th><th>Action</th><th>Pains</th></tr>
<tr><td rowspan="2">Find</td><td>App</td><td colspan="2">Looks</td></tr>
<tr><td>Map</td><td>Looks</td><td rowspan="2">Rain</td></tr>
<tr><td>Ride</td><td>Bike</td><td>Rides</td></tr>
</table>"""


def told(draft: Draft) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The stages and steps of a map with what is said of each."""
    return [
        (stage.name, step.name, [(each.field, each.text) for each in step.said])
        for stage in draft.stages
        for step in stage.steps
    ]


def map_in(name: str, text: str) -> Draft:
    (draft,) = source_of(name, text.encode(), Columns()).drafts
    return draft


@pytest.mark.parametrize("name", ["map.md", "map.html"])
def test_a_cell_over_several_stages_belongs_to_each(name: str) -> None:
    draft = map_in(name, LANES)
    assert draft.title == "How a bike is rented"
    assert told(draft) == [
        ("Find", "App", [("pains", "Rain"), ("pains", "Slow")]),
        ("Ride", "Bike", [("pains", "Rain"), ("pains", "Heavy")]),
        ("Ride", "Lock", [("pains", "Rust")]),
    ]


@pytest.mark.parametrize("name", ["map.md", "map.html"])
def test_a_cell_over_several_rows_belongs_to_each_and_to_its_first_column(name: str) -> None:
    assert told(map_in(name, ROWS)) == [
        ("Find", "App", [("action", "Looks")]),
        ("Find", "Map", [("action", "Looks"), ("pains", "Rain")]),
        ("Ride", "Bike", [("action", "Rides"), ("pains", "Rain")]),
    ]


def test_merged_cells_of_a_workbook_are_read_alike() -> None:
    rows: list[list[Cell]] = [
        ["How a bike is rented", None, None, None],
        ["Stage", "Find", "Ride", None],
        ["Touchpoint", "App", "Bike", "Lock"],
        ["Pains", "Rain", None, "Rust"],
        [None, "Slow", "Heavy", None],
    ]
    data = book({"Map": rows}, {"Map": ["A1:D1", "C2:D2", "B4:C4", "A4:A5"]})
    (draft,) = source_of("map.xlsx", data, Columns()).drafts
    assert draft.stages == map_in("map.md", LANES).stages


def test_tables_of_html_stand_in_the_prose_around_them() -> None:
    text = f"# A map\n\nBefore <table><tr><td>1</td></tr></table> it.\n\n{ROWS}\n\nBelow.\n"
    draft = map_in("map.md", text)
    assert draft.title == "A map"
    assert draft.prose == "Before\n<table><tr><td>1</td></tr></table>\n it.\n\nBelow."
    assert draft.place == "line 7"


def test_tables_in_code_in_comments_and_in_cells_of_markdown_are_none() -> None:
    lines = ["```", *ROWS.split("\n"), "```", "<!--", ROWS, "-->", "| <table></table> |", "<table>", "x"]
    assert apart(lines) == (lines, [])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a <b>bold</b> word", "a bold word"),
        ("<p>One</p><p>Two</p>", "One<br>Two"),
        ('<img src="a/b.png" alt="a curve">', "![a curve](a/b.png)"),
        ('<img src="data:image/png;base64,AAAA" alt="a curve">', "a curve"),
        ('<img class="emoticon emoticon-sad" alt="(sad)" src="/s/sad.png"> lost', "(sad) lost"),
        ('<img class="emoji" data-emoji-fallback="🙁" alt=":frown:" src="/s/1f641.png"> lost', "🙁 lost"),
        ('see <a href="https://example.org/x">this</a>', "see [this](https://example.org/x)"),
        ('<a href="#top">up</a>', "up"),
        ('<a href="java\tscript:alert(1)">do</a>', "do"),
        ('<a href="MAILTO:a@example.org">write</a>', "[write](MAILTO:a@example.org)"),
        ('<a href="10:30">when</a>', "[when](10:30)"),
        ("<table><tr><td>in</td><td>ner</td></tr></table> text", "in<br>ner<br>text"),
        ("<script>alert(1)</script>2 &lt; 3", "2 < 3"),
    ],
)
def test_what_a_cell_says(cell: str, text: str) -> None:
    (table,) = tables_of(f"<table><tr><td>{cell}</td></tr></table>")
    assert table.texts == ((text,),)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("![a curve](a/b.png)", "a curve (a/b.png)"),
        ('<img src="a/b.png" alt="a curve" width=20> up', "a curve (a/b.png) up"),
        ("<IMG SRC=a.png>", "(a.png)"),
        ("<image>", "<image>"),
    ],
)
def test_pictures_in_cells_of_markdown_keep_their_words_and_addresses(cell: str, text: str) -> None:
    assert plain(cell) == text


def test_a_page_is_text_with_headings_and_lists() -> None:
    page = read_page("<title>Map</title><h2>Bike <i>map</i></h2>Some <b>bold</b> text<ul><li>one<li>two</ul>")
    assert [part for part in page.parts if part] == ["Map", "## Bike map", "Some bold text", "- one", "- two"]


@pytest.mark.parametrize(
    "inner",
    [
        "<tr>" * 10_000,
        '<tr><td colspan="400">a</td><td colspan="400">b</td></tr>',
        "<tr><td colspan=499 rowspan=99999>a</td></tr>" * 400,
    ],
)
def test_a_table_larger_than_any_map_is_refused(inner: str) -> None:
    with pytest.raises(NoMapError):
        source_of("map.html", f"<table>{inner}</table>".encode(), Columns())
