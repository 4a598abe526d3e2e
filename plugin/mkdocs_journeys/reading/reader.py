"""A folder of files to a Catalog and findings: the one way in."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_journeys.model.catalog import Broken, Catalog, Persona
from mkdocs_journeys.model.fields import JourneyFields, PersonaFields, SettingsFields
from mkdocs_journeys.model.finding import Finding, Level
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.registry import Registries
from mkdocs_journeys.reading.between import settle_between
from mkdocs_journeys.reading.collecting import without_collecting
from mkdocs_journeys.reading.folder import REGISTRIES, Folder, scan
from mkdocs_journeys.reading.interrupting import go_on
from mkdocs_journeys.reading.journeys import Assembly
from mkdocs_journeys.reading.memory import NOTHING, Memory
from mkdocs_journeys.reading.names import Names
from mkdocs_journeys.reading.naming import tidied
from mkdocs_journeys.reading.opening import AS_IT_IS, Instead, open_registry
from mkdocs_journeys.reading.pictures import placed
from mkdocs_journeys.reading.records import read_record
from mkdocs_journeys.reading.references import References
from mkdocs_journeys.reading.registries import keys_of, read_registry, settle_registries, with_used
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.written import Job, Progress, read_files


@dataclass(frozen=True, slots=True)
class Reading:
    """What a wiki's files say, what is wrong with them, and which files there are.

    `folder` is the wiki's folder; the paths of `pictures` and `sources` are from the folder that holds it.
    `personas` and `names` are what personas and journeys may be called.
    """

    catalog: Catalog
    findings: tuple[Finding, ...]
    folder: Path
    pictures: tuple[str, ...]
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False, compare=False)
    personas: Names = field(default_factory=Names, repr=False, compare=False)
    names: Names = field(default_factory=Names, repr=False, compare=False)

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)


def read(
    folder: Path,
    today: datetime.date | None = None,
    memory: Memory = NOTHING,
    progress: Progress | None = None,
    instead: Instead = AS_IT_IS,
    others: Collection[str] = (),
) -> Reading:
    """Read a wiki's folder. Never fails on what the files hold; that becomes findings.

    What `memory` knows of a file that has not changed is not found out again. `progress` is told how many
    files of how many are done. Of the files in `instead` is read what stands there. `others` are journeys
    that are there and not read.

    Raises NotADirectoryError where there is no such folder.
    """
    root = folder.absolute()
    if not root.is_dir():
        raise NotADirectoryError(str(folder))
    with without_collecting():
        return _Reader(scan(root), today, memory, progress, instead, others).read()


def read_given(
    name: str,
    files: Mapping[str, bytes],
    today: datetime.date | None = None,
    others: Collection[str] = (),
    memory: Memory = NOTHING,
) -> Reading:
    """Read a wiki's folder of this name that does not lie on the disk, with what its files hold.

    A path that ends with a slash is a folder. Pictures are there by their paths alone.
    """
    root = Path(name).absolute()
    instead = {f"{root.name}/{file}": data for file, data in files.items()}
    with without_collecting():
        return _Reader(scan(root, files), today, memory, None, instead, others).read()


class _Reader:
    """One run over a folder: all files first, then what they name, then the journeys."""

    def __init__(
        self,
        folder: Folder,
        today: datetime.date | None,
        memory: Memory,
        progress: Progress | None,
        instead: Instead,
        others: Collection[str],
    ) -> None:
        self._folder = folder
        self._today = today
        self._memory = memory
        self._progress = progress
        self._instead = instead
        self._others = others
        self._pictures = frozenset(folder.images)
        self._other_sources: list[Source] = []
        self._sources: dict[str, Source] = {}
        self._personas: dict[str, PersonaFields | None] = {}
        self._journeys: dict[str, JourneyFields | None] = {}

    def read(self) -> Reading:
        settings = self._read_settings()
        registry_sources = self._read_registry_sources()
        registries = {name: read_registry(name, registry_sources.get(name)) for name in REGISTRIES}
        self._read_files()
        journey_names = self._journey_names()
        persona_names = self._persona_names()
        references = References(registries, persona_names, journey_names)
        registries = settle_registries(registries, registry_sources, references)
        self._settle(references)
        whole = self._place_shared(with_used(registries, references), registry_sources)
        journeys = settle_between(self._assemble(whole, journey_names), self._sources)
        journeys = {name: journey for name, journey in journeys.items() if not self._sources[name].has_errors}
        catalog = Catalog(
            settings,
            self._the_day(settings),
            whole,
            {name: self._persona(name) for name in self._folder.personas},
            journeys,
            self._broken(),
            persona_names.moved | journey_names.moved,
        )
        sources = {source.file: source for source in (*self._other_sources, *self._sources.values())}
        return Reading(
            *(catalog, self._findings(), self._folder.root, tuple(self._folder.images)),
            *(sources, persona_names, journey_names),
        )

    def _read_settings(self) -> SettingsFields:
        if self._folder.settings is None:
            return SettingsFields()
        source = self._opened(self._folder.settings)
        self._other_sources.append(source)
        return read_record(source, SettingsFields) or SettingsFields()

    def _read_registry_sources(self) -> dict[str, Source]:
        sources = {name: self._opened(file) for name, file in self._folder.registries.items()}
        self._other_sources += sources.values()
        return sources

    def _opened(self, file: str) -> Source:
        return open_registry(self._folder.path(file), file, self._instead)

    def _read_files(self) -> None:
        personas = {name: file for name, file in self._folder.personas.items() if file is not None}
        names = [*personas, *self._folder.journeys]
        jobs = [
            *(Job(self._folder.path(file), file, PersonaFields) for file in personas.values()),
            *(Job(self._folder.path(file), file, JourneyFields) for file in self._folder.journeys.values()),
        ]
        found = read_files(jobs, self._memory, self._progress, self._instead)
        for name, (source, fields) in zip(names, found, strict=True):
            self._sources[name] = source
            if name in self._folder.journeys:
                self._journeys[name] = fields if isinstance(fields, JourneyFields) else None
            else:
                self._personas[name] = fields if isinstance(fields, PersonaFields) else None

    def _persona_names(self) -> Names:
        names = Names()
        for persona in self._folder.personas:
            fields = self._personas.get(persona)
            names.add(persona, [fields.name] if fields else [], fields.formerly if fields else ())
        return names

    def _journey_names(self) -> Names:
        """Journeys go by their address, or by its end alone where no other has that.

        Where a persona's folder was renamed, the old addresses of its journeys lead on too.
        """
        names = Names()
        journeys = sorted({*self._folder.journeys, *self._others})
        ends = Counter(journey.partition("/")[2] for journey in journeys)
        for journey in journeys:
            fields = self._journeys.get(journey)
            persona, _, end = journey.partition("/")
            former = [old if "/" in old else f"{persona}/{old}" for old in fields.formerly] if fields else []
            whose = self._personas.get(persona)
            former += [f"{old}/{end}" for old in (whose.formerly if whose else ())]
            names.add(journey, [end] if ends[end] == 1 else [], former)
        return names

    def _settle(self, references: References) -> None:
        for name, persona in self._personas.items():
            if persona is not None:
                settled = references.settle(self._sources[name], persona)
                self._personas[name] = placed(self._sources[name], settled, (), self._pictures)
        for name, journey in self._journeys.items():
            if journey is not None:
                self._journeys[name] = references.settle(self._sources[name], journey)

    def _place_shared(self, registries: Registries, sources: Mapping[str, Source]) -> Registries:
        """Shared touchpoints with the paths of their pictures."""
        source = sources.get("touchpoints")
        if source is None:
            return registries
        keys = keys_of(source)
        return registries.with_touchpoints(
            {
                entry.id: placed(source, entry.fields, (keys[entry.id],), self._pictures)
                for entry in registries.touchpoints
                if entry.written and entry.fields.image is not None
            }
        )

    def _assemble(self, registries: Registries, names: Names) -> dict[str, Journey]:
        built: dict[str, Journey] = {}
        for journey, fields in self._journeys.items():
            go_on()
            if fields is None or self._sources[journey].is_unnamed:
                continue
            assembly = Assembly(self._sources[journey], journey, fields, registries, names, self._pictures)
            built[journey] = assembly.build(fields.name or tidied(journey.partition("/")[2]))
        return built

    def _persona(self, persona: str) -> Persona:
        source = self._sources.get(persona)
        fields = self._personas.get(persona) if source and not source.has_errors else None
        file = self._folder.personas[persona] or ""
        name = fields.name if fields else tidied(persona)
        body, line = (source.body, source.body_line) if source else ("", 1)
        return Persona(persona, name, file, fields, body, line)

    def _broken(self) -> tuple[Broken, ...]:
        return tuple(
            Broken(source.file, name, _name_of(name, source), _in_order(source.findings))
            for name, source in self._sources.items()
            if source.has_errors
        )

    def _findings(self) -> tuple[Finding, ...]:
        found = list(self._folder.findings)
        for source in (*self._other_sources, *self._sources.values()):
            found += source.findings
        return _in_order(dict.fromkeys(found))

    def _the_day(self, settings: SettingsFields) -> datetime.date:
        """Today: as asked for, else as pinned, else as the build says, else by the clock."""
        if self._today is not None:
            return self._today
        if settings.today is not None:
            return settings.today.first
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdecimal() and len(epoch) <= 11:  # up to the year 5138; more is no date
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        return datetime.datetime.now().astimezone().date()


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _name_of(name: str, source: Source) -> str:
    """What a broken file is called: its title, if that much can be read."""
    title: Any = source.scalar("name") or source.scalar("title")
    return title or tidied(name.rpartition("/")[2])
