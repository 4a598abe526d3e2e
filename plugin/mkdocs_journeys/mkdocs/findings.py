"""What reading found, told through MkDocs' log."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable

from mkdocs.plugins import get_plugin_logger

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.model.finding import Finding, Level

log = get_plugin_logger(__name__)

# An error becomes a warning, so that a build goes on without the broken journey and a strict one fails.
# What is only a warning to us must not fail a strict build, hence one level lower.
LEVELS = {Level.ERROR: logging.WARNING, Level.WARNING: logging.INFO, Level.INFO: logging.DEBUG}


def tell(findings: Iterable[Finding]) -> None:
    """Log findings, each on a line that an editor can jump to; of what rules advise, only how much it is."""
    advice: Counter[Level] = Counter()
    for finding in findings:
        if finding.slug and finding.level is not Level.ERROR:
            advice[finding.level] += 1
        else:
            log.log(LEVELS[finding.level], "%s", line(finding))
    if advice:
        log.info(
            "The rules give %d warnings and %d hints: see the page Quality, or `journeys check`.",
            advice[Level.WARNING],
            advice[Level.INFO],
        )


def line(finding: Finding) -> str:
    """A finding as `file:line:column: message`, with what would be right where that is known."""
    told = f"{finding.file}:{finding.position.line}:{finding.position.column}: {finding.message}"
    told += f" [{finding.code} {finding.slug}]" if finding.slug else ""
    told = told.removesuffix(".") if finding.allowed or finding.suggestion else told
    told += f"; allowed: {finding.allowed}" if finding.allowed else ""
    told += f"; did you mean: {finding.suggestion}" if finding.suggestion else ""
    return visible(told)


def tell_missing(folder: str) -> None:
    """Say what to create where there are no journeys yet."""
    log.warning(
        "There is no folder '%s' beside mkdocs.yml, so this site has no journeys. Create it, with one "
        "folder for each persona: '%s/mina/index.md' with the persona's name in its frontmatter, and a "
        "file such as '%s/mina/first-order.md' for each of her journeys. If your journeys are elsewhere, "
        "say where in mkdocs.yml: plugins: [journeys: {dir: that-folder}]",
        folder,
        folder,
        folder,
    )


def tell_no_pictures(is_strict: bool) -> None:
    """Warn that diagrams are lists here. A strict build must pass all the same: it is only told."""
    log.log(
        logging.INFO if is_strict else logging.WARNING,
        "Diagrams are shown as lists with their Mermaid source, since merman is not installed. "
        "To have them drawn: pip install 'mkdocs-journeys[diagrams]' (not on every platform).",
    )
