"""Build the site that is to be published, in strict mode, and apart from what was built before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mkdocs_journeys.publish.refusal import Refused

_STANDARD_ERROR = 2


def build(config_file: Path, to: Path, version: str, canonical: str, *, drafts: bool) -> None:
    """Build a site into a folder. What MkDocs says is shown as it comes.

    `canonical` is the name that canonical links lead to. Raises `Refused` where the build fails.
    """
    known = {
        "MIKE_DOCS_VERSION": version,
        "JOURNEYS_CANONICAL": canonical,
        "JOURNEYS_DRAFTS": "show" if drafts else "hide",
    }
    done = subprocess.run(  # noqa: S603  our own interpreter; no shell reads the name of the file
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config_file), "-d", str(to)],
        env=os.environ | known,
        stdin=subprocess.DEVNULL,
        stdout=_STANDARD_ERROR,
        check=False,
    )
    if done.returncode:
        raise Refused(
            "The site can't be built: see above.",
            "Nothing was published. `mkdocs build --strict` shows the same; `journeys check` says more.",
        )
    if not (to / "index.html").is_file():
        raise Refused("The site that was built has no home page (index.html).", "Nothing was published.")
