"""Names on GitHub: of a person, of a team, or an e-mail address."""

from __future__ import annotations

import re

from mkdocs_journeys.model.values import texts
from mkdocs_journeys.model.values.refusal import Refusal

# What GitHub itself takes for an account (the underscore is in names that a company's directory gives) and
# for the short name of a team.
_ACCOUNT = r"[A-Za-z0-9](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9_])){0,38}"
_TEAM = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_])?"
_NAME = re.compile(rf"@?({_ACCOUNT}(?:/{_TEAM})?)", re.ASCII)
_MAIL = re.compile(r"[A-Za-z0-9.!$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_HOST = re.compile(r"^(https?://)?(www\.)?github\.com/(orgs/)?")
HANDLE_PATTERN = rf"^\s*(@?{_ACCOUNT}(/{_TEAM})?|{_MAIL.pattern})\s*$"
_ALLOWED = '"@user", "@organisation/team" or an e-mail address; without the @ no quotes are needed'


def handle(value: object) -> str:
    """A name as CODEOWNERS takes it: `@user`, `@organisation/team` or an e-mail address.

    The @ may be left out, since YAML wants quotes around a text that begins with it.
    """
    written = texts.label(value)
    found = _NAME.fullmatch(written)
    if found:
        return f"@{found[1]}"
    if _MAIL.fullmatch(written):
        return written
    raise Refusal(f"{written!r} is no name on GitHub", allowed=_ALLOWED, suggestion=_meant(written))


def _meant(written: str) -> str:
    """The name in an address of GitHub's, which is what people copy."""
    tail = _HOST.sub("", written).replace("/teams/", "/").strip("/")
    found = _NAME.fullmatch(tail)
    return f"@{found[1]}" if found and tail != written else ""
