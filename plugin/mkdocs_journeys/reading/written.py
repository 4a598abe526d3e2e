"""The files of journeys and personas, each read by itself: what of it stays the same while the file does.

This is the long part of reading. So it is remembered from run to run, and done by several processes at once.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mkdocs_journeys.model.fields import JourneyFields, PersonaFields
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.reading.interrupting import go_on
from mkdocs_journeys.reading.memory import NOTHING, Memory, key_of
from mkdocs_journeys.reading.opening import AS_IT_IS, Instead, bytes_of, take_apart, text_of
from mkdocs_journeys.reading.records import read_plain, read_record
from mkdocs_journeys.reading.sharing import can_share, shared
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.spots import packed

# For fewer files, starting processes takes longer than they save.
_WORTH_PROCESSES = 150
_AT_ONCE = 25
# This process takes up what the others have found besides.
_LOAD = 0.8

Fields = JourneyFields | PersonaFields
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read. `file` is its name in findings."""

    path: Path
    file: str
    kind: type[JourneyFields] | type[PersonaFields]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a file says by itself.

    Its fields, what is wrong with it, whether its parts could be named, and where they stand.
    """

    fields: Fields | None
    findings: tuple[Finding, ...]
    is_unnamed: bool
    spots: bytes | None


def read_files(
    jobs: Sequence[Job],
    memory: Memory = NOTHING,
    progress: Progress | None = None,
    instead: Instead = AS_IT_IS,
) -> list[tuple[Source, Fields | None]]:
    """The sources of some files, in the same order, each with its fields as far as they could be read.

    `progress` is told from time to time how many of how many are done.
    """
    sources = [Source(job.file) for job in jobs]
    data = [bytes_of(source, job.path, instead) for source, job in zip(sources, jobs, strict=True)]
    keys = [key_of(job.file, job.kind.__name__, each or b"") for job, each in zip(jobs, data, strict=True)]
    said = [memory.recall(key) if each is not None else None for key, each in zip(keys, data, strict=True)]
    new = [place for place, each in enumerate(data) if each is not None and said[place] is None]
    found: list[Fields | None] = [None] * len(jobs)

    def read_here(places: Sequence[int]) -> None:
        ratio = len(new) / max(len(places), 1)
        for done, place in enumerate(places, 1):
            go_on()
            found[place] = read_file(sources[place], jobs[place].kind, data[place])
            if memory.is_on:
                memory.keep(keys[place], _pickled(sources[place], found[place]))
            if progress is not None and not done % _AT_ONCE:
                progress(round(done * ratio), len(new))

    def read_elsewhere(places: Sequence[int]) -> list[tuple[int, bytes]]:
        return [(place, _work(jobs[place], data[place])) for place in places]

    if len(new) >= _WORTH_PROCESSES and can_share():
        for place, pickled in chain.from_iterable(shared(new, read_elsewhere, read_here, load=_LOAD)):
            said[place] = pickled
    else:
        read_here(new)
    for place, told in enumerate(said):
        go_on()
        if told is not None:
            found[place] = _restore(sources[place], data[place], told)
            memory.keep(keys[place], told)
    return list(zip(sources, found, strict=True))


def read_file(source: Source, kind: type[Fields], data: bytes | None) -> Fields | None:
    """The fields of a file as far as they can be read; what is wrong is said to its source."""
    text = text_of(source, data)
    if text is None:
        return None
    take_apart(source, text, with_tree=False)
    record = read_plain(source, kind)
    if record is None:
        take_apart(source, text)
        record = read_record(source, kind)
    return record


def _restore(source: Source, data: bytes | None, pickled: bytes) -> Fields | None:
    """A source as it was when its file was read, without the tree, which is made when it is asked for."""
    said: _Said = pickle.loads(pickled)  # noqa: S301  written by this program, in this run or by this user
    text = text_of(Source(source.file), data)
    if text is not None:
        source.text = text
        take_apart(source, text, with_tree=False)
    source.findings += said.findings
    source.is_unnamed = said.is_unnamed
    source.packed_spots = said.spots
    return said.fields


def _pickled(source: Source, fields: Fields | None) -> bytes:
    spots = packed(source.spots) if source.spots is not None else None
    said = _Said(fields, tuple(source.findings), source.is_unnamed, spots)
    return pickle.dumps(said, pickle.HIGHEST_PROTOCOL)


def _work(job: Job, data: bytes | None) -> bytes:
    source = Source(job.file)
    return _pickled(source, read_file(source, job.kind, data))
