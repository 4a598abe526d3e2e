"""What a rule is: a function over a journey or the whole wiki, with everything that is said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey

Path: TypeAlias = tuple[str | int, ...]
Example: TypeAlias = str | Mapping[str, str]

# What a remark about a journey as a whole points at.
WHOLE: Path = ("title",)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say about one place.

    `path` leads to the place from the top of the file's fields, such as ("stages", 0, "touchpoints", 2). The
    file is that of the journey that is looked at, unless `file` names another one: its path from the wiki's
    folder on. With `line` the place is a line of the prose.
    """

    message: str
    path: Path = WHOLE
    file: str = ""
    allowed: str = ""
    suggestion: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the reason for a rule is told at length."""

    name: str
    url: str


JourneyLook: TypeAlias = Callable[[Journey, Catalog], Iterator[Remark]]
WikiLook: TypeAlias = Callable[[Catalog], Iterator[Remark]]
# What a journey was, what it is, and the wiki it is in.
ChangeLook: TypeAlias = Callable[[Journey, Journey, Catalog], Iterator[Remark]]

# In an example, what a file was before stands in this folder.
BEFORE = "before/"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its page, its tests and `journeys explain` are made from what stands here.

    `bad` and `good` are the frontmatter of a journey, or the files of a wiki by name: the rule speaks of the
    one and not of the other. A rule of a change looks at what differs from an earlier state, where one is
    known; in its examples, that is in `before/`. A `dated` rule depends on today's date: it may speak
    tomorrow of a file that nobody has touched, and so it is never an error by itself.
    """

    id: str
    slug: str
    level: Level
    title: str
    reason: str
    source: Reference | None
    bad: Example
    good: Example
    of_journey: JourneyLook | None = None
    of_wiki: WikiLook | None = None
    of_change: ChangeLook | None = None
    dated: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """What it is called in settings, options and waivers."""
        return (self.id, self.slug)
