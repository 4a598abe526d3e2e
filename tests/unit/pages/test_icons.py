"""Icons are drawn once: in a file that all pages share, or on the page itself."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from tests.site.apart import PROJECT

from mkdocs_journeys.pages.icons import ICONS, icon, icon_file, with_icons_at, with_icons_inside
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.reader import read

USED = re.compile(r'<use xlink:href="([^"#]*)#([^"]*)"')
DRAWN = re.compile(r'<symbol id="([^"]*)"')


def test_icons_are_taken_from_the_file() -> None:
    made = with_icons_at(f"<p>{icon('ok')} &lt;use {icon('dots2', 'x')}</p>", "../a&b.svg")
    assert USED.findall(made) == [("../a&amp;b.svg", "ok"), ("../a&amp;b.svg", "dots2")]


def test_icons_are_drawn_on_the_page_once_each() -> None:
    page = f"<p>{icon('ok')}{icon('sev3')}{icon('ok')}</p>"
    made = with_icons_inside(page)
    assert made.endswith(f"</svg>{page}")
    assert DRAWN.findall(made) == ["jm-i-ok", "jm-i-sev3"]
    assert with_icons_inside("<p>None</p>") == "<p>None</p>"
    assert DRAWN.findall(with_icons_inside(str(icon("of-another-version")))) == []


def test_the_file_holds_the_icons_of_channels_too() -> None:
    names = DRAWN.findall(
        icon_file([None, "material/email", "phone", "no-such-icon", "../../mermaid"]).decode()
    )
    assert {name for name in names if name.startswith("t-")} == {"t-email", "t-phone"}


@pytest.mark.parametrize("inside", [False, True])
def test_every_icon_of_the_demo_is_drawn(inside: bool) -> None:
    site = build(read(PROJECT / "journeys"), Options(Links().link, icons_inside=inside))
    files = {asset.address: asset.data for asset in site.assets}
    root = ElementTree.fromstring(files.get(ICONS, b"<svg/>"))  # noqa: S314  our own file
    drawn = {each.get("id") for each in root}
    assert (ICONS in files) is not inside
    for page in site.pages:
        html = page.build().html
        here = set(DRAWN.findall(html)) if inside else drawn
        up = "" if inside else f"{'../' * page.address.count('/')}{ICONS}"
        assert {(up, name) for _, name in USED.findall(html)} == set(USED.findall(html)), page.address
        assert {name for _, name in USED.findall(html)} <= here, page.address
