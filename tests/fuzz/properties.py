"""What must hold of a wiki, whatever its files hold."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from tests.fuzz import harmless
from tests.fuzz.wiki import PLACES, TODAY

from mkdocs_journeys.checks.checking import findings_of
from mkdocs_journeys.checks.mending import mended
from mkdocs_journeys.checks.printers import PRINTERS
from mkdocs_journeys.checks.printers.step_summary import LIMIT, as_step_summary
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.exchange.codeowners import code_owners
from mkdocs_journeys.exchange.stage_summary import stage_summary
from mkdocs_journeys.model.finding import Finding, Level
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.pages.fences import draw_fence
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Site
from mkdocs_journeys.pages.prose import render
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.memory import Memory
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.opening import AS_IT_IS, Instead, take_up
from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.records import read_record
from mkdocs_journeys.reading.registries import read_registry
from mkdocs_journeys.reading.source import Source

# The promise: what a single file may cost. Processor time, for the machine may be busy with other things.
SECONDS = 2.0

# The repairs that put another word in the place of one.
_ANOTHER_WORD = {Code.BAD_VALUE, Code.UNKNOWN_KEY, Code.UNKNOWN_REFERENCE, Code.FORMER_ID}
# The pages of the rules are the same in every wiki.
_SAME_EVERYWHERE = re.compile(r"journeys/rules/.|rules/.")
_INVISIBLE = {"Cc", "Cs", "Zl", "Zp"}
_DIRECTIONS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_COMMAND = re.compile(r"^\s*::|##\[")
_LINE_OF_OWNERS = re.compile(r"#.*|/\S+(?: @[A-Za-z0-9-]+(?:/[\w.-]+)?| [^\s@]+@[^\s@]+)*")
_NOTE = re.compile(r"::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=[\w-]+::[^\r\n]*")


@contextmanager
def quick(what: str) -> Iterator[None]:
    """Fails where something takes longer than any file may."""
    begin = time.process_time()
    yield
    taken = time.process_time() - begin
    assert taken < SECONDS, f"{what} took {taken:.1f} s"


def is_file_read(kind: str, data: bytes) -> None:
    """A file by itself is read without failing, and its findings point into it."""
    file = FILE_KINDS[kind]
    source = Source(f"journeys/{PLACES[kind]}")
    with quick("reading"):
        take_up(source, data)
        if file.is_registry:
            read_registry(kind, source)
        else:
            read_record(source, file.record)
    lines = _lines_of(data)
    for finding in source.findings:
        _points_into(finding, lines)


def is_read(folder: Path, instead: Instead = AS_IT_IS, *, once: bool = False) -> Reading:
    """Reading fails on nothing, says the same again, and its findings point into the files."""
    with quick("reading"):
        reading = read(folder, TODAY, instead=instead)
    point_into_files(reading.findings, _Lines(folder, instead))
    memory = Memory(None)
    for _ in () if once else range(2):
        again = read(folder, TODAY, memory, instead=instead)
        assert again.findings == reading.findings
        assert again.catalog == reading.catalog
        memory.turn()
    return reading


def point_into_files(findings: Iterable[Finding], lines: _Lines) -> None:
    for finding in findings:
        _points_into(finding, lines.of(finding.file))


def _points_into(finding: Finding, lines: Sequence[str]) -> None:
    line, column = finding.position
    assert 1 <= line <= len(lines), finding
    assert 1 <= column <= len(lines[line - 1]) + 1, finding
    assert finding.message.strip(), finding
    repair = finding.repair
    if repair is not None:
        assert 1 <= repair.line <= len(lines), finding
        assert 1 <= repair.start <= repair.end <= len(lines[repair.line - 1]) + 1, finding
        assert "\n" not in repair.new, finding


def _lines_of(data: bytes) -> tuple[str, ...]:
    text = data.decode("utf-8-sig", "replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


class _Lines:
    """The lines of files, as people see them."""

    def __init__(self, folder: Path, instead: Instead) -> None:
        self._above = folder.parent
        self._instead = instead
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, file: str) -> tuple[str, ...]:
        if file not in self._known:
            self._known[file] = self._read(file)
        return self._known[file]

    def all_of(self, files: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        return {file: self.of(file) for file in files}

    def _read(self, file: str) -> tuple[str, ...]:
        path = self._above / file
        if file not in self._instead and not path.is_file():
            return ("",)  # of a folder something is said as a whole
        return _lines_of(self._instead[file] if file in self._instead else path.read_bytes())


def is_checked(reading: Reading) -> None:
    """The rules fail on nothing, and each printer prints what the program that reads it can read."""
    with quick("checking"):
        found = findings_of(reading)
    assert found == findings_of(reading)
    lines = _Lines(reading.folder, AS_IT_IS)
    point_into_files(found.findings, lines)
    named = lines.all_of(finding.file for finding in found.findings)
    report = Report(found.findings, found.journeys, found.personas, named, files=found.files)
    printed = {form: printer(report) for form, printer in PRINTERS.items()}
    assert len(json.loads(printed["json"])["findings"]) == len(found.findings)
    assert len(json.loads(printed["sarif"])["runs"][0]["results"]) == len(found.findings)
    ElementTree.fromstring(printed["junit"])  # noqa: S314  our own
    commands = [line for line in printed["github"].split("\n") if _COMMAND.search(line)]
    assert [line for line in commands if not _NOTE.fullmatch(line)] == []
    assert len(commands) <= 9 * len(Level)
    summary = as_step_summary(report)
    assert len(summary.encode()) <= LIMIT
    for text in (*printed.values(), summary):
        assert _unseen(text) == set()


def is_handed_on(reading: Reading) -> None:
    """What goes to GitHub from the maps: a line of CODEOWNERS stays one, a summary stays within its room."""
    catalog = reading.catalog
    for line in code_owners(catalog, reading.folder.name).block():
        assert _LINE_OF_OWNERS.fullmatch(line), line
    summary = stage_summary(catalog, catalog.journeys.values(), LIMIT)
    assert len(summary.encode()) <= LIMIT


def _unseen(text: str) -> set[str]:
    """Characters in what is printed that a terminal would obey, or nobody would see."""
    found = {each for each in set(text) if unicodedata.category(each) in _INVISIBLE or each in _DIRECTIONS}
    return found - {"\n"}


def is_shown(reading: Reading, *, twice: bool = False) -> Site:
    """The pages are built, hold nothing that runs, and are the same again."""
    with quick("the pages"):
        site = build(reading, Options(Links().link))
        pages = {
            page.address: page.build() for page in site.pages if not _SAME_EVERYWHERE.match(page.address)
        }
    assert len({page.address for page in site.pages}) == len(site.pages)
    for address, content in pages.items():
        assert (address, harmless.faults(content.html)) == (address, ())
    for asset in site.assets:
        assert not asset.address.startswith("/"), asset.address
        assert ".." not in asset.address.split("/"), asset.address
        if asset.address.endswith(".html"):
            look = (
                harmless.faults_of_card
                if asset.address.endswith("/card.html")
                else harmless.faults_of_redirect
            )
            assert (asset.address, look(asset.data.decode())) == (asset.address, ())
    if twice:
        again = build(reading, Options(Links().link))
        assert {page.address: page.build() for page in again.pages if page.address in pages} == pages
    return site


def is_prose(body: str) -> None:
    """Prose becomes HTML that runs nothing, the same again, and quickly."""
    known = {"tour.md": "../tour/", "images/a.png": "../images/a.png"}.get
    with quick("prose"):
        found = render(body, resolve=known, draw_fence=draw_fence)
    assert found == render(body, resolve=known, draw_fence=draw_fence)
    html = "\n".join(section.html for section in found.sections)
    assert harmless.faults(html) == ()
    lines = body.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= line <= lines for line, _ in found.links_not_found)


def is_mended(folder: Path) -> None:
    """Mending helps or does nothing, loses no text, and has nothing left to do afterwards."""
    reading = read(folder, TODAY)
    for finding in reading.findings:
        _keeps_text(finding, folder)
    done = mended(folder, lambda _: True, TODAY)
    for each in done:
        assert each.path.read_bytes() == each.before != each.after
        assert _body(each.after) == _body(each.before) or _is_hidden(reading, each.file), each.file
        each.path.write_bytes(each.after)
    then = read(folder, TODAY)
    assert len(then.errors) <= len(reading.errors) or _was_stopped(reading)
    assert mended(folder, lambda _: True, TODAY) == ()


def _keeps_text(finding: Finding, folder: Path) -> None:
    """A repair keeps all letters and digits that it covers, unless its point is another word."""
    repair = finding.repair
    if repair is None or finding.code in _ANOTHER_WORD:
        return
    line = _Lines(folder, AS_IT_IS).of(finding.file)[repair.line - 1]
    old = [each for each in line[repair.start - 1 : repair.end - 1] if each.isalnum()]
    new = iter(repair.new)
    assert all(each in new for each in old), finding


def _was_stopped(reading: Reading) -> bool:
    """Whether a file could not be read to its end, so that mending can bring more of it to light."""
    return any(source.root is None for source in reading.sources.values())


def _is_hidden(reading: Reading, file: str) -> bool:
    found = (finding for finding in reading.findings if finding.file == file)
    return any(each.code in (Code.CONTROL_CHARACTER, Code.OPEN_FRONTMATTER) for each in found)


def _body(data: bytes) -> bytes:
    """What stands below the fields."""
    parts = re.split(rb"(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)", data, maxsplit=1)
    return parts[1] if len(parts) > 1 else b""
