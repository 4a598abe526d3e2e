"""The eye that looks at built pages sees what it is there for; else fuzzing would find nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fuzz.harmless import faults, faults_of_card, faults_of_redirect

from mkdocs_journeys.pages.card import card
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.reader import read

HARMFUL = (
    *(
        "<script>a()</script>",
        "<p onclick='a()'>x</p>",
        "<a href='javascript:a()'>x</a>",
        "<a href='//evil'>x</a>",
    ),
    *(
        "<a href='/\\evil'>x</a>",
        "<a href=' java\tscript:a()'>x</a>",
        "<img src='https://evil/a.png'>",
        "<base href='x'>",
    ),
    *(
        "<iframe src='x'></iframe>",
        "<meta content='0'>",
        "<form action='x'></form>",
        "<input type='password'>",
        "<!-- x -->",
    ),
    *(
        "<p id='__search'>x</p>",
        "<p id='a'>x</p><p id='a'>y</p>",
        "<p>x",
        "</div>",
        "<style>p{}</style>",
        "<path d='M0'/>",
    ),
    *(
        "<svg><use xlink:href='https://evil#a'/></svg>",
        "<svg><foreignObject>x</foreignObject></svg>",
        "<?php x ?>",
    ),
    *(
        "<svg><rect fill='url(https://evil)'/></svg>",
        "<i style='background:red'></i>",
        "<p srcdoc='x'>y</p>",
        "<![CDATA[x]]>",
    ),
)


@pytest.mark.parametrize("html", HARMFUL)
def test_what_harms_is_seen(html: str) -> None:
    assert faults(html)


def test_what_pages_hold_is_let_through() -> None:
    html = (
        "<p id='prose-a' class='x'>beacon() <a href='../b/#c' title='beacon()'>b</a><br>"
        "<a href='https://example.org'>e</a></p><svg viewBox='0 0 1 1'><use xlink:href='#jm-i-web'/></svg>"
        "<i style='--y:3.5%;--h:-2%'></i>"
    )
    assert faults(html) == ()


def test_a_redirect_leads_to_one_of_our_own_pages_only() -> None:
    page = (
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n<title>Moved</title>\n'
        '<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url=../a/">\n'
        '<link rel="canonical" href="../a/">\n</head>\n<body><p><a href="../a/">a</a></p></body>\n</html>'
    )
    assert faults_of_redirect(page) == ()
    assert faults_of_redirect(page.replace("../a/", "//evil/"))
    assert faults_of_redirect(page.replace("../a/", "javascript:a()"))
    assert faults_of_redirect(page.replace("Moved", "<script>"))


def test_a_card_holds_what_pages_hold() -> None:
    reading = read(Path(__file__).parents[2] / "journeys")
    wiki = Wiki(reading, Options(Links().link))
    html = card(wiki, next(iter(wiki.journeys.values()))).data.decode()
    assert faults_of_card(html) == ()
    for harm in ("<script>a()</script>", "<p onclick='a()'>x</p>", "<iframe src='x'></iframe>"):
        assert faults_of_card(html.replace("</header>", f"{harm}</header>"))
    assert faults_of_card(html.replace("default-src 'none'", "default-src *")) == ("not a card",)
    assert faults_of_card(html.replace("</style>", "</style><script>a()</script>")) == ("not a card",)
