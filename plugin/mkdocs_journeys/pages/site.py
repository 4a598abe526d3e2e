"""All pages of a wiki, and how one finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import resources

from mkdocs_journeys.changes.story import Story
from mkdocs_journeys.checks.examination import Told
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.model.schema import schema_text
from mkdocs_journeys.pages import addresses, changes_page, compare, glossary, importance, quality, rules
from mkdocs_journeys.pages.broken_page import broken_page
from mkdocs_journeys.pages.card import card
from mkdocs_journeys.pages.catalog_json import CATALOG_SCHEMA, catalog_json
from mkdocs_journeys.pages.catalog_schema import catalog_schema_text
from mkdocs_journeys.pages.changes_data import changes_data
from mkdocs_journeys.pages.data_page import LISTINGS, data_page
from mkdocs_journeys.pages.feeds import feeds
from mkdocs_journeys.pages.icons import ICONS, icon_file
from mkdocs_journeys.pages.journey_page import journey_page
from mkdocs_journeys.pages.journey_table import journey_table
from mkdocs_journeys.pages.navigation import navigation
from mkdocs_journeys.pages.page import Asset, Page, Site
from mkdocs_journeys.pages.persona_page import persona_page
from mkdocs_journeys.pages.place import Place, picture_address
from mkdocs_journeys.pages.portfolio_page import portfolio_page
from mkdocs_journeys.pages.redirects import redirects
from mkdocs_journeys.pages.sheets import sheets
from mkdocs_journeys.pages.texts import llms
from mkdocs_journeys.pages.traces import without_traces
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.collecting import without_collecting
from mkdocs_journeys.reading.interrupting import go_on
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.sharing import can_share, shared

# For fewer journeys, starting processes takes longer than they save.
_WORTH_PROCESSES = 250
# This process has the pages to make besides.
_LOAD = 0.3


def build(
    reading: Reading,
    options: Options,
    examined: tuple[Told, ...] | None = None,
    story: Story | None = None,
) -> Site:
    """The pages and files of what was read.

    `examined` is what the rules say about the wiki, where somebody has asked them already; `story` what git
    tells of it.
    """
    return lay_out(Wiki(reading, options, examined, story=story))


def lay_out(wiki: Wiki) -> Site:
    """The pages and files of a wiki. No page is made before somebody asks for its content."""
    with without_collecting():
        return _laid_out(wiki)


def _laid_out(wiki: Wiki) -> Site:
    files, lists = _files_and_lists(wiki)
    tables = tuple(table for made in files[: len(LISTINGS)] for table in made)
    others = tuple(file for made in files[len(LISTINGS) :] for file in made)
    pages = (
        portfolio_page(wiki, addresses.HOME, in_search=False),
        portfolio_page(wiki, addresses.PORTFOLIO, in_search=True),
        *_persona_pages(wiki),
        *lists,
        *compare.pages(wiki),
        *importance.pages(wiki),
        *changes_page.pages(wiki),
        *quality.pages(wiki),
        *rules.pages(wiki),
        *glossary.pages(wiki),
        data_page(wiki, tables),
    )
    moved = redirects(wiki, frozenset(page.address for page in pages))
    assets = (*_assets(wiki), *_tables(wiki), *tables, *others, *_schemas(), *moved)
    return Site(pages, assets, *navigation(wiki))


def _files_and_lists(wiki: Wiki) -> tuple[list[tuple[Asset, ...]], tuple[Page, ...]]:
    """What `_FILES` make, and the pages of lists; of a large wiki another process makes most of the files."""
    if len(wiki.journeys) < _WORTH_PROCESSES or not can_share():
        return [_files(wiki, place) for place in range(len(_FILES))], _lists(wiki)
    made: dict[int, tuple[Asset, ...]] = {}
    lists: list[Page] = []

    def make_elsewhere(places: Sequence[int]) -> dict[int, tuple[Asset, ...]]:
        return {place: _files(wiki, place) for place in places}

    def make_here(places: Sequence[int]) -> None:
        made.update(make_elsewhere(places))
        lists.extend(_lists(wiki))

    for found in shared(range(len(_FILES)), make_elsewhere, make_here, load=_LOAD):
        made.update(found)
    return [made[place] for place in range(len(_FILES))], tuple(lists)


def _files(wiki: Wiki, place: int) -> tuple[Asset, ...]:
    go_on()
    return tuple(_FILES[place](wiki))


def _lists(wiki: Wiki) -> tuple[Page, ...]:
    found: list[Page] = []
    for listing in LISTINGS:
        go_on()
        found.extend(listing.pages(wiki))
    return tuple(found)


def _persona_pages(wiki: Wiki) -> Iterable[Page]:
    """Personas and journeys; a broken file has its page all the same."""
    broken = {file.id: file for file in wiki.catalog.broken}
    for persona in wiki.catalog.personas.values():
        yield broken_page(wiki, broken[persona.id]) if persona.id in broken else persona_page(wiki, persona)
    for journey in wiki.journeys.values():
        yield journey_page(wiki, journey)
    for file in wiki.catalog.broken:
        if "/" in file.id:
            yield broken_page(wiki, file)


def _tables(wiki: Wiki) -> Iterable[Asset]:
    for journey in wiki.journeys.values():
        go_on()
        yield journey_table(journey)


def _changes(wiki: Wiki) -> Iterable[Asset]:
    yield from changes_data(wiki)
    for feed in feeds(wiki):
        go_on()
        yield feed


def _catalog(wiki: Wiki) -> Iterable[Asset]:
    shown = without_traces(wiki)
    yield Asset(addresses.catalog(), catalog_json(shown, people=wiki.options.people).encode())


def _cards(wiki: Wiki) -> Iterable[Asset]:
    for journey in wiki.journeys.values():
        go_on()
        yield card(wiki, journey)


def _llms(wiki: Wiki) -> Iterable[Asset]:
    """A site may have such files of its own."""
    at = Place(wiki, llms.CONTENTS, wiki.words)
    others = [(wiki.words("data.title"), at.to(addresses.DATA), wiki.words("data.description"))]

    def href(journey: Journey) -> str:
        return at.to(addresses.journey(journey.id))

    yield Asset(llms.CONTENTS, llms.contents(wiki, href, others).encode(), gives_way=True)
    yield Asset(llms.FULL, llms.full(wiki).encode(), gives_way=True)


# The files that take long in a large wiki: those of the listings first.
_FILES: tuple[Callable[[Wiki], Iterable[Asset]], ...] = (
    *(listing.tables for listing in LISTINGS),
    _catalog,
    _cards,
    _llms,
    _changes,
)


def _schemas() -> Iterable[Asset]:
    for kind in FILE_KINDS:
        yield Asset(addresses.schema(kind), schema_text(kind).encode())
    yield Asset(addresses.schema(CATALOG_SCHEMA), catalog_schema_text().encode())


def _assets(wiki: Wiki) -> Iterable[Asset]:
    reading = wiki.reading
    yield from sheets()
    if not wiki.options.icons_inside:
        channels = reading.catalog.registries.channels
        yield Asset(ICONS, icon_file(channel.fields.icon for channel in channels))
    script = resources.files(__package__) / "script" / "journeys.js"
    yield Asset("assets/journeys/journeys.js", script.read_bytes())
    for picture in reading.pictures:
        yield Asset(picture_address(picture), (reading.folder.parent / picture).read_bytes())
