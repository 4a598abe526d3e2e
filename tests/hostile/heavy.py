"""Files that are small enough and would keep everybody waiting: quadratic, or with far too much in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.hostile.inputs import Hostile

ROOM = 256 * 1024 - 500
LINE = 9_990
FIELDS = "---\ntitle: I take long\nstages: [name: S]\n---\n\n"
STEPS = "title: I take long\nstages:\n- name: S\n  touchpoints:\n"

# Repeated to a line that is as long as prose may have it; quadratic in one reader of Markdown or another.
SIGNS = (
    "[", "](", "[a](", "![", "[a][", "[^a]", "`", "`a``", "*a", "**a*", "_a_b", "***a ", "<", "<a ", "<!--",
    "<a@b.c", "&", "&#", "\\", "\\[", "http://a", "a@b.", "|", "- ", "1. ", "> ", "# ", "!!! note ", "~~",
    "{: ", "(", '" "', "\t", "  ", "a  b ", "[a]: ", "[[", "<<", "[a](<", '[a](b "', "[x] ", "==",
    "\u200b", "$",
)  # fmt: skip
DIAGRAM = "```mermaid\ngraph TD\n" + "?\n" * 4 + "```\n\n"
# Repeated as often as prose may have it.
BLOCKS = {
    "links": "[a](b.md) " * 6 + "\n\n",
    "pictures": "![](images/a.png)\n\n",
    "tags": "<img <img <img <img\n\n",
    "items": "- a\n",
    "nested items": "- a\n    - b\n        - c\n            - d\n",
    "quotes": "> > > > a\n\n",
    "fences": "```\na\n```\n\n",
    "open fences": "```\n\n",
    "boxes": "!!! note\n    !!! tip\n        a\n\n",
    "tables": "a|b\n-|-\nc|d\n\n",
    "emphasis": "*a* **b** _c_\n\n",
    "mail": "<a@b.example> " * 3 + "\n\n",
    "entities": "&amp;&lt;&#60; " * 4 + "\n\n",
    "comments": "a <!-- a -->\n\n",
    "headings": "### a\n\n",
    "footnotes": "a[^1]\n\n[^1]: b\n\n",
    "definitions": "[a]: b\n",
    "waivers": "<!-- journeys: ignore JM101 -->\n",
    "own stages": "## S\na\n\n",
    "lost links": "[a](&amp;lt;b) " * 5 + "\n\n",
    "brackets in diagrams": DIAGRAM.replace("?", "[" * 9_900),
    "shapes in diagrams": DIAGRAM.replace("?", "@{" * 4_900),
    "tags in diagrams": DIAGRAM.replace("?", "<a" * 4_900),
    "spaces in diagrams": DIAGRAM.replace("?", "<br" + " " * 9_900),
    "diagrams": "```mermaid\nclassDiagram\n" + "A <|-- B\n" * 60 + "```\n\n",
}

_PICTURE = 5 * 1024 * 1024 - 100
# What stands in a picture, and whether it is one.
PICTURES = {
    "spaces, and no address": (f'<rect style="fill:url({" " * (_PICTURE - 99)}"/>', False),
    "spaces before a place": (f'<rect style="fill:url({" " * (_PICTURE - 99)}#a)"/>', True),
    "addresses": (f'<rect style="{"url(#a)" * (_PICTURE // 9)}"/>', True),
    "elements": ("<a/>" * (_PICTURE // 5), True),
    "styles": ("<style/>" * (_PICTURE // 9), True),
    "elements in each other": ("<a>" * (_PICTURE // 8) + "</a>" * (_PICTURE // 8), True),
    "lines of a style": (f"<style>{chr(10) * (_PICTURE - 99)}</style>", True),
}


def inputs() -> Iterator[Hostile]:
    """Each is either read in time or refused."""
    for signs in SIGNS:
        yield _prose(f"line {signs!a}", (signs * LINE)[:LINE])
    for name, block in BLOCKS.items():
        yield _prose(name, block * min(195_000 // len(block), 4_900 // block.count("\n")))
    yield _prose(
        "diagram of one line", "```mermaid\nblock-beta\n" + " ".join(map(_node, range(9_000))) + "\n```"
    )
    yield _prose("a word", "w" * LINE + "\n\n" + "\n\n".join(["w" * LINE] * 18))
    yield from _fields()
    yield from _pictures()


def _pictures() -> Iterator[Hostile]:
    for name, (within, is_fine) in PICTURES.items():
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{within}</svg>'.encode()
        must = () if is_fine else ("heavy/images/a.svg:1 unsafe-picture",)
        yield Hostile("heavy", f"picture: {name}", must, {"heavy/images/a.svg": drawing})


def _fields() -> Iterator[Hostile]:
    many = {
        "touchpoints": (STEPS + "  - t\n" * 20_000, "156 too-much"),
        "stages": ("title: X\nstages:\n" + "- name: s\n" * 9_000, "104 too-much"),
        "pains": (STEPS + "  - name: T\n    pains:\n" + "    - p\n" * 9_000, "38 too-much"),
        "ways on": (_steps(140, lambda _: f"next: [{', '.join(f't{n}' for n in range(90))}]"), "28 too-much"),
        "all ways on": (_steps(44, lambda _: f"next: [{', '.join(f't{n}' for n in range(44))}]"), None),
        "channels": (
            _steps(40, lambda n: f"channel: [{', '.join(f'c{n}-{m}' for m in range(90))}]"),
            "6 40 x",
        ),
        "owners": (_steps(149, lambda n: f"owner: owner-{n}"), "6 149 x"),
        "unknown keys": ("title: X\nstages: [name: S]\n" + _lines(9_000, "tilte{}: a"), "1002 too-much"),
        "values": (
            "title: X\nstages: [name: S]\n" + _lines(90, "x-a{}: [" + "a, " * 90 + "a]"),
            "47 too-much",
        ),
        "flow": (f"title: X\nstages: [name: S]\ntags: [{'a, ' * 60_000}]", "4 too-much"),
        "emotions": (
            _steps(149, lambda n: f"emotion: {n % 5 - 2}, thought: hm, pains: [p], data_asked: d"),
            None,
        ),
        "ways on, in many pictures": (_stages(50, 3, 13), None),
        "ways on with labels": (_stages(50, 3, 3, "on and on " * 10), None),
        "opportunities": (STEPS + _crossed(), None),
    }
    for name, (text, must) in many.items():
        yield Hostile("heavy", f"fields: {name}", _told(must), {"heavy/x.md": f"---\n{text}\n---\n".encode()})
    owners = _lines(900, "name-number-{}: Name number {}").encode()
    unknown = _steps(39, lambda n: f"supporting: [{', '.join(f'nmae-{n}-{m}' for m in range(90))}]")
    files = {"owners.yml": owners, "heavy/x.md": f"---\n{unknown}\n---\n".encode()}
    yield Hostile("heavy", "unknown names", ("?",), files)
    yield Hostile(
        "heavy",
        "a registry",
        ("owners.yml:1001 too-much", "?"),
        {"owners.yml": _lines(9_000, "n{}: N").encode()},
    )
    yield Hostile(
        "heavy", "a full registry", (), {"metrics.yml": b"sales: S\n" + _lines(990, "n{}: N").encode()}
    )


def _told(must: str | None) -> tuple[str, ...]:
    if must is None:
        return ()
    return ("?",) if must.endswith(" x") else (f"heavy/x.md:{must}",)


def _prose(name: str, body: str) -> Hostile:
    return Hostile("heavy", name, (), {"heavy/x.md": (FIELDS + body + "\n").encode()})


def _steps(count: int, fields: Callable[[int], str]) -> str:
    return STEPS + "".join(f"  - {{name: t{n}, {fields(n)}}}\n" for n in range(count))


def _stages(count: int, steps: int, ways: int, when: str = "") -> str:
    """Stages whose touchpoints each lead to many that come later."""
    total = count * steps
    text = "title: I take long\nstages:\n"
    for stage in range(count):
        text += f"- name: S{stage}\n  touchpoints:\n"
        for at in range(stage * steps, (stage + 1) * steps):
            onward = [
                f'{{to: t{to}, when: "{when}{at}-{to}"}}' if when else f"t{to}"
                for to in range(at + 1, min(at + 1 + ways, total))
            ]
            text += f"  - {{name: t{at}, next: [{', '.join(onward)}]}}\n"
    return text


def _crossed() -> str:
    """Opportunities that each answer many long pains."""
    pains = ", ".join(f"p{n} {'w' * 900}" for n in range(30))
    return f"  - name: T\n    pains: [{pains}]\n    opportunities: [{', '.join(f'o{n}' for n in range(100))}]"


def _lines(count: int, line: str) -> str:
    return "".join(line.replace("{}", str(n)) + "\n" for n in range(count))


def _node(number: int) -> str:
    return f"n{number}"
