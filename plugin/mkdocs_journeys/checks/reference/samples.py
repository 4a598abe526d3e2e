"""What `journeys check` prints about a small invented wiki, by the printers themselves."""

from __future__ import annotations

from mkdocs_journeys.checks.printers import PRINTERS
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.model.finding import Finding, Level, Position, Repair
from mkdocs_journeys.reading.nodes import Code

_FILE = "journeys/mina/first-order.md"
_LINES = (
    "---",
    "title: I order for the first time",
    "goal: New shoes: by Sunday",
    "ownr: web-shop",
    "stages:",
    "  - stage: awareness",
    "---",
)
_FINDINGS = (
    Finding(
        _FILE,
        Position(3, 7),
        Level.ERROR,
        Code.UNQUOTED_COLON.value,
        "A colon with a space behind it begins a field, so a text that has one must stand in quotes.",
        key="goal",
        suggestion='"New shoes: by Sunday"',
        repair=Repair(3, 7, 26, '"New shoes: by Sunday"'),
    ),
    Finding(
        _FILE,
        Position(4, 1),
        Level.ERROR,
        Code.UNKNOWN_KEY.value,
        "There is no key `ownr` here.",
        key="ownr",
        allowed="title, name, owner, or a key of your own that begins with x-",
        suggestion="owner",
    ),
)


def sample(form: str) -> str:
    """The two findings of the invented wiki as one of the formats shows them, fenced."""
    findings = _FINDINGS if form == "text" else _FINDINGS[:1]
    report = Report(findings, journeys=9, personas=3, lines={_FILE: _LINES})
    return f"```{form}\n{PRINTERS[form](report)}```"
