"""The files of journeys and personas, each read by itself: what of it stays the same while the file does.

This is the long part of reading. So it is remembered from run to run, and done by several processes at once.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.model.fields import JourneyFields, PersonaFields
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.reading.memory import NOTHING, Memory, key_of
from mkdocs_journeys.reading.opening import AS_IT_IS, Instead, bytes_of, take_apart, text_of
from mkdocs_journeys.reading.records import read_record
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.spots import packed

# For fewer files, starting processes takes longer than they save.
_WORTH_PROCESSES = 150
_AT_ONCE = 25

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
    if len(new) >= _WORTH_PROCESSES and _can_share():
        shared = _shared([(place, jobs[place], data[place] or b"") for place in new])
        for done, (place, pickled) in enumerate(shared, 1):
            said[place] = pickled
            if progress is not None and not done % _AT_ONCE:
                progress(done, len(new))
    for place, (source, job) in enumerate(zip(sources, jobs, strict=True)):
        told = said[place]
        if told is not None:
            found[place] = _restore(source, data[place], told)
        elif data[place] is not None:
            found[place] = _read(source, job.kind, data[place])
            told = _pickled(source, found[place]) if memory.is_on else None
        if told is not None:
            memory.keep(keys[place], told)
    return list(zip(sources, found, strict=True))


def _read(source: Source, kind: type[Fields], data: bytes | None) -> Fields | None:
    text = text_of(source, data)
    if text is None:
        return None
    take_apart(source, text)
    return read_record(source, kind)


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


def _can_share() -> bool:
    """Whether other processes can help: only those that come about by a fork begin at once.

    A process with threads must not be forked, and a worker of somebody else's may have no children.
    """
    return (
        sys.platform == "linux"
        and (os.cpu_count() or 1) > 1
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )


def _shared(jobs: Sequence[tuple[int, Job, bytes]]) -> Iterator[tuple[int, bytes]]:
    """What the files of some jobs say, each with its place, from a process for each processor."""
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        yield from pool.map(_work, jobs, chunksize=_AT_ONCE)


def _work(job: tuple[int, Job, bytes]) -> tuple[int, bytes]:
    place, told, data = job
    source = Source(told.file)
    return place, _pickled(source, _read(source, told.kind, data))
