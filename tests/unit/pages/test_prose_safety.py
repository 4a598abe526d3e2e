"""What prose refuses: nothing that a body holds runs, loads or takes a name of the page."""

from __future__ import annotations

import pytest

from mkdocs_journeys.pages.prose import render
from mkdocs_journeys.pages.prose.sanitiser import clean

HARMLESS = {
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<img src=x onerror=alert(1)>": "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "<div>\n<svg onload=alert(1)>\n</div>": "<p>&lt;div&gt;\n&lt;svg onload=alert(1)&gt;\n&lt;/div&gt;</p>",
    "&lt;b&gt; &amp;lt; &#60;i&#62;": "<p>&lt;b&gt; &amp;lt; &lt;i&gt;</p>",
    "# x {#__search onclick=alert(1)}": "",
    "x {: onclick=alert(1)}": "<p>x {: onclick=alert(1)}</p>",
    '--8<-- ".git/config"': '<p>--8&lt;-- ".git/config"</p>',
    "{{ config }}": "<p>{{ config }}</p>",
    '[x](return.md "a\\" onclick=b")': '<p><a href="/r/" title="a\\&quot; onclick=b">x</a></p>',
    "[x](javascript:alert(1))": "<p>x</p>",
    "[x](JaVaScRiPt:alert(1))": "<p>x</p>",
    "[x](javascript&colon;alert(1))": "<p>x</p>",
    "[x](java&#9;script:alert(1))": "<p>x</p>",
    "[x](<java\tscript:alert(1)>)": "<p>x</p>",
    "[x](\x01javascript:alert(1))": "<p>x</p>",
    "[x](javascript\\:alert(1))": "<p>x</p>",
    "[x](vbscript:a)": "<p>x</p>",
    "[x](data:text/html,a)": "<p>x</p>",
    "[x](blob:a)": "<p>x</p>",
    "[x](//evil.example)": "<p>x</p>",
    "[x](/\\evil.example)": "<p>x</p>",
    "[x](\\\\\\\\evil.example)": "<p>x</p>",
    "[x]\n\n[x]: javascript:alert(1)": "<p>x</p>",
    "<javascript://%0aalert(1)>": None,
    "![x](javascript:alert(1))": "<p>x</p>",
    "![x](data:image/svg+xml,a)": "<p>x</p>",
    "![x](//evil.example/a.png)": "<p>x</p>",
    "![x](images/%2e%2e/a.png)": "<p>x</p>",
    '![a" onerror="b](images/a.png)': '<p><img alt="a&quot; onerror=&quot;b" loading="lazy" src="/r/"></p>',
    "\x02wzxhzdk:0\x03 \x02amp\x03": "<p>wzxhzdk:0 amp</p>",
}


@pytest.mark.parametrize("body", HARMLESS)
def test_body_is_harmless(body: str) -> None:
    resolve = {"return.md": "/r/", "images/a.png": "/r/"}.get
    sections = render(body, resolve=resolve).sections
    written = "".join(section.html for section in sections)
    expected = HARMLESS[body]
    if expected is None:
        # Versions of the library differ in what they take for an address; none may make it a link.
        assert "<a" not in written
    else:
        assert written == expected


def test_sanitiser_holds_without_markdown() -> None:
    hostile = (
        '<script>a()</script><h3 id="__search" onclick="a()">T</h3><p id="prose-x" style="color:red">p</p>'
        '<a href="javascript:a()" target="_top" rel="opener">j</a><a href="//evil.example">h</a>'
        '<img src="https://evil.example/a.png"><img src="images/a.png" onerror="a()">'
        '<input type="text" name="q"><form action="/x"><button>b</button></form><iframe src="/x"></iframe>'
        '<span class="md-dialog highlight">c</span><meta http-equiv="refresh" content="0"><base href="/x">'
        '<svg><a xlink:href="javascript:a()">s</a></svg><div data-fence="x"></div><style>p{}</style>'
    )
    assert clean(hostile) == (
        '<h3>T</h3><p id="prose-x">p</p><a>j</a><a>h</a><img><img src="images/a.png"><input>b'
        '<span class="highlight">c</span><div></div>'
    )
