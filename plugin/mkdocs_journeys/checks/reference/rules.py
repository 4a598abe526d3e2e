"""The tables of all rules, with links to their pages on the site."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.explanation import Explanation, all_explanations, by_subject


def rules() -> str:
    """A table for each subject."""
    found = by_subject(each for each in all_explanations() if each.slug)
    return "\n\n".join("\n".join(_table(subject.title, each)) for subject, each in found.items())


def _table(title: str, explanations: tuple[Explanation, ...]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "| Id | Name | Level | Speaks of |"
    yield "| --- | --- | --- | --- |"
    for each in explanations:
        page = f"[{each.title}](../rules/{each.slug}/index.md)"
        dated = ", by today's date" if each.dated else ""
        yield f"| {each.code} | `{each.slug}` | {each.level}{dated} | {page} |"
