"""The pieces that hostile texts are put together of. Most stand in the files beside this one."""

from __future__ import annotations

from pathlib import Path


def _lines(name: str) -> tuple[str, ...]:
    return tuple((Path(__file__).parent / name).read_text("utf-8").splitlines())


def _blocks(name: str) -> tuple[str, ...]:
    """Pieces of several lines, with a line of five equal signs between them."""
    text = (Path(__file__).parent / name).read_text("utf-8")
    return tuple(text.removesuffix("\n").split("\n=====\n"))


# Each calls `beacon` where it runs.
PAYLOADS = (*_lines("payloads.txt"), "JaVa\tScRiPt:beacon()", "\x02wzxhzdk:0\x03", "\x02stash:0\x03")
# What means something to YAML, to Python, to a file system or to this program.
WORDS = _lines("words.txt")
NUMBERS = (*_lines("numbers.txt"), "9" * 400, "0" * 5_000)
DATES = _lines("dates.txt")
LENGTHS = (*_lines("lengths.txt"), "9" * 400 + "d")
MARKDOWN = _blocks("markdown.txt")
MERMAID = (*_blocks("mermaid.txt"), "flowchart LR\n" + "A-->B\n" * 300)
# Characters that are not seen, turn the direction, change their length with their case, or count as digits.
ODD = (
    *(
        "\u202egnp.exe",
        "a\u200bb\u200d\ufeff",
        "\u2028",
        "\x85",
        "\x00",
        "\x1b[31m",
        "\ufffe",
        "\u00a0",
        "\u00ad",
    ),
    *("\u0130\u0131\u017f\u1e9e", "e\u0301\u0302" * 20, "\u0e33" * 9, "\ufdfa", "\U0001f469\u200d\U0001f4bb"),
    *("\u0645\u0646\u0649", "\u65e5\u672c\u8a9e", "\u2212", "\uff11", "\u0661", "\u00b2", "\u00bd", "\u216b"),
)
