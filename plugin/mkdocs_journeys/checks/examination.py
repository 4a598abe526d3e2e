"""All rules over a wiki: remarks become findings, with the level that the wiki gives them, unless waived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from mkdocs_journeys.checks.levels import Levels, holds, means_several
from mkdocs_journeys.checks.rule import ChangeLook, Path, Remark, Rule
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.checks.rules.own import NO_REASON, UNKNOWN_RULE, UNUSED_WAIVER
from mkdocs_journeys.checks.waivers import Waiver, waivers
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Finding, Level, Position
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.reading.collecting import without_collecting
from mkdocs_journeys.reading.folder import SETTINGS
from mkdocs_journeys.reading.interrupting import go_on
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.sharing import can_share, shared
from mkdocs_journeys.reading.source import Source, sentence

# For fewer journeys, starting processes takes longer than they save.
_WORTH_PROCESSES = 250
# This process has the rules that look at the whole wiki besides.
_LOAD = 0.35


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, with the rule that told of it and the place in the file's fields that it is about."""

    finding: Finding
    rule: Rule
    path: Path


_READING_CODES = frozenset(code.value for code in Code)


def examine(
    reading: Reading, rules: Sequence[Rule] = RULES, before: Catalog | None = None
) -> tuple[Finding, ...]:
    """What rules have to say about a wiki, in the order of files and lines. Archived journeys rest.

    `before` is an earlier state of the wiki, or of a part of it, for the rules that look at changes.
    """
    return tuple(told.finding for told in examined(reading, rules, before))


def examined(
    reading: Reading, rules: Sequence[Rule] = RULES, before: Catalog | None = None
) -> tuple[Told, ...]:
    """The same, with the rules and places."""
    with without_collecting():
        return _Examination(reading, tuple(rules), before).told()


def examined_again(reading: Reading, before: Sequence[Told], journey: Journey) -> tuple[Told, ...]:
    """What can be said at once after a change of one journey.

    Rules that look at it by itself have looked again; what all others said before still stands.
    """
    alone = replace(reading, sources={journey.file: reading.sources[journey.file]})
    again = _Examination(alone, RULES, None).told_of(journey)
    rest = (told for told in before if told.finding.file != journey.file or told.rule.of_journey is None)
    return (*rest, *again)


@dataclass(frozen=True, slots=True)
class _Noted:
    """A waiver with its rules, and whether anything was left unsaid for it."""

    waiver: Waiver
    file: str
    rules: frozenset[str]
    used: set[str] = field(default_factory=set)

    def waives(self, rule: Rule, line: int) -> bool:
        return rule.id in self.rules and self.waiver.covers in (None, line)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A remark with the place in its file, by the id of its rule."""

    rule: str
    remark: Remark
    position: Position
    key: str


class _Examination:
    def __init__(self, reading: Reading, rules: tuple[Rule, ...], before: Catalog | None) -> None:
        self._reading = reading
        self._before = before.journeys if before is not None else {}
        self._rules = rules
        self._asked = {rule.id: rule for rule in rules}
        self._levels = Levels(reading.catalog.settings.rules)
        catalog = reading.catalog
        resting = (each.file for each in catalog.journeys.values() if each.fields.status == "archived")
        # Of these files rules say nothing, so that no waiver can be told to be needless.
        self._unexamined = {*resting, *(broken.file for broken in catalog.broken)}
        self._by_name = {name: rule for rule in RULES for name in rule.names}
        self._folder = reading.folder.name
        self._noted = {
            file: tuple(self._note(file, waiver) for waiver in found)
            for file, source in reading.sources.items()
            if (found := waivers(source))
        }

    def told(self) -> tuple[Told, ...]:
        found = [*self._findings(self._all_said()), *self._of_waivers()]
        once = {told.finding: told for told in found}
        return tuple(sorted(once.values(), key=lambda told: told.finding.order))

    def told_of(self, journey: Journey) -> tuple[Told, ...]:
        """What the rules say that look at journeys one by one."""
        return tuple(self._findings(self._said_of((journey,))))

    def _findings(self, said: Iterable[_Placed]) -> Iterator[Told]:
        for each in said:
            finding = self._finding(each)
            if finding is not None:
                yield Told(finding, self._asked[each.rule], each.remark.path)

    def _all_said(self) -> list[_Placed]:
        """What all rules say, with the help of other processes where there are many journeys."""
        journeys = [
            journey
            for journey in self._reading.catalog.journeys.values()
            if journey.fields.status != "archived"
        ]

        def say_here(part: Sequence[Journey]) -> None:
            said.extend(self._placed(rule, remark) for rule, remark in self._of_wiki())
            said.extend(self._said_of(part))

        said: list[_Placed] = []
        if len(journeys) < _WORTH_PROCESSES or not can_share():
            say_here(journeys)
        else:
            said += chain.from_iterable(shared(journeys, self._said_of, say_here, load=_LOAD))
        return said

    def _said_of(self, journeys: Iterable[Journey]) -> list[_Placed]:
        return [each for journey in journeys for each in self._said_of_one(journey)]

    def _said_of_one(self, journey: Journey) -> Iterator[_Placed]:
        go_on()
        for rule in self._rules:
            if rule.of_journey is not None and self._level(rule, journey.file) is not None:
                for remark in rule.of_journey(journey, self._reading.catalog):
                    yield self._placed(rule, remark if remark.file else _in_file(remark, journey.file))

    def _of_wiki(self) -> Iterator[tuple[Rule, Remark]]:
        """The remarks of the rules that look at all journeys, or at what has changed."""
        catalog = self._reading.catalog
        for rule in self._rules:
            go_on()
            if rule.of_wiki is not None:
                yield from ((rule, remark) for remark in rule.of_wiki(catalog))
            if rule.of_change is not None:
                yield from ((rule, remark) for remark in self._of_changes(rule.of_change))
            if rule is UNKNOWN_RULE:
                yield from ((rule, remark) for remark in self._unknown_in_settings())

    def _of_changes(self, look: ChangeLook) -> Iterator[Remark]:
        catalog = self._reading.catalog
        for earlier in self._before.values():
            now = catalog.journeys.get(catalog.moved.get(earlier.id, earlier.id))
            if now is not None and now.fields.status != "archived":
                for remark in look(earlier, now, catalog):
                    yield _in_file(remark, now.file)

    def _placed(self, rule: Rule, remark: Remark) -> _Placed:
        return _Placed(rule.id, remark, *self._place(remark))

    def _level(self, rule: Rule, file: str) -> Level | None:
        return self._levels.of(rule, file.partition("/")[2])

    def _finding(self, placed: _Placed) -> Finding | None:
        rule, remark, line = self._asked[placed.rule], placed.remark, placed.position.line
        level = self._level(rule, remark.file)
        if level is None:
            return None
        for noted in self._noted.get(remark.file, ()):
            if noted.waives(rule, line):
                noted.used.add(rule.id)
                return None
        message = sentence(remark.message)
        return Finding(
            *(remark.file, placed.position, level, rule.id, message),
            *(placed.key, remark.allowed, remark.suggestion),
            slug=rule.slug,
        )

    def _place(self, remark: Remark) -> tuple[Position, str]:
        if remark.line is not None:
            return Position(remark.line, 1), ""
        return self._reading.sources.get(remark.file, Source(remark.file)).place(remark.path)

    def _note(self, file: str, waiver: Waiver) -> _Noted:
        known = (self._by_name[name] for name in waiver.names if name in self._by_name)
        return _Noted(waiver, file, frozenset(rule.id for rule in known))

    def _of_waivers(self) -> Iterator[Told]:
        """What is wrong with waivers: they can't be waived themselves."""
        for noted in (each for found in self._noted.values() for each in found):
            for rule, message, suggestion in self._faults(noted):
                level = self._level(rule, noted.file) if rule in self._rules else None
                if level is not None:
                    position = Position(noted.waiver.line, noted.waiver.column)
                    finding = Finding(
                        *(noted.file, position, level, rule.id, message),
                        suggestion=suggestion,
                        slug=rule.slug,
                    )
                    yield Told(finding, rule, ())

    def _faults(self, noted: _Noted) -> Iterator[tuple[Rule, str, str]]:
        waiver = noted.waiver
        if not waiver.names:
            yield UNKNOWN_RULE, "This waiver names no rule.", "# journeys: ignore JM104 -- why it is fine"
        known = [name for name in waiver.names if name in self._by_name]
        if not waiver.reason:
            instead = f"{', '.join(known)} -- why it is fine here" if known else ""
            yield NO_REASON, "This waiver gives no reason. Write it behind two hyphens.", instead
        # Where the hyphens are missing, the words behind a rule that there is are the reason.
        for name in known if known and not waiver.reason else waiver.names:
            rule = self._by_name.get(name)
            if rule is None and name in _READING_CODES:
                yield UNKNOWN_RULE, f"`{name}` can't be waived: mend what keeps the file from being read.", ""
            elif rule is None:
                yield UNKNOWN_RULE, f"There is no rule `{name}`.", nearest(name, self._by_name)
            elif self._is_idle(noted, rule):
                yield UNUSED_WAIVER, f"{rule.id} says nothing here: this waiver can go.", ""

    def _is_idle(self, noted: _Noted, rule: Rule) -> bool:
        """Whether a rule had its say, and nothing of it was waived. A rule of a change mostly has none."""
        is_asked = rule.id in self._asked and rule.of_change is None
        had_its_say = is_asked and noted.file not in self._unexamined
        return had_its_say and rule.id not in noted.used and self._level(rule, noted.file) is not None

    def _unknown_in_settings(self) -> Iterator[Remark]:
        for path, name in self._levels.named():
            if name not in self._by_name and not means_several(name, RULES):
                yield Remark(
                    *(f"there is no rule `{name}`", path, f"{self._folder}/{SETTINGS}"),
                    allowed="the rules that `journeys explain` lists",
                    suggestion=nearest(name, self._by_name),
                )
        files = {file.partition("/")[2] for file in self._reading.sources}
        for place in self._levels.places:
            if not any(holds(place, file) for file in files):
                yield Remark(
                    f"there is no folder or journey `{place}`, so these levels are of no use",
                    *(("rules", place), f"{self._folder}/{SETTINGS}"),
                    allowed="a persona's folder such as `mina/`, or a journey such as `mina/first-shoes`",
                    suggestion=nearest(place, _places(files)),
                )


def _places(files: Iterable[str]) -> Iterator[str]:
    """All folders and journeys, as levels name them."""
    for file in files:
        persona, slash, _ = file.partition("/")
        if slash:
            yield from (f"{persona}/", file.removesuffix(".md"))


def _in_file(remark: Remark, file: str) -> Remark:
    return Remark(remark.message, remark.path, file, remark.allowed, remark.suggestion, remark.line)


def selected(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that are asked for by id, slug, or the beginning of an id, such as JM2."""
    return tuple(
        rule
        for rule in rules
        if (not select or any(is_meant(rule, name) for name in select))
        and not any(is_meant(rule, name) for name in ignore)
    )


def is_meant(rule: Rule, name: str) -> bool:
    """Whether a word of an option means a rule."""
    return name in rule.names or (name.startswith("JM") and rule.id.startswith(name))
