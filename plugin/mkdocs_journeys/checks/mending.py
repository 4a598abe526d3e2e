"""Makes the repairs that findings offer, as long as each of them helps. Nothing is written here."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.checks.rewriting import apart, repaired
from mkdocs_journeys.model.finding import Finding, Level, Position, Repair
from mkdocs_journeys.reading.memory import NOTHING, Memory
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.opening import take_up
from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.text import SIZE_LIMIT
from mkdocs_journeys.reading.written import Progress

# A mended slip can bring the next one to light: after a syntax error nothing of a file is read.
_SYNTAX_ROUNDS = 1000
# What may be read again of one file, as `_cost` counts it, so that no file takes long. What is left is told.
_READ_AGAIN = 128 * 1024
_PARTING = (b",", b":", b"[", b"{", b"-")
# How often a wiki is read at most. Repairs that do no good together are tried one by one.
_READINGS = 200

Read = Callable[[Mapping[str, bytes]], Reading]
Wanted = Callable[[Finding], bool]
Places = Counter[Position]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after its repairs. `file` is its name in findings."""

    file: str
    path: Path
    before: bytes
    after: bytes
    slips: int


def mended(
    folder: Path,
    wanted: Wanted,
    today: datetime.date | None = None,
    memory: Memory = NOTHING,
    progress: Progress | None = None,
) -> tuple[Mended, ...]:
    """The files of a wiki in which repairs of wanted findings can be made, with those made.

    A repair is made only where it helps: its error is gone and there is no other instead of it, here or in
    another file; or reading gets further than before. Raises NotADirectoryError where there is no folder.
    """
    at_hand = _AtHand(memory)

    def read_with(instead: Mapping[str, bytes]) -> Reading:
        return read(folder, today, at_hand, progress, instead)

    return _Mending(read_with, folder.absolute().parent, wanted).run()


class _AtHand(Memory):
    """A memory that knows at once what was found out in this run: most files stay as they are."""

    def __init__(self, lasting: Memory) -> None:
        super().__init__(None)
        self._lasting = lasting
        self._found: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        return self._found.get(key) or self._lasting.recall(key)

    def keep(self, key: str, found: bytes) -> None:
        self._found[key] = found
        self._lasting.keep(key, found)


class _Mending:
    """`_now` is what files hold that are looked at, with the repairs made so far."""

    def __init__(self, read_with: Read, above: Path, wanted: Wanted) -> None:
        self._read_with = read_with
        self._above = above
        self._wanted = wanted
        self._before: dict[str, bytes] = {}
        self._now: dict[str, bytes] = {}
        self._slips: Counter[str] = Counter()
        self._useless: set[tuple[str, Repair]] = set()
        self._readings = _READINGS
        self._read_again: Counter[str] = Counter()

    def run(self) -> tuple[Mended, ...]:
        reading = self._read()
        while self._readings > 0 and (todo := self._todo(reading)):
            is_new = self._take_in(todo)
            is_changed = self._mend_syntax(todo)
            reading = self._read() if is_new or is_changed else self._mend(reading, todo)
        return tuple(
            Mended(file, self._above / file, self._before[file], self._now[file], slips)
            for file, slips in sorted(self._slips.items())
        )

    def _read(self, changed: Mapping[str, bytes] | None = None) -> Reading:
        self._readings -= 1
        for file, data in (changed or {}).items():
            self._read_again[file] += _cost(data)
        return self._read_with({**self._now, **(changed or {})})

    def _todo(self, reading: Reading) -> dict[str, tuple[Finding, ...]]:
        """What is left to mend, by file."""
        found: dict[str, list[Finding]] = {}
        for finding in reading.findings:
            if self._is_for_us(finding):
                found.setdefault(finding.file, []).append(finding)
        return {
            file: apart(findings)
            for file, findings in found.items()
            if self._is_worth_it(reading.sources.get(file), file, findings)
        }

    def _is_worth_it(self, source: Source | None, file: str, findings: Sequence[Finding]) -> bool:
        """Whether a file may be read again, as far as it could be read."""
        if source is None:
            return self._is_affordable(file, ())
        cost = _cost(source.text.encode("utf-8", "replace"), findings if source.root is None else ())
        return self._read_again[file] + cost <= _READ_AGAIN

    def _is_affordable(self, file: str, findings: Sequence[Finding]) -> bool:
        data = self._now.get(file, b"")
        return self._read_again[file] + _cost(data, findings) <= _READ_AGAIN

    def _is_for_us(self, finding: Finding) -> bool:
        repair = finding.repair
        return repair is not None and (finding.file, repair) not in self._useless and self._wanted(finding)

    def _take_in(self, files: Iterable[str]) -> bool:
        """Get hold of files, so that what is looked at is what is changed. Whether there are new ones."""
        new = [file for file in files if file not in self._before]
        for file in new:
            self._before[file] = self._now[file] = (self._above / file).read_bytes()
        return bool(new)

    def _mend_syntax(self, files: Mapping[str, tuple[Finding, ...]]) -> bool:
        """Mend what keeps files from being read, each file by itself. Whether anything has changed."""
        done = 0
        for file, findings in files.items():
            if not self._is_affordable(file, findings):
                continue
            source = _opened(file, self._now[file])
            for _ in range(_SYNTAX_ROUNDS):
                further = self._further(source)
                if further is None:
                    break
                source, self._now[file], slips = further
                self._slips[file] += slips
                done += slips
        return done > 0

    def _further(self, source: Source) -> tuple[Source, bytes, int] | None:
        """The source with repairs that let it be read further; None where it is read, or nothing helps."""
        for chosen in self._choices(source) if source.root is None else ():
            if not self._is_affordable(source.file, source.findings):
                break
            self._read_again[source.file] += _cost(self._now[source.file], source.findings)
            changed = repaired(self._now[source.file], chosen)
            then = _opened(source.file, changed)
            if len(changed) <= SIZE_LIMIT and _gets_further(source, then):
                return then, changed, len(chosen)
        return None

    def _choices(self, source: Source) -> Iterator[tuple[Finding, ...]]:
        """All that is to mend in a file at once, then each alone."""
        findings = apart(finding for finding in source.findings if self._is_for_us(finding))
        if findings:
            yield findings
        if len(findings) > 1:
            yield from ((finding,) for finding in findings)

    def _mend(self, reading: Reading, todo: Mapping[str, tuple[Finding, ...]]) -> Reading:
        """Mend what only shows when all files are read. The reading afterwards."""
        good, then = self._tried(reading, todo)
        if good and good != todo:
            good, then = self._tried(reading, good)
        if good:
            return self._made(good, then)
        for finding in (each for findings in todo.values() for each in findings):
            if self._readings <= 0:
                break
            if not self._is_affordable(finding.file, ()):
                continue
            alone, then = self._tried(reading, {finding.file: (finding,)})
            if alone:
                return self._made(alone, then)
            if finding.repair is not None:
                self._useless.add((finding.file, finding.repair))
        return reading

    def _made(self, done: Mapping[str, tuple[Finding, ...]], then: Reading) -> Reading:
        for file, findings in done.items():
            self._now[file] = repaired(self._now[file], findings)
            self._slips[file] += len(findings)
        return then

    def _tried(
        self, reading: Reading, todo: Mapping[str, tuple[Finding, ...]]
    ) -> tuple[dict[str, tuple[Finding, ...]], Reading]:
        """Of what is to mend the files that it does good, and the reading with all of it mended."""
        changed = {file: repaired(self._now[file], findings) for file, findings in todo.items()}
        then = self._read(changed)
        errors, left, lasting = _errors(reading), _errors(then), _errors(then, without_repair=True)
        if any(
            places.total() > errors.get(file, Places()).total()
            for file, places in left.items()
            if file not in todo
        ):
            return {}, then
        good = {
            file: findings
            for file, findings in todo.items()
            if len(changed[file]) <= SIZE_LIMIT
            and left.get(file, Places()).total() <= errors.get(file, Places()).total()
            and _is_gone(findings, errors.get(file, Places()), lasting.get(file, Places()))
        }
        return good, then


def _opened(file: str, data: bytes) -> Source:
    source = Source(file)
    take_up(source, data)
    return source


def _cost(data: bytes, findings: Sequence[Finding] = ()) -> int:
    """What reading a file takes, in signs that part values: up to its syntax errors, else all of it."""
    around = len(data) // 32
    if any(finding.code == Code.CONTROL_CHARACTER for finding in findings):
        return around  # nothing was parsed
    if findings:
        last = max(finding.position.line for finding in findings)
        data = b"".join(data.splitlines(keepends=True)[:last])
    return around + len(data) // 8 + sum(map(data.count, _PARTING))


def _gets_further(before: Source, after: Source) -> bool:
    """Whether less is wrong with a file as far as it could be read before."""
    if after.root is not None or (before.fields is None and after.fields is not None):
        return True
    end = max(finding.position for finding in before.findings)
    known = [finding for finding in after.findings if finding.position <= end]
    # A character that nobody sees stops all reading, so what stands before it was not known.
    was_hidden = any(finding.code == Code.CONTROL_CHARACTER for finding in before.findings)
    is_hidden = any(finding.code == Code.CONTROL_CHARACTER for finding in known)
    return (was_hidden and not is_hidden) or len(known) < len(before.findings)


def _errors(reading: Reading, *, without_repair: bool = False) -> dict[str, Places]:
    """The places of all errors, or of those that offer no repair, by file."""
    found: dict[str, Places] = {}
    for finding in reading.findings:
        if finding.level is Level.ERROR and not (without_repair and finding.repair):
            found.setdefault(finding.file, Places())[finding.position] += 1
    return found


def _is_gone(findings: Iterable[Finding], errors: Places, lasting: Places) -> bool:
    """Whether there are fewer errors where these were mended. The next slip may take the place of one."""
    return all(
        lasting[place] <= errors[finding.position] - (finding.level is Level.ERROR)
        for finding, place in _moved(findings)
    )


def _moved(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Position]]:
    """Findings with the places where they would stand after all of their repairs."""
    repairs = [finding.repair for finding in findings if finding.repair is not None]
    for finding in findings:
        line, column = finding.position
        shift = sum(
            len(each.new) - (each.end - each.start)
            for each in repairs
            if each.line == line and each.end <= column
        )
        yield finding, Position(line, column + shift)
