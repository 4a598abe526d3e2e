"""Fuzzing that is guided by what the code does: atheris changes inputs until they reach new branches of it.

`python -m tests.fuzz.guided TARGET SEED INPUTS` ends with an error where an input breaks a promise, and
keeps that one in .cache/fuzz.
"""

from __future__ import annotations

import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

import atheris

# Not the libraries: their branches say little about ours, and counting them takes time.
with atheris.instrument_imports(
    include=["mkdocs_journeys.reading", "mkdocs_journeys.model", "mkdocs_journeys.pages.prose"]
):
    from tests.fuzz.pieces import MARKDOWN, MERMAID
    from tests.fuzz.properties import is_file_read, is_prose, is_read
    from tests.fuzz.wiki import FILES, PLACES, PROJECT, planted

KINDS = tuple(PLACES)
CRASHES = PROJECT / ".cache/fuzz"
_LONGEST = 4_096
# Every so many files are read with the whole wiki round them, which takes longer.
_WHOLE = 4


def files() -> Iterable[bytes]:
    """Files to begin with: those of the small wiki, and of the golden ones."""
    yield from (_as_input(kind, FILES[PLACES[kind]]) for kind in KINDS)
    for path in sorted((PROJECT / "tests/golden").glob("*/journeys/**/*")):
        kind = "persona" if path.name == "index.md" else "journey" if path.suffix == ".md" else path.stem
        if kind in KINDS and path.suffix in (".md", ".yml") and path.stat().st_size < _LONGEST:
            yield _as_input(kind, path.read_bytes())


def bodies() -> Iterable[bytes]:
    """Prose to begin with."""
    yield from (piece.encode("utf-8") for piece in MARKDOWN)
    yield from (f"```mermaid\n{piece}\n```\n".encode() for piece in MERMAID)


def _as_input(kind: str, data: bytes) -> bytes:
    """A file of a kind as an input: its first byte is the kind."""
    return bytes([KINDS.index(kind)]) + data


def file_reader(folder: Path) -> Callable[[bytes], None]:
    """What reads an input as a file."""

    def read_one(made: bytes) -> None:
        kind, data = KINDS[made[0] % len(KINDS)] if made else KINDS[0], made[1:]
        if zlib.crc32(made) % _WHOLE:
            is_file_read(kind, data)
        else:
            is_read(folder, {f"journeys/{PLACES[kind]}": data}, once=True)

    return read_one


def show_prose(made: bytes) -> None:
    """Make HTML of an input."""
    is_prose(made.decode("utf-8", "replace"))


def main(target: str, seed: int, inputs: int) -> None:
    """Try so many inputs, the same ones each time."""
    CRASHES.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        folder = held.enter_context(planted(FILES))
        targets: Mapping[str, tuple[Callable[[bytes], None], Iterable[bytes]]] = {
            "files": (file_reader(folder), files()),
            "prose": (show_prose, bodies()),
        }
        try_one, first = targets[target]
        corpus = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="journeys-fuzz-")))
        for number, data in enumerate(first):
            (corpus / f"{number:03}").write_bytes(data)
        options = (f"-seed={seed}", f"-runs={inputs}", f"-max_len={_LONGEST}", "-timeout=60")
        kept = f"-artifact_prefix={CRASHES}/{target}-"
        atheris.Setup([sys.argv[0], *options, kept, str(corpus)], try_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
