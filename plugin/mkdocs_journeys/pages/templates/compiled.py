"""Templates that an earlier build has compiled already."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from mkdocs_journeys.pages.keys import template_key
from mkdocs_journeys.pages.templates import environment
from mkdocs_journeys.reading.memory import Memory


def remember_compiled(memory: Memory) -> None:
    """Have templates taken from a memory from now on, and kept there; not from one that keeps nothing."""
    if not memory.is_on:
        return
    made = environment()
    made.bytecode_cache = _Compiled(memory)
    if made.cache is not None:
        # Asked for again, they stay in the memory.
        made.cache.clear()


class _Compiled(BytecodeCache):
    """What Jinja asks for compiled templates."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self._memory.recall(template_key(bucket.key, bucket.checksum))
        if found is None:
            return
        try:
            bucket.bytecode_from_string(found)
        except Exception:  # what a disk has damaged may raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._memory.keep(template_key(bucket.key, bucket.checksum), bucket.bytecode_to_string())
