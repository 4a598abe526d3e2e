"""What each code of a finding means."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.meanings import MEANINGS, Meaning
from mkdocs_journeys.reading.nodes import Code


def messages() -> str:
    """A section for each code, under the title that it has everywhere."""
    return "\n\n".join("\n".join(_section(code, MEANINGS[code])) for code in Code)


def _section(code: Code, meaning: Meaning) -> Iterator[str]:
    yield f"## `{code.value}`"
    yield ""
    yield f"**{code.heading}.** {meaning.text}"
    if meaning.wrong:
        yield ""
        yield "```yaml"
        yield "# wrong"
        yield meaning.wrong
        yield "# right"
        yield meaning.right
        yield "```"
