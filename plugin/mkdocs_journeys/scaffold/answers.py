"""What is asked before a new wiki is written."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

# Where git keeps the code: git@github.com:owner/name.git, https://github.com/owner/name, ssh://git@github.com/...
_REMOTE = re.compile(
    r"(?:https://(?:[^@/]+@)?github\.com/|(?:ssh://)?git@github\.com[:/])"
    r"(?P<owner>[A-Za-z0-9-]+)/(?P<name>[A-Za-z0-9._-]+?)(?:\.git)?/?"
)
_ADDRESS = re.compile(r"https?://[^\W_][\w.-]*(?::\d+)?(?:/[^\s\"<>\\^`{|}?#\x00-\x1f\x7f]*)?")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Answers:
    """What differs from one new wiki to the next."""

    name: str
    """What the site is called, one line of text."""

    language: str = "en"
    """The tag of the language that its maps are written in, such as de."""

    is_internal: bool = True
    """Whether search engines are asked to leave it out."""

    repository: str | None = None
    """Where it lies on GitHub, as `owner/name`. None: not known, or elsewhere."""

    address: str | None = None
    """Where the site will be found. None: not known yet."""

    requirement: str = "mkdocs-journeys[publish]"
    """What pip installs."""

    today: datetime.date = field(default_factory=datetime.date.today)
    """The day of the example, so that it does not begin its life overdue."""

    is_released: bool = True
    """Whether `requirement` can be installed on any machine."""

    def months_ago(self, months: int) -> str:
        """The month that is so many months before the day, as files write it: 2026-03."""
        past = self.today.year * 12 + self.today.month - 1 - months
        return f"{past // 12}-{past % 12 + 1:02}"


def repository_of(remote: str) -> str | None:
    """`owner/name` of an address that git has of a repository on GitHub; None for any other address."""
    found = _REMOTE.fullmatch(remote.strip())
    return f"{found['owner']}/{found['name']}" if found else None


def is_repository(text: str) -> bool:
    """Whether a text names a repository as GitHub does: `owner/name`."""
    return bool(_REPOSITORY.fullmatch(text)) and text.partition("/")[2] not in (".", "..")


def is_address(text: str) -> bool:
    """Whether a text is the whole address of a site on the web."""
    return bool(_ADDRESS.fullmatch(text))


def pages_address(repository: str) -> str:
    """Where GitHub Pages shows the site of a repository, unless it is given an address of its own."""
    owner, _, name = repository.lower().partition("/")
    host = f"{owner}.github.io"
    return f"https://{host}/" if name == host else f"https://{host}/{repository.partition('/')[2]}/"
