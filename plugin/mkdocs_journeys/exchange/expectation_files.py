"""What customers can expect, as a page that stands alone and as Markdown."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_journeys.exchange.expectation import Expectation, Step
from mkdocs_journeys.exchange.export_folder import ExportFile
from mkdocs_journeys.pages.alone import page_alone
from mkdocs_journeys.pages.texts.signs import inside, items, line
from mkdocs_journeys.pages.words import Words


def expectation_files(journey: str, found: Expectation, words: Words) -> tuple[ExportFile, ...]:
    """PERSONA/JOURNEY.html and PERSONA/JOURNEY.md."""
    return (
        ExportFile(f"{journey}.html", _encoded(expectation_html, found, words)),
        ExportFile(f"{journey}.md", _encoded(expectation_markdown, found, words)),
    )


def _encoded(
    made: Callable[[Expectation, Words], str], found: Expectation, words: Words
) -> Callable[[], bytes]:
    return lambda: made(found, words).encode()


def expectation_html(found: Expectation, words: Words) -> str:
    """A page that needs no other file, no network and no script."""
    return page_alone("expectation", words, title=found.title, found=found)


def expectation_markdown(found: Expectation, words: Words) -> str:
    """The same as lists."""
    blocks = [f"# {line(found.title)}\n", f"{words('expect.title')}\n"]
    blocks += _facts((words("expect.begins"), inside(found.start or "")))
    for number, part in enumerate(found.parts, 1):
        name = inside(part.name) if part.name else ""
        blocks.append(f"## {number}. {name}\n" if name else f"## {words('expect.part', n=number)}\n")
        takes = words.duration(part.takes) if part.takes else ""
        blocks += _facts((words("expect.takes"), takes))
        for step in part.steps:
            blocks += [f"### {line(step.name)}\n", *_step(step, words)]
    blocks += _facts((words("expect.ends"), inside(found.end or "")))
    return "\n".join(blocks)


def _step(step: Step, words: Words) -> list[str]:
    return _facts(
        (words("expect.meet"), words.parted(map(inside, step.meets))),
        (words("expect.where"), words.listed(map(inside, step.channels))),
        (words("expect.takes"), words.duration(step.takes) if step.takes else ""),
        (words("expect.wait"), words.duration(step.waits) if step.waits else ""),
    )


def _facts(*facts: tuple[str, str]) -> list[str]:
    told = [f"**{label}:** {text}" for label, text in facts if text]
    return [items(told)] if told else []
