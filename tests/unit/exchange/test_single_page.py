"""One page as one file: what it needs is in it, and what it can't have is gone."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from mkdocs_journeys.exchange.built_page import BuiltPage, built_page
from mkdocs_journeys.exchange.single_page import css, single_page
from mkdocs_journeys.exchange.surroundings import Surroundings

ADDRESS = "journeys/mina/buy/"
HTML = """<!doctype html>
<html lang="ar" class="no-js"><head>
<title>Buy &amp; go - R & D</title>
<link rel="canonical" href="https://example.org/wiki/journeys/mina/buy/">
<link rel="stylesheet" href="https://fonts.example.org/font.css">
<link rel="stylesheet" href="../../../assets/site.css">
<style>.a{color:red}</style>
<link rel="stylesheet" href="../../../assets/journeys/journeys.css">
<script>var theme = "theme's own";</script>
</head><body dir="rtl" data-md-color-scheme="default" data-md-color-primary="custom">
<form class="search"><input></form>
<svg class="jm-sprite"><symbol id="i" viewBox="0 0 1 1"/></svg>
<article class="jm" data-jm-journey>
<p>1 &lt; 2 &#64; <article>inner</article></p>
<img src="../images/p%20q.svg" srcset="x 2x" ALT="A &quot;P&quot;"><img src="../none.png" alt="gone">
<svg viewBox="0 0 9 9"><use href="#i"/><image xlink:href="../images/p%20q.svg"/></svg>
<i style="background: url('../images/p%20q.svg')"></i>
<a href="#map">map</a> <a href="../buy/#map">map</a> <a href="./">here</a> <a href="../">Mina</a>
<a href="../../../owners/shop/?a=1&amp;b=2#x" class=z>Shop</a> <a href="touchpoints.csv" download>table</a>
<a href="https://example.org/t/1">T-1</a> <a href="mailto:a@example.org">mail</a>
<a href="javascript:alert(1)">no</a>
</article>
<article data-md>Related</article>
<script src="../../../assets/javascripts/bundle.js"></script>
<script src="../../../assets/journeys/journeys.js" defer></script>
</body></html>
"""
PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
DATA = f"data:image/svg+xml;base64,{base64.b64encode(PICTURE).decode()}"
CONTENT = f"""<article class="jm" data-jm-journey>
<p>1 &lt; 2 &#64; <article>inner</article></p>
<img src="{DATA}" ALT="A &quot;P&quot;"><img alt="gone">
<svg viewBox="0 0 9 9"><use href="#i"/><image xlink:href="{DATA}"/></svg>
<i style="background: url(&quot;{DATA}&quot;)"></i>
<a href="#map">map</a> <a href="#map">map</a> <a{{here}}>here</a> <a{{mina}}>Mina</a>
<a{{shop}} class=z>Shop</a> <a{{table}} download>table</a>
<a href="https://example.org/t/1">T-1</a> <a href="mailto:a@example.org">mail</a>
<a>no</a>
</article>"""
LINKS = {
    "here": ' href="https://example.org/wiki/journeys/mina/buy/"',
    "mina": ' href="https://example.org/wiki/journeys/mina/"',
    "shop": ' href="https://example.org/wiki/owners/shop/?a=1&amp;b=2#x"',
    "table": ' href="https://example.org/wiki/journeys/mina/buy/touchpoints.csv"',
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    files = {
        "assets/site.css": "@import 'more/a.css'; @import url(https://e.example.org/x.css);b{c:url(p.png)}",
        "assets/more/a.css": "i{b:url(../../journeys/mina/images/p%20q.svg)}",
        "assets/journeys/journeys.css": '.jm{a:"</style>"}',
        "assets/journeys/journeys.js": 'let a = "</script>";',
        "journeys/mina/images/p q.svg": PICTURE.decode(),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (tmp_path / "secret.css").write_text("secret", "utf-8")
    return folder


def page() -> BuiltPage:
    found = built_page(HTML)
    assert found is not None
    return found


@pytest.mark.parametrize("site_url", ["https://example.org/wiki/", None])
def test_a_whole_page(site: Path, site_url: str | None) -> None:
    links = LINKS if site_url else dict.fromkeys(LINKS, "")
    script = 'let a = "<\\/script>";'
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert single_page(page(), Surroundings(site, ADDRESS, site_url)) == (
        '<!doctype html>\n<html lang="ar" class="js">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        '<meta name="generator" content="mkdocs-journeys, one page">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{digest}'\">\n"
        '<link rel="icon" href="data:,">\n'
        "<title>Buy &amp; go - R & D</title>\n"
        "<style></style>\n"
        f'<style>i{{b:url("{DATA}")}} b{{c:url("data:,")}}</style>\n'
        "<style>.a{color:red}</style>\n"
        '<style>.jm{a:"<\\/style>"}</style>\n'
        "<style>body{margin:0}.md-main__inner{margin:0 auto;padding:.8rem}.md-content{min-width:0}</style>\n"
        '</head>\n<body dir="rtl" data-md-color-scheme="default" data-md-color-primary="custom">\n'
        '<main class="md-main__inner md-grid"><div class="md-content"><div class="md-typeset">\n'
        f"{CONTENT.format(**links)}\n"
        "</div></div></main>\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def test_a_page_without_a_map() -> None:
    assert built_page(HTML.replace("data-jm-journey", "").replace("jm-sprite", "")) is None


@pytest.mark.parametrize(
    "href",
    [
        "../../../../secret.css",
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.css",
        "/../secret.css",
        "none",
        "//e.org/a",
        "",
    ],
)
def test_files_outside_of_the_site_are_not_read(site: Path, href: str) -> None:
    assert Surroundings(site, ADDRESS).file(href) is None
    (site / "linked.css").symlink_to(site.parent / "secret.css")
    assert Surroundings(site, "").file("linked.css") is None


def test_a_stylesheet_that_imports_itself_ends(site: Path) -> None:
    (site / "a.css").write_text("@import 'a.css';x{}", "utf-8")
    assert css("@import 'a.css';", Surroundings(site, "")) == "x{}x{}x{}"


def test_icons_of_the_sites_file_are_drawn_in_the_page(tmp_path: Path) -> None:
    use = '<use xlink:href="{}#{}"/>'
    drawn = '<article data-jm-journey><svg aria-hidden="true">{}</svg></article>'
    shared = use.format("../../../assets/journeys/icons.svg", "sev1")
    page = built_page(drawn.format(shared + use.format("../other.svg", "ok")))
    assert page is not None
    html = single_page(page, Surroundings(tmp_path, ADDRESS))
    assert drawn.format(use.format("", "jm-i-sev1") + "<use/>") in html
    (sprite,) = re.findall('<svg class="jm-sprite".*?</svg>', html)
    assert re.findall('id="([^"]*)"', sprite) == ["jm-i-sev1"]
