"""The script that answers the theme's search box out of an index in many files."""

from __future__ import annotations

import re
from importlib import resources

# Where it stands in the site, beside the theme's own index. The index that it reads is in the folder below.
WORKER = "search/worker.js"
INDEX = "search/pagefind"

_COMMENT = re.compile(r"[ \t]*/\*.*?\*/\n?", re.DOTALL)
_INDENT = re.compile(r"\n\s+")


def worker() -> bytes:
    """The script, without what only people need who read the sources."""
    text = resources.files(__package__).joinpath("script", "search_worker.js").read_text(encoding="utf-8")
    return _INDENT.sub("\n", _COMMENT.sub("", text)).encode()
