"""Pictures in fewer bytes: what goes, what stays, and that all stands where it stood."""

from __future__ import annotations

import re
from importlib import resources
from xml.etree import ElementTree

import pytest

from mkdocs_journeys.diagrams.sanitise import CLASSES
from mkdocs_journeys.diagrams.slim import slim


def _slim(inside: str) -> str:
    root = ElementTree.fromstring(f"<svg>{inside}</svg>")  # noqa: S314  our own
    slim(root, "x")
    return ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Groups of nothing, of one thing, and one that a style knows.
        ("<g><g/><defs/></g>", "<svg/>"),
        ("<g><g><circle r='1'/></g><circle r='2'/></g>", '<svg><circle r="1"/><circle r="2"/></svg>'),
        ("<g class='node'><circle r='1'/></g>", '<svg><g class="node"><circle r="1"/></g></svg>'),
        (
            "<g transform='rotate(9)'><circle r='1' transform='scale(2)'/></g>",
            '<svg><circle r="1" transform="rotate(9) scale(2)"/></svg>',
        ),
        (
            "<g transform='rotate(9)' opacity='0.5'><circle r='1'/></g>",
            '<svg><g transform="rotate(9)" opacity="0.5"><circle r="1"/></g></svg>',
        ),
        (
            "<g transform='translate(1,1)'><svg><circle r='1'/></svg></g>",
            '<svg><g transform="translate(1,1)"><svg><circle r="1"/></svg></g></svg>',
        ),
        (
            "<g transform='translate(1,1)'><rect x='5%'/><rect y='2'/></g>",
            '<svg><g transform="translate(1,1)"><rect x="5%"/><rect y="2"/></g></svg>',
        ),
        # Rows: moved with their group, and added up.
        (
            "<text y='-9'><tspan x='0' y='-1.5' dy='16.5'>a</tspan>"
            "<tspan x='0' y='15' dy='16.5'>b</tspan></text>",
            '<svg><text x="0" y="15">a<tspan x="0" y="31.5">b</tspan></text></svg>',
        ),
        (
            "<g transform='translate(1,2)'><text transform='translate(10) rotate(9)'>"
            "<tspan x='1' y='2'>a</tspan></text></g>",
            '<svg><text transform="translate(1,2) translate(10) rotate(9)" x="1" y="2">a</text></svg>',
        ),
        (
            "<g transform='translate(1,2)'><g transform='translate(10 20)'>"
            "<text><tspan x='100' y='200'>a</tspan></text></g></g>",
            '<svg><text x="111" y="222">a</text></svg>',
        ),
        (
            "<g class='node' transform='translate(10,20)'><rect x='-5' y='-5' width='9' height='9'/>"
            "<g transform='translate(0,-1)'><text>"
            "<tspan x='0' y='1' direction='rtl'>a</tspan></text></g></g>",
            '<svg><g class="node"><rect x="5" y="15" width="9" height="9"/>'
            '<text><tspan x="10" y="20" direction="rtl">a</tspan></text></g></svg>',
        ),
        (
            "<g class='node' transform='translate(10,20)'><rect width='9' height='9'/><path d='M0 0Z'/></g>",
            '<svg><g class="node" transform="translate(10,20)"><rect width="9" height="9"/>'
            '<path d="M0 0Z"/></g></svg>',
        ),
        # A row that goes on where the one before it ends stays as it is.
        (
            "<text y='5'><tspan x='0' dy='15'>a</tspan></text>",
            '<svg><text y="5"><tspan x="0" dy="15">a</tspan></text></svg>',
        ),
        (
            "<text>a <tspan x='0' y='1'>b</tspan></text>",
            '<svg><text>a <tspan x="0" y="1">b</tspan></text></svg>',
        ),
        # Boxes of nodes.
        (
            "<g class='node n1'><rect class='label-container'/></g><rect class='label-container'/>",
            '<svg><g class="node n1"><rect/></g><rect class="label-container"/></svg>',
        ),
        # Lines.
        ("<path d='M5,1L5,2C5,3,5.1,4,5,5L5,9'/>", '<svg><path d="M5 1V9"/></svg>'),
        ("<path d='M1,5L9,5'/>", '<svg><path d="M1 5H9"/></svg>'),
        ("<path d='M0,0L5,5.2L10,10'/>", '<svg><path d="M0 0L10 10"/></svg>'),
        ("<path d='M0,0L5,5.5L10,10'/>", '<svg><path d="M0,0L5,5.5L10,10"/></svg>'),
        ("<path d='M0,0L9,0L5,0'/>", '<svg><path d="M0,0L9,0L5,0"/></svg>'),
        ("<path d='M0,0L5,0L9,0z'/>", '<svg><path d="M0,0L5,0L9,0z"/></svg>'),
        ("<path d='M1,1L1,1'/>", '<svg><path d="M1,1L1,1"/></svg>'),
        ("<path d='M1,1L1'/>", '<svg><path d="M1,1L1"/></svg>'),
        ("<path d='M,L,'/>", '<svg><path d="M,L,"/></svg>'),
        ("<path d=''/>", '<svg><path d=""/></svg>'),
        # Ends of lines; one that is not there is not asked for.
        (
            "<marker id='very-long'><path d='M0 0Z'/></marker><path d='M1 1H2' marker-end='url(#very-long)'/>"
            "<path d='M1 1H2' marker-start='url(#map)'/>",
            '<svg><marker id="x-1"><path d="M0 0Z"/></marker><path d="M1 1H2" marker-end="url(#x-1)"/>'
            '<path d="M1 1H2"/></svg>',
        ),
        (
            "<path d='M0,0L5,0L9,0' marker-mid='url(#a)'/><marker id='a'><path d='M0 0Z'/></marker>",
            '<svg><path d="M0,0L5,0L9,0" marker-mid="url(#x-1)"/>'
            '<marker id="x-1"><path d="M0 0Z"/></marker></svg>',
        ),
        # What all texts say.
        (
            "<text text-anchor='middle'>a</text><text text-anchor='middle'>b</text>",
            '<svg text-anchor="middle"><text>a</text><text>b</text></svg>',
        ),
        (
            "<text text-anchor='middle'>a</text><text>b</text>",
            '<svg><text text-anchor="middle">a</text><text>b</text></svg>',
        ),
    ],
)
def test_what_changes_nothing_goes(before: str, after: str) -> None:
    assert _slim(before) == after


def test_a_picture_that_is_slim_stays_as_it_is() -> None:
    once = _slim(
        "<g class='node' transform='translate(1 1)'><rect width='9' height='9'/><text>"
        "<tspan x='1' y='1'>a</tspan><tspan x='1' y='2'>b</tspan></text></g>"
    )
    assert _slim(once.removeprefix("<svg>").removesuffix("</svg>")) == once


def test_classes_are_those_that_the_stylesheet_knows() -> None:
    css = (resources.files("mkdocs_journeys.pages") / "styles" / "diagrams.css").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", css, flags=re.DOTALL)
    known = {name for name in re.findall(r"\.([a-z][\w-]*)", rules, re.I) if not name.startswith("jm-")}
    assert known == CLASSES
