"""The rules: a list of all of them, and a page for each, made from the rule's own definition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.checks.explanation import Explanation, all_explanations, by_subject
from mkdocs_journeys.checks.levels import Levels
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.backticks import Pieces, pieces
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.wiki import Wiki


@dataclass(frozen=True, slots=True)
class Row:
    """A rule as this wiki has it. `level` is None where it is off; `reason` alternates with code."""

    about: Explanation
    level: Level | None
    reason: Pieces

    @property
    def is_changed(self) -> bool:
        """Whether the wiki has set another level than the rule's own."""
        return self.level is not self.about.level


def pages(wiki: Wiki) -> Iterator[Page]:
    """The list, and a page for each rule. What a file says wrongly is explained on the list itself."""
    address = addresses.listing("rules")
    rows = _rows(wiki)
    yield Page(
        address,
        wiki.words("rules_page.title"),
        lambda: _list(wiki, address, rows),
        description=wiki.words("rules_page.description"),
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )
    for row in rows:
        if row.about.slug:
            yield _page(wiki, row)


def _page(wiki: Wiki, row: Row) -> Page:
    address = addresses.rule(row.about.slug)
    return Page(
        address,
        row.about.title,
        lambda: content(wiki.render("rule.html", address, row=row)),
        language=wiki.language,
        in_search=False,
        meta={"hide": ["navigation", "toc"]},
    )


def _list(wiki: Wiki, address: str, rows: tuple[Row, ...]) -> Content:
    by_code = {row.about.code: row for row in rows}
    subjects = {
        subject: [by_code[each.code] for each in found]
        for subject, found in by_subject(row.about for row in rows).items()
    }
    return content(wiki.render("rules.html", address, subjects=subjects))


def _rows(wiki: Wiki) -> tuple[Row, ...]:
    levels = Levels(wiki.catalog.settings.rules)
    found = {rule.id: levels.of(rule, "") for rule in RULES}
    return tuple(Row(each, found.get(each.code), pieces(each.reason)) for each in all_explanations())
