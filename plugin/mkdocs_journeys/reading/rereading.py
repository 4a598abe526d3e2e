"""One journey read again, while all else is as it was.

Somebody who writes saves often, and wants to see it at once. Of a large wiki, to put all of it together again
takes longer than that. What one file says can change what others mean: then all has to be read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import JourneyFields
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.reading.between import names_of, settle_one
from mkdocs_journeys.reading.journeys import Assembly
from mkdocs_journeys.reading.naming import tidied
from mkdocs_journeys.reading.opening import bytes_of
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.references import NAMES, References
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.written import read_file

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file by itself, and what it names that no registry lists: the kind and the spelling."""

    source: Source
    fields: JourneyFields
    unlisted: Named


def reread(reading: Reading, file: str) -> Reading | None:
    """What there is after a change of the file of a journey, named as in findings.

    None where more than that journey follows from the change, or may; or where the file has errors.
    """
    old = next((each for each in reading.catalog.journeys.values() if each.file == file), None)
    said = [finding for finding in reading.findings if finding.file == file]
    if old is None or said != sorted(reading.sources[file].findings, key=lambda finding: finding.order):
        return None
    before = _read(reading, file, reading.sources[file].text.encode("utf-8", "surrogateescape"))
    source = Source(file)
    now = _read(reading, file, bytes_of(source, reading.folder.parent / file))
    if before is None or now is None or not _is_alike(before, now):
        return None
    new = _assembled(reading, old.id, now)
    if new is None or (_parts(old) != _parts(new) and _may_be_named(reading.catalog, old.id)):
        return None
    return _exchanged(reading, new, now.source)


def _read(reading: Reading, file: str, data: bytes | None) -> _Read | None:
    """The file with what it names settled, without errors so far."""
    source = Source(file)
    fields = read_file(source, JourneyFields, data) if data is not None else None
    if not isinstance(fields, JourneyFields) or source.is_unnamed:
        return None
    registries = {registry.kind: registry for registry in reading.catalog.registries.all}
    references = References(registries, reading.personas, reading.names)
    fields = references.settle(source, fields)
    unlisted = tuple(
        (kind, spelling)
        for (kind, spelling), found in references.known.items()
        if not registries[kind][found].written and registries[kind][found].users
    )
    is_new = any(references.used.values()) or len(unlisted) > NAMES
    return None if is_new or source.has_errors else _Read(source, fields, unlisted)


def _is_alike(before: _Read, now: _Read) -> bool:
    """Whether nothing differs that other files depend on: what it names, and how it can be found."""
    return before.unlisted == now.unlisted and before.fields.formerly == now.fields.formerly


def _assembled(reading: Reading, journey: str, read: _Read) -> Journey | None:
    """The whole journey; None where it is not to be used, or where it names one that can't be read."""
    pictures = frozenset(reading.pictures)
    registries, journeys = reading.catalog.registries, reading.catalog.journeys
    assembly = Assembly(read.source, journey, read.fields, registries, reading.names, pictures)
    built = assembly.build(read.fields.name or tidied(journey.partition("/")[2]))
    if any(broken.id in _named(built) for broken in reading.catalog.broken):
        return None
    around = {name: journeys[name] for name in _named(built) if name in journeys} | {journey: built}
    built = settle_one(built, around, read.source)
    return None if read.source.has_errors else built


def _named(journey: Journey) -> frozenset[str]:
    """The journeys that one leads to, or is a detail of."""
    ways = (way.journey for step in journey.touchpoints for way in step.onward or () if way.journey)
    parent = journey.fields.parent
    return frozenset((*ways, parent.journey) if parent else ways)


def _may_be_named(catalog: Catalog, journey: str) -> bool:
    """Whether another one may name a journey's parts. What those that can't be read name is not known."""
    others = (other for other in catalog.journeys.values() if other.id != journey)
    return bool(catalog.broken) or any(journey in _named(other) for other in others)


def _parts(journey: Journey) -> tuple[object, object]:
    """How others may name the parts of a journey."""
    return (names_of(journey.touchpoints).things, names_of(journey.stages).things)


def _exchanged(reading: Reading, journey: Journey, source: Source) -> Reading:
    """All as it was, with the new journey in the place of the old one."""
    journeys = {**reading.catalog.journeys, journey.id: journey}
    others = (finding for finding in reading.findings if finding.file != source.file)
    findings = sorted((*others, *dict.fromkeys(source.findings)), key=lambda finding: finding.order)
    return replace(
        reading,
        catalog=replace(reading.catalog, journeys=journeys),
        findings=tuple(findings),
        sources={**reading.sources, source.file: source},
    )
