"""How a new wiki asks pip for this program: as it was installed here."""

from __future__ import annotations

import json
from importlib import metadata

DISTRIBUTION = "mkdocs-journeys"


def requirement() -> tuple[str, bool]:
    """The line for requirements.txt, and whether another machine can install it.

    What came from a repository is asked for from there, at the same commit. What came from a file of this
    machine can only be named.
    """
    try:
        distribution = metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError:  # run from its sources, never installed
        return f"{DISTRIBUTION}[publish]", False
    named = f"{DISTRIBUTION}[publish]=={distribution.version}"
    origin = distribution.read_text("direct_url.json")  # PEP 610
    if origin is None:
        return named, True
    told = json.loads(origin)
    if "vcs_info" in told:
        where = f"{told['vcs_info']['vcs']}+{told['url']}@{told['vcs_info']['commit_id']}"
        return f"{DISTRIBUTION}[publish] @ {where}", True
    return named, False
