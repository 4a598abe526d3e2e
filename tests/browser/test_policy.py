"""What a browser makes of the policy: all that is ours or the theme's works, what pages bring does not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.hosted import hosted
from tests.browser.kinds import DEMO, FLAGSHIP
from tests.browser.opened import opened
from tests.browser.searching import search
from tests.browser.served import served
from tests.browser.watched import watched
from tests.site.apart import PROJECT
from tests.site.fake import HOOK, Wiki

# Seconds until the preview answers.
PATIENCE = 30
LISTEN = """
addEventListener("securitypolicyviolation", event =>
  told(`${event.effectiveDirective} ${event.blockedURI}`));
"""


@contextmanager
def listened(page: Page) -> Iterator[list[str]]:
    """What the policy stops on a page from now on."""
    stopped: list[str] = []
    page.expose_function("told", lambda what: stopped.append(what))
    page.add_init_script(LISTEN)
    yield stopped


# --- What must work ---


def test_it_stops_nothing_on_any_kind_of_page(page: Page) -> None:
    with listened(page) as stopped:
        for kind, address in DEMO.items():
            page.goto(address, wait_until="load")
            assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1, kind
            assert stopped == [], kind


def test_what_the_theme_and_our_script_do_goes_on(page: Page) -> None:
    with listened(page) as stopped:
        page.goto(FLAGSHIP)
        scheme = page.locator("body").get_attribute("data-md-color-scheme")
        page.locator("label[for^=__palette]:visible").click()
        expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme or "")
        chosen = str(page.locator("body").get_attribute("data-md-color-scheme"))
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", chosen)
        search(page, "trail shoes")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        page.goto(f"{FLAGSHIP}?view=cx")
        expect(page.locator("[data-jm-journey]")).to_have_count(1)
        with page.expect_download():
            page.locator("[data-jm-save]").first.evaluate("button => button.click()")
    assert stopped == []


FEATURES = [
    *("navigation.instant", "navigation.instant.progress", "navigation.instant.prefetch"),
    *("navigation.tracking", "navigation.tabs", "announce.dismiss", "content.tabs.link", "content.code.copy"),
    *("search.suggest", "search.highlight", "search.share", "content.tooltips", "content.code.annotate"),
]
PALETTE = [
    {"scheme": scheme, "toggle": {"icon": "material/weather-night", "name": "Switch"}}
    for scheme in ("default", "slate")
]
RICH = """# Rich

=== "One"

    First[^1]

=== "Two"

    Second

``` py
x = 1  # (1)!
```

1. A note.

- [x] done

[^1]: A footnote.
"""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with all that Material can do without asking others."""
    wiki = Wiki(tmp_path_factory.mktemp("rich"))
    main = (
        "{% extends 'base.html' %}{% block announce %}News{% endblock %}{% block outdated %}Old{% endblock %}"
    )
    wiki.write({"docs/rich.md": RICH, "docs/a/b/c/deep.md": RICH, "overrides/main.html": main})
    options = {"name": "material", "font": False, "custom_dir": "overrides", "features": FEATURES}
    extensions = [
        *("attr_list", "md_in_html", "footnotes", "admonition", "pymdownx.highlight", "pymdownx.superfences"),
        *({"pymdownx.tabbed": {"alternate_style": True}}, {"pymdownx.tasklist": {"custom_checkbox": True}}),
    ]
    with hosted(wiki.root / "served", "wiki") as address:
        wiki.configure(
            hooks=["made_up.py"],
            theme=options | {"palette": PALETTE},
            markdown_extensions=extensions,
            site_url=address,
            extra={"generator": False, "consent": {"title": "Cookies", "description": "None."}},
        )
        files = wiki.build_apart("mkdocs", "build")
        for name, data in files.items():
            path = wiki.root / "served/wiki" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield address


@pytest.mark.parametrize("start", ["rich/", "a/b/c/deep/", "journeys/persona-1/first-1/"])
def test_pages_that_load_within_each_other_go_on(chromium: Browser, rich: str, start: str) -> None:
    with watched(chromium, rich) as page, listened(page) as stopped:
        page.goto(start, wait_until="networkidle")
        page.get_by_role("button", name="Accept").click()
        page.wait_for_load_state("networkidle")
        page.evaluate("window.stays = true")
        for name in ("About", "Rich", "Journeys"):
            page.locator(".md-tabs__link, .md-nav__link").filter(
                has_text=re.compile(f"^\\s*{name}\\s*$")
            ).locator("visible=true").first.click()
            expect(page.locator("article h1")).to_contain_text(name)
        page.go_back()
        expect(page.locator("article h1")).to_contain_text("Rich")
        page.locator(".tabbed-labels label").nth(1).click()
        expect(page.get_by_text("Second")).to_be_visible()
        page.locator(".md-banner__button").first.click()
        page.locator("label[for^=__palette]").locator("visible=true").first.click()
        assert page.evaluate("window.stays")
    assert stopped == []


def test_the_page_for_lost_addresses_goes_on(chromium: Browser, rich: str) -> None:
    with watched(chromium, rich) as page, listened(page) as stopped:
        page.goto("404.html", wait_until="networkidle")
        assert page.evaluate("__md_scope.pathname") == "/wiki/"
        page.get_by_role("button", name="Accept").click()
        page.wait_for_load_state("networkidle")
        page.locator(".md-tabs__link").filter(has_text="About").click()
        expect(page.locator("article h1")).to_contain_text("About")
    assert stopped == []


def test_the_site_works_when_opened_from_disk(chromium: Browser, demo: Path) -> None:
    with opened(chromium) as page:
        with listened(page) as stopped:
            page.goto((demo / FLAGSHIP / "index.html").as_uri())
        assert page.evaluate("typeof __md_get") == "function"
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        assert stopped == []


def test_the_preview_loads_a_page_again(chromium: Browser, tmp_path: Path) -> None:
    wiki = Wiki(tmp_path)
    wiki.write({"made_up.py": HOOK})
    wiki.configure(hooks=["made_up.py"])
    with _preview(tmp_path) as address, watched(chromium, address) as page, listened(page) as stopped:
        page.goto("about/")
        expect(page.locator("article")).to_contain_text("Us.")
        time.sleep(1)
        wiki.write({"docs/about.md": "# About\n\nNobody else.\n"})
        expect(page.locator("article")).to_contain_text("Nobody else.")
        assert stopped == []


@contextmanager
def _preview(folder: Path) -> Iterator[str]:
    with served(folder) as free:
        place = free.removeprefix("http://").rstrip("/")
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", place]
    paths = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
    known = {"PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=folder, env=os.environ | known, stderr=subprocess.DEVNULL) as run:
        try:
            _wait(f"http://{place}/about/")
            yield f"http://{place}/"
        finally:
            run.terminate()


def _wait(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(address).close()  # noqa: S310  an address of this machine
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return


# --- What must not ---

# Each would call the beacon, or load something, by itself or when it is clicked.
PAYLOADS = {
    "script": "<script>beacon('script')</script>",
    "module": "<script type=module>beacon('module')</script>",
    "from elsewhere": "<script src='http://evil.example/x.js'></script>",
    "from an address": "<script src='data:text/javascript,beacon(1)'></script>",
    "handler": "<img src=gone onerror=\"beacon('handler')\">",
    "svg": "<svg onload=\"beacon('svg')\"></svg>",
    "details": "<details open ontoggle=\"beacon('details')\">x</details>",
    "import": "<style>@import 'http://evil.example/x.css';</style>",
    "style": "<p style='background: url(http://evil.example/x.png)'>x</p>",
    "sheet": "<link rel=stylesheet href='http://evil.example/x.css'>",
    "picture": "<img src='http://evil.example/x.png'>",
    "frame": "<iframe src='http://evil.example/'></iframe>",
    "document": "<iframe srcdoc=\"<script>parent.beacon('document')</script>\"></iframe>",
    "object": "<object data='http://evil.example/'></object><embed src='http://evil.example/'>",
    "base": "<base href='http://evil.example/'><img src=x.png>",
    "sound": "<video src='http://evil.example/x.mp4' autoplay></video>",
    "link": "<a id=press href=\"javascript:beacon('link')\">x</a>",
    "form": "<form action='http://evil.example/'><button id=press>x</button></form>",
    "button": "<form><button id=press formaction=\"javascript:beacon('button')\">x</button></form>",
}


@pytest.mark.parametrize("name", PAYLOADS)
@pytest.mark.parametrize("policy", ["strict", "off"])
def test_it_stops_what_a_page_brings(
    chromium: Browser, tmp_path: Path, name: str, policy: str, bare: dict[str, str]
) -> None:
    (tmp_path / "index.html").write_text(bare[policy].replace("PAYLOAD", PAYLOADS[name]))
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    with opened(chromium) as page, listened(page) as stopped, served(tmp_path) as address:
        page.context.route("http://evil.example/**", answer)
        page.expose_function("beacon", lambda what: asked.append(what))
        page.goto(address)
        press = page.locator("#press")
        if press.count():
            press.evaluate("press => press.click()")
        page.wait_for_timeout(150)
    if policy == "strict":
        assert asked == []
        assert stopped != []
    else:
        assert asked != []


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A page of a built site with and without the policy, in which a payload can be put."""
    made = {}
    for policy in ("strict", "off"):
        wiki = Wiki(tmp_path_factory.mktemp(policy))
        wiki.write({"docs/about.md": "# About\n\nPAYLOAD\n"})
        wiki.configure(plugins=[{"journeys": {"policy": policy}}], hooks=["made_up.py"])
        made[policy] = wiki.build_apart("mkdocs", "build")["about/index.html"].decode()
    return made
