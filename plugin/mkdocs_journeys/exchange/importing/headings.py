"""Maps in headings and lists: a section for each stage, and labels such as **Pain points:** in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs_journeys.exchange.importing.cleaning import bare, plain, unmarked
from mkdocs_journeys.exchange.importing.columns import Columns, Meaning
from mkdocs_journeys.exchange.importing.draft import Said

_STAGE = re.compile(
    r"^(?:[^\w\s]\s*)*(?:journey\s+)?(?:stage|phase|step|milestone|moment|etapa|fase|étape|phase|schritt|stufe|этап|шаг|стадия|paso|passo"
    r"|阶段|階段|步骤|ステージ|フェーズ|ステップ|第)\s*[0-9０-９一二三四五六七八九十IVX]{1,4}(?![0-9])(?:\s*[.:：)–—-]|\s|段階|阶段|階段|步|$)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:[^\w\s]\s*)*(?:journey\s+)?(?:stage|phase|step|milestone|etapa|fase|étape|schritt|stufe|этап|шаг|paso|passo|阶段|階段|步骤|ステージ|フェーズ|ステップ)"
    r"\s*[0-9０-９一二三四五六七八九十IVX]{1,4}\s*[.:：)–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:[^\w\s]\s*)*[0-9]{1,2}\s*[.):：–—-]\s*(?=[^\W\d])")
_COLLECTIONS = frozenset(
    {
        *(
            "stages",
            "phases",
            "events",
            "steps",
            "journey stages",
            "journey phases",
            "journey steps",
            "the journey",
        ),
        *(
            "the journey stages",
            "user journey stages",
            "customer journey stages",
            "phasen",
            "etapas",
            "étapes",
            "этапы",
        ),
        *("フェーズ", "ステージ", "阶段", "階段", "fases", "schritte"),
    }
)
_LABEL = re.compile(
    r"^(?:[-*+]\s+)?(?P<mark>\*\*|__|\*|_)(?P<label>[^*_]{1,80}?)\s*(?P<colon>[:：]?)\s*(?P=mark)\s*"
    r"(?P<more>[:：–—-]?)\s*(?P<text>.*)$"
)
_PLAIN_LABEL = re.compile(r"^(?:[-*+]\s+)?(?P<label>[^:：|*`]{2,60})[:：]\s*(?P<text>.*)$")
_FENCE = re.compile(r"\s*(```+|~~~+)")
_RULER = re.compile(r"(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
# At the beginning of a line only: behind it "- " and "> " are text, such as "load > 3 s".
_ITEM = re.compile(r"^(?:[-*+]|[0-9]{1,2}[.)])\s+")
_QUOTE = re.compile(r"^(?:>\s*)+(?=\S)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document, by the line on which it stands and its depth."""

    line: int
    level: int
    text: str


def is_stage(text: str) -> bool:
    """Whether a heading counts stages: `Stage 2: Decision`."""
    return bool(_STAGE.match(unmarked(text)))


def is_numbered(text: str) -> bool:
    """Whether a heading has a number before its words: `2. Decision`."""
    return bool(_NUMBER.match(unmarked(text)))


def is_collection(text: str) -> bool:
    """Whether the headings below this one are stages."""
    return bare(text) in _COLLECTIONS


def stage_name(text: str) -> str:
    """The name of a stage without `Stage 2:` before it, where it has one of its own."""
    whole = unmarked(text)
    return _NUMBER.sub("", _LEADING.sub("", whole)) or whole


Section = tuple[Heading, int]
"""A heading, and the line at which its section ends."""


def counted_runs(headings: Sequence[Heading], end: int) -> list[list[Section]]:
    """Runs of headings that are stages by what they say: `Stage 1`, `Stage 2`; or all below `Stages`."""
    found: list[list[Section]] = []
    level = 0  # the one of the run that goes on, or 0
    for number, heading in enumerate(headings):
        parent = _parent(headings, number)
        is_below = parent is not None and is_collection(parent.text) and heading.level == parent.level + 1
        if not (is_stage(heading.text) or is_below):
            level = 0 if heading.level < level else level
            continue
        if heading.level != level:
            found.append([])
        found[-1].append((heading, _stop(headings, number, end)))
        level = heading.level
    return [run for run in found if len(run) > 1]


def siblings(headings: Sequence[Heading], end: int) -> list[list[Section]]:
    """Headings of the same depth that stand below the same one, in groups of several."""
    groups: dict[tuple[int, int], list[Section]] = {}
    for number, heading in enumerate(headings):
        parent = _parent(headings, number)
        key = (parent.line if parent else -1, heading.level)
        groups.setdefault(key, []).append((heading, _stop(headings, number, end)))
    return [group for group in groups.values() if len(group) > 1]


def _parent(headings: Sequence[Heading], number: int) -> Heading | None:
    level = headings[number].level
    return next((each for each in reversed(headings[:number]) if each.level < level), None)


def _stop(headings: Sequence[Heading], number: int, end: int) -> int:
    level = headings[number].level
    return next((each.line for each in headings[number + 1 :] if each.level <= level), end)


def told_in(lines: Sequence[str], columns: Columns) -> tuple[list[Said], list[str]]:
    """What the labels of a section say, and the lines that stand under none of them."""
    work = _Labels(columns)
    for line in lines:
        work.take(line)
    work.close()
    return work.said, work.rest


@dataclass(slots=True)
class _Labels:
    """Goes through the lines of a section, with the label that is open."""

    columns: Columns
    said: list[Said] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    _label: str = ""
    _name: str = ""
    _items: list[str] = field(default_factory=list)
    _indent: int = -1
    """Where the label's own item begins; -1 where it is none, and a list below it belongs to it."""
    _after_gap: bool = False
    _fence: str = ""

    def take(self, line: str) -> None:
        stripped = line.strip()
        if self._fence or _FENCE.match(line):
            self._in_fence(line)
        elif not stripped:
            self._after_gap = True
            self.rest += [""] if self.rest and self.rest[-1] and not self._label else []
        elif _RULER.fullmatch(stripped):
            self.close()
        elif heading := _HEADING.match(stripped):
            self._open(unmarked(heading[1]), "", self.columns.meaning(heading[1]), line)
        elif found := labelled(stripped, self.columns):
            self._open(found[0], found[1], found[2], line)
        elif self._label and self._goes_on(line):
            self._items.append(plain(_ITEM.sub("", _QUOTE.sub("", stripped))))
        else:
            self.close()
            self.rest.append(line)
        self._after_gap = not stripped

    def _goes_on(self, line: str) -> bool:
        """Whether a line belongs to the label above: an item of its list, or the next line of its text."""
        if _ITEM.match(line.strip()):
            return len(line) - len(line.lstrip()) > self._indent
        return not (self._after_gap and self._items)

    def _open(self, label: str, text: str, meaning: Meaning | None, line: str) -> None:
        self.close()
        if meaning is None and not text and _HEADING.match(line.strip()):
            self.rest.append(line)
            return
        self._label, self._name = label, meaning.field if meaning else ""
        self._indent = len(line) - len(line.lstrip()) if _ITEM.match(line.strip()) else -1
        self._items = [plain(text)] if text else []

    def _in_fence(self, line: str) -> None:
        self.rest.append(line)
        if self._fence:
            self._fence = "" if line.strip().startswith(self._fence) else self._fence
        elif found := _FENCE.match(line):
            self.close()
            self._fence = found[1]

    def close(self) -> None:
        """End the label that is open."""
        if self._label and self._items:
            self.said.append(Said(self._label, "\n".join(self._items), self._name))
        elif self._label:
            self.rest.append(f"**{self._label}**")
        self._label, self._items = "", []


def labelled(line: str, columns: Columns) -> tuple[str, str, Meaning | None] | None:
    """A label with its text, where a line begins with one: in bold, or a known name before a colon."""
    if found := _LABEL.match(line):
        is_label = found["colon"] or found["more"] or (not found["text"] and len(found["mark"]) > 1)
        if not is_label:
            return None
        return unmarked(found["label"]), found["text"], columns.meaning(found["label"])
    if found := _PLAIN_LABEL.match(line):
        meaning = columns.meaning(found["label"])
        if meaning is not None and meaning.is_sure:
            return unmarked(found["label"]), found["text"], meaning
    return None


def label_of(line: str, columns: Columns) -> tuple[str, str]:
    """The field that a line's label means, and the text behind it; both empty where there is no label."""
    found = labelled(line.strip(), columns)
    return (found[2].field, plain(found[1])) if found and found[2] else ("", "")
