"""How good the maps are: health of each, findings by team and rule, coverage, what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_journeys.checks.examination import Told
from mkdocs_journeys.checks.health import Health
from mkdocs_journeys.checks.rule import Rule
from mkdocs_journeys.model.coverage import grounds, ownership
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.review import Review, review
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.wiki import Wiki

# Of a longer list only the beginning is shown: whoever mends it sees the rest.
MOST = 300
_RULES_OF_TEAM = 4
_SHOWN_OF_MAP = 20


@dataclass(frozen=True, slots=True)
class Levels:
    """How many findings there are of each level."""

    errors: int
    warnings: int
    infos: int

    @property
    def of(self) -> int:
        return self.errors + self.warnings + self.infos


@dataclass(frozen=True, slots=True)
class Checked:
    """A map with its health (None where it is only begun), what was found and its review."""

    journey: Journey
    health: Health | None
    told: tuple[Told, ...]
    levels: Levels
    review: Review

    @property
    def shown(self) -> tuple[Told, ...]:
        """What was found, as far as it is shown, the gravest first."""
        ranks = list(Level)
        ordered = sorted(self.told, key=lambda told: (ranks.index(told.finding.level), told.finding.order))
        return tuple(ordered[:_SHOWN_OF_MAP])


@dataclass(frozen=True, slots=True)
class Team:
    """What the rules say about what one owner answers for; of None: about what nobody does."""

    owner: str | None
    levels: Levels
    rules: tuple[tuple[Rule, int], ...]


@dataclass(frozen=True, slots=True)
class Habit:
    """A rule with how often it speaks, of how many maps, and of whose most."""

    rule: Rule
    level: Level
    count: int
    journeys: int
    teams: tuple[tuple[str | None, int], ...]


def pages(wiki: Wiki) -> tuple[Page, ...]:
    """The page over all maps."""
    address = addresses.listing("quality")
    return (
        Page(
            address,
            wiki.words("quality_page.title"),
            lambda: _content(wiki, address),
            language=wiki.language,
            meta={"hide": ["navigation", "toc"]},
        ),
    )


def _content(wiki: Wiki, address: str) -> Content:
    files = {journey.file: journey for journey in wiki.journeys.values()}
    told = wiki.told
    checked = sorted(_checked(wiki), key=_by_health)
    rated = [each for each in checked if each.journey.fields.status != "archived"]
    points = [each.health.points for each in rated if each.health is not None]
    overdue = sorted(
        (each for each in rated if each.review.state in ("overdue", "never") and each.journey.counts),
        key=lambda each: (each.review.days is None, each.review.days or 0, each.journey.id),
    )
    html = wiki.render(
        "quality.html",
        address,
        checked=rated[:MOST],
        hidden=max(0, len(rated) - MOST),
        mean=round(sum(points) / len(points)) if points else None,
        totals=_levels(told),
        teams=_teams(told, files),
        habits=_habits(told, files),
        ownership=ownership(wiki.catalog.touchpoints),
        grounds=grounds(wiki.catalog.touchpoints),
        fresh=sum(each.review.state in ("fresh", "soon") for each in rated if each.journey.counts),
        counted=sum(each.journey.counts for each in rated),
        overdue=overdue[:MOST],
    )
    return content(html)


def _checked(wiki: Wiki) -> Iterable[Checked]:
    for journey in wiki.journeys.values():
        told = wiki.told_of(journey.file)
        due = review(journey, wiki.catalog.today)
        yield Checked(journey, wiki.health(journey), told, _levels(told), due)


def _by_health(each: Checked) -> tuple[bool, int, str]:
    """Those with most to do first, and last those that are only begun."""
    return (each.health is None, each.health.points if each.health else 0, each.journey.id)


def _levels(told: Iterable[Told]) -> Levels:
    counted = Counter(each.finding.level for each in told)
    return Levels(counted[Level.ERROR], counted[Level.WARNING], counted[Level.INFO])


def _teams(told: Iterable[Told], files: Mapping[str, Journey]) -> tuple[Team, ...]:
    """What is said about each owner's touchpoints and maps, most first."""
    by_owner: dict[str | None, list[Told]] = {}
    for each in told:
        if each.finding.file in files:
            by_owner.setdefault(_owner(each, files[each.finding.file]), []).append(each)
    teams = [Team(owner, _levels(found), _most(found)) for owner, found in by_owner.items()]
    return tuple(sorted(teams, key=lambda team: (-team.levels.errors, -team.levels.of, team.owner or "")))


def _most(told: Iterable[Told]) -> tuple[tuple[Rule, int], ...]:
    """The rules that speak most often."""
    rules = {each.rule.id: each.rule for each in told}
    counted = Counter(each.rule.id for each in told)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple((rules[rule], count) for rule, count in ordered[:_RULES_OF_TEAM])


def _habits(told: Iterable[Told], files: Mapping[str, Journey]) -> tuple[Habit, ...]:
    """The rules that speak at all, the gravest and most frequent first."""
    by_rule: dict[tuple[str, Level], list[Told]] = {}
    for each in told:
        by_rule.setdefault((each.rule.id, each.finding.level), []).append(each)
    habits = [
        Habit(
            found[0].rule, level, len(found), len({each.finding.file for each in found}), _whose(found, files)
        )
        for (_, level), found in by_rule.items()
    ]
    ranks = list(Level)
    return tuple(sorted(habits, key=lambda habit: (ranks.index(habit.level), -habit.count, habit.rule.id)))


def _whose(told: Iterable[Told], files: Mapping[str, Journey]) -> tuple[tuple[str | None, int], ...]:
    counted = Counter(_owner(each, files[each.finding.file]) for each in told if each.finding.file in files)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0] or ""))
    return tuple(ordered[:_RULES_OF_TEAM])


def _owner(told: Told, journey: Journey) -> str | None:
    """Who answers for the place of a finding: the touchpoint's owner, elsewhere who keeps the map."""
    match told.path:
        case ("stages", int(stage), "touchpoints", int(place), *_):
            return journey.stages[stage].touchpoints[place].owner
    return journey.fields.owner
