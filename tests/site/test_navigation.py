"""The navigation: where our entries stand, and that it stays small."""

from __future__ import annotations

import dataclasses
from functools import partial

import pytest
from tests.site.fake import Link, Wiki, fake_site
from tests.site.seen import breadcrumbs, navigation_size, neighbours, outline, tabs

from mkdocs_journeys.pages.page import NavItem, Site

JOURNEY = "journeys/persona-1/first-1/index.html"
ALL = ["navigation.tabs", "navigation.indexes", "navigation.path"]


def test_by_itself_our_section_comes_last(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch)
    assert outline(site / "about/index.html").splitlines() == [
        "Start > ..",
        "*About > ./",
        "Journeys",
        "  Journeys > ../journeys/",
        "  Stages > ../stages/",
        "  Touchpoints > ../touchpoints/",
        "  Owners > ../owners/",
    ]
    assert outline(site / JOURNEY).splitlines() == [
        "Start > ../../..",
        "About > ../../../about/",
        "*Journeys",
        "  Journeys > ../../",
        "  *Persona 1",
        "    Persona 1 > ../",
        "    *Way 1 & on > ./",
        "    Way 2 & on > ../first-2/",
        "  Stages > ../../../stages/",
        "  Touchpoints > ../../../touchpoints/",
        "  Owners > ../../../owners/",
    ]


@pytest.mark.parametrize("features", [[*ALL], [*ALL, "navigation.sections"], ["navigation.indexes"]])
@pytest.mark.parametrize("prune", [[], ["navigation.prune"]])
def test_sections_lead_to_their_own_page(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, features: list[str], prune: list[str]
) -> None:
    site = wiki.build(monkeypatch, features=features + prune)
    assert outline(site / JOURNEY).splitlines() == [
        "Start > ../../..",
        "About > ../../../about/",
        "*Journeys > ../../",
        "  *Persona 1 > ../",
        "    *Way 1 & on > ./",
        "    Way 2 & on > ../first-2/",
        "  Stages > ../../../stages/",
        "  Touchpoints > ../../../touchpoints/",
        "  Owners > ../../../owners/",
    ]
    if features[0] == "navigation.tabs":
        assert tabs(site / JOURNEY) == ["Start > ../../..", "About > ../../../about/", "*Journeys > ../../"]
        assert breadcrumbs(site / JOURNEY) == ["Start", "Journeys", "Persona 1"]
        assert tabs(site / "stages/index.html") == [
            "Start > ..",
            "About > ../about/",
            "*Journeys > ../journeys/",
        ]
        assert tabs(site / "about/index.html") == ["Start > ..", "*About > ./", "Journeys > ../journeys/"]


def test_reading_on_stays_with_the_persona(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch)
    assert neighbours(site / "journeys/persona-1/index.html") == ("", "first-1/")
    assert neighbours(site / JOURNEY) == ("../", "../first-2/")
    assert neighbours(site / "journeys/persona-1/first-2/index.html") == ("../first-1/", "")
    assert neighbours(site / "stages/index.html") == ("../journeys/", "../touchpoints/")
    assert neighbours(site / "owners/index.html") == ("../touchpoints/", "")


def test_markers_are_replaced_where_they_stand(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    nav = [
        {"Home": "journeys:home"},
        {"The maps": ["journeys:journeys", {"Our stages": "journeys:stages"}]},
        {"Work": [{"Lists": "journeys:lists"}, "about.md"]},
    ]
    site = wiki.build(monkeypatch, nav=nav)
    assert outline(site / "about/index.html").splitlines() == [
        "Home > ..",
        "The maps",
        "  Journeys > ../journeys/",
        "  Our stages > ../stages/",
        "*Work",
        "  Lists",
        "    Our stages > ../stages/",
        "    Touchpoints > ../touchpoints/",
        "    Owners > ../owners/",
        "  *About > ./",
    ]
    assert outline(site / JOURNEY).splitlines()[1:8] == [
        "*The maps",
        "  Journeys > ../../",
        "  *Persona 1",
        "    Persona 1 > ../",
        "    *Way 1 & on > ./",
        "    Way 2 & on > ../first-2/",
        "  Our stages > ../../../stages/",
    ]


@pytest.mark.parametrize("marker", ["journeys:", "journeys:all"])
def test_one_marker_stands_for_everything(wiki: Wiki, monkeypatch: pytest.MonkeyPatch, marker: str) -> None:
    site = wiki.build(monkeypatch, nav=[{"Maps": marker}, "about.md"])
    assert outline(site / "about/index.html").splitlines() == [
        "Maps",
        "  Journeys > ../journeys/",
        "  Stages > ../stages/",
        "  Touchpoints > ../touchpoints/",
        "  Owners > ../owners/",
        "*About > ./",
    ]
    # The home page is in no navigation here, and is the home page all the same.
    assert '<a href=".." title="Wiki"' in (site / "about/index.html").read_text()


def test_a_nav_without_markers_gets_our_section(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch, nav=[{"Welcome": "index.md"}, "about.md"], features=["navigation.indexes"])
    assert outline(site / "stages/index.html").splitlines() == [
        "Welcome > ..",
        "About > ../about/",
        "*Journeys > ../journeys/",
        "  *Stages > ./",
        "  Touchpoints > ../touchpoints/",
        "  Owners > ../owners/",
    ]


def test_a_nav_may_name_our_pages_like_files(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    nav = [{"Who does what": "owners/index.md"}, "about.md"]
    site = wiki.build(monkeypatch, nav=nav)
    assert outline(site / "about/index.html").splitlines() == ["Who does what > ../owners/", "*About > ./"]
    assert outline(site / JOURNEY).splitlines() == [
        "Who does what > ../../../owners/",
        "About > ../../../about/",
        "*Persona 1",
        "  Persona 1 > ../",
        "  *Way 1 & on > ./",
        "  Way 2 & on > ../first-2/",
    ]


def test_a_page_at_the_top_opens_for_its_personas(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    nav = ["about.md", {"Maps": "journeys:journeys"}]
    site = wiki.build(monkeypatch, nav=nav, features=ALL)
    assert outline(site / "about/index.html").splitlines() == ["*About > ./", "Maps > ../journeys/"]
    assert outline(site / JOURNEY).splitlines() == [
        "About > ../../../about/",
        "*Maps > ../../",
        "  *Persona 1 > ../",
        "    *Way 1 & on > ./",
        "    Way 2 & on > ../first-2/",
    ]
    assert tabs(site / JOURNEY) == ["About > ../../../about/", "*Maps > ../../"]


def test_sections_within_sections_are_followed(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    nav = [{"A": [{"B": [{"C": ["journeys:journeys", "about.md"]}, "journeys:stages"]}]}]
    site = wiki.build(monkeypatch, nav=nav, features=["navigation.path"])
    assert outline(site / JOURNEY).splitlines() == [
        "*A",
        "  *B",
        "    *C",
        "      Journeys > ../../",
        "      *Persona 1",
        "        Persona 1 > ../",
        "        *Way 1 & on > ./",
        "        Way 2 & on > ../first-2/",
        "      About > ../../../about/",
        "    Stages > ../../../stages/",
    ]
    assert breadcrumbs(site / JOURNEY) == ["Start", "A", "B", "C", "Persona 1"]


def test_an_unknown_marker_names_the_nearest(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(SystemExit):
        wiki.build(monkeypatch, nav=["about.md", {"x": ["journeys:stagez"]}])
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "nav in mkdocs.yml: there is no marker 'journeys:stagez'. Did you mean 'journeys:stages'? There are: "
        "journeys:all, journeys:home, journeys:journeys, journeys:lists, journeys:owners, journeys:stages, "
        "journeys:touchpoints"
    ]


def test_a_page_outside_of_the_navigation_opens_its_persona(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(link: Link) -> Site:
        site = fake_site(link)
        entry = site.personas["persona-1"]
        shorter = NavItem(entry.title, entry.address, entry.children[:1])
        return dataclasses.replace(site, personas={**site.personas, "persona-1": shorter})

    wiki.make = make
    site = wiki.build(monkeypatch, features=ALL)
    page = site / "journeys/persona-1/first-2/index.html"
    assert outline(page).splitlines()[2:5] == [
        "*Journeys > ../../",
        "  *Persona 1 > ../",
        "    Way 1 & on > ../first-1/",
    ]
    assert breadcrumbs(page) == ["Start", "Journeys", "Persona 1"]


@pytest.mark.parametrize("prune", [[], ["navigation.prune"]])
def test_the_navigation_does_not_grow_with_the_personas(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, prune: list[str]
) -> None:
    sizes = []
    for personas in (20, 400):
        wiki.make = partial(fake_site, personas=personas)
        wiki.write(
            {
                f"journeys/persona-{n}/{f}.md": ""
                for n in range(1, personas + 1)
                for f in ("index", "first-1", "first-2")
            }
        )
        site = wiki.build(monkeypatch, features=ALL + prune)
        sizes.append(
            [navigation_size(site / page) for page in (JOURNEY, "about/index.html", "stages/index.html")]
        )
    assert sizes[0] == sizes[1]


SECTION_INDEX = """
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
class SectionPage(Section, Page):
    __hash__ = object.__hash__
    active = Page.active
    children = None
@event_priority(0)
def on_nav(nav, config, files):
    global seen
    seen = nav
    (section,) = [item for item in nav.items if isinstance(item, Section)]
    face = section.children.pop(0)
    face.__class__, face.children, face.title = SectionPage, section.children, section.title
    nav.items[nav.items.index(section)] = face
    return nav
def on_page_context(context, page, config, nav):
    assert nav is seen
def on_post_page(output, page, config):
    before, after = page.previous_page, page.next_page
    if page.file.src_uri.startswith("guide/"):
        return f"{before.file.src_uri} {after and after.file.src_uri}"
"""


def test_a_section_that_another_plugin_made_a_page_stays_one(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiki.write({"docs/guide/index.md": "# G", "docs/guide/more.md": "# M", "section_index.py": SECTION_INDEX})
    nav = ["about.md", {"Guide": ["guide/index.md", "guide/more.md"]}, {"All": "journeys:all"}]
    site = wiki.build(monkeypatch, nav=nav, hooks=["section_index.py"])
    assert (site / "guide/index.html").read_text() == "about.md guide/more.md"
    assert (site / "guide/more/index.html").read_text() == "guide/index.md journeys/index.md"
