"""What a search may find: the sections of a page as plain text."""

from __future__ import annotations

import pytest

from mkdocs_journeys.pages.search_sections import Section, search_sections

PAGE = """
<article class="jm"><h1>“I buy &lt;shoes&gt;”</h1>
<svg class="jm-sprite"><symbol id="a"><title>No</title></symbol></svg>
<p>Fish &amp; chips,<br>with   <em>some</em>thing <a href="?a=1&amp;b=&gt;">new</a><a href="x">1</a>.</p>
<h2 id="map" class="jm-h2">The <b>map</b> <small data-search-exclude>as <i>a</i> hint</small></h2>
<table><tr><th>Name</th><td>Till</td></tr></table>
<div data-search-exclude><p>Not this <input> one<div>nor this</div></p></div>
<h3>Without a place</h3><p>here</p>
<script>if (1 < 2) no("</p>")</script><style>p > a {}</style><hr>
<h3 id='a&amp;b'>Not ours</h3>
<h3 id="a&amp;b" title="x > y">Deep</h3>
<p>The same long text of a touchpoint.</p><ul><li>The same long text of a touchpoint.</li><li>short</li>
<li>short</li></ul>
<h2 id="empty"></h2>
<h2 id="end">The end</h2></article> tail
"""


def test_sections_of_a_page() -> None:
    assert search_sections(PAGE) == (
        Section("", "", "“I buy <shoes>” Fish & chips, with something new 1."),
        Section("map", "The map", "Name Till Without a place here Not ours"),
        Section("a&b", "Deep", "The same long text of a touchpoint. short short"),
        Section("end", "The end", "tail"),
    )


@pytest.mark.parametrize(("page", "found"), [("", ()), (" \n", ()), ("<p> </p>", ()), ("<img alt='x'>", ())])
def test_a_page_that_says_nothing(page: str, found: tuple[Section, ...]) -> None:
    assert search_sections(page) == found
