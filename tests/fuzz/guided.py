"""Fuzzing that is guided by what the code does: atheris changes files until they reach new branches of it.

`python -m tests.fuzz.guided SEED INPUTS` ends with an error where an input breaks a promise, and keeps that.
"""

from __future__ import annotations

import sys
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mkdocs_journeys.reading", "mkdocs_journeys.model"]):
    from tests.fuzz.properties import is_file_read, is_read
    from tests.fuzz.wiki import FILES, PLACES, PROJECT, planted

KINDS = tuple(PLACES)
CRASHES = PROJECT / ".cache/fuzz"
_LONGEST = 4_096
# Every so many inputs are read with the whole wiki round them, which takes longer.
_WHOLE = 4


def seeds() -> Mapping[str, bytes]:
    """Inputs to begin with: the files of the small wiki, and of the golden ones."""
    found = {f"wiki-{kind}": as_input(kind, FILES[PLACES[kind]]) for kind in KINDS}
    for path in sorted((PROJECT / "tests/golden").glob("*/journeys/**/*")):
        if path.suffix in (".md", ".yml") and path.stat().st_size < _LONGEST:
            kind = "persona" if path.name == "index.md" else "journey" if path.suffix == ".md" else path.stem
            if kind in KINDS:
                found["-".join(path.parts[-4:])] = as_input(kind, path.read_bytes())
    return found


def as_input(kind: str, data: bytes) -> bytes:
    """A file of a kind as an input: its first byte is the kind."""
    return bytes([KINDS.index(kind)]) + data


def taken_apart(made: bytes) -> tuple[str, bytes]:
    """The kind of the file that an input is, and the file."""
    return KINDS[made[0] % len(KINDS)] if made else KINDS[0], made[1:]


def main(seed: int, inputs: int) -> None:
    """Read so many files, the same ones each time."""
    CRASHES.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        folder = held.enter_context(planted(FILES))
        corpus = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="journeys-fuzz-")))
        for name, data in seeds().items():
            (corpus / name).write_bytes(data)

        def read_one(made: bytes) -> None:
            kind, data = taken_apart(made)
            if zlib.crc32(made) % _WHOLE:
                is_file_read(kind, data)
            else:
                is_read(folder, {f"journeys/{PLACES[kind]}": data}, once=True)

        options = (f"-seed={seed}", f"-runs={inputs}", f"-max_len={_LONGEST}", f"-artifact_prefix={CRASHES}/")
        atheris.Setup([sys.argv[0], *options, "-timeout=60", str(corpus)], read_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
