"""Why nothing was published, in words for the one who wanted to."""

from __future__ import annotations

import re

from mkdocs_journeys.checks.visible import visible

_SECRET = re.compile(r"(?<=://)[^/@\s]+@")


class Refused(Exception):  # noqa: N818  it is an answer, and no fault of the program
    """Nothing was published: what stands in the way, and what to do about it."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(f"{message}\n{advice}" if advice else message)


def fit_to_show(text: str) -> str:
    """What another program said, line by line, without passwords in addresses and control characters."""
    lines = (visible(line).strip() for line in text.splitlines())
    return _SECRET.sub("", "\n".join(line for line in lines if line))
