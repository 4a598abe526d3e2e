"""Builds by command, as people run them: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def build_apart(folder: Path, site: Path, *command: str, **environment: str) -> dict[str, bytes]:
    """Build the site of a folder in strict mode, and answer all files that came of it."""
    paths = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
    known = {"PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}
    run = subprocess.run(
        [sys.executable, "-m", *command, "--strict", "-d", str(site)],
        cwd=folder,
        env=os.environ | known | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
