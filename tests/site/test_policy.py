"""The policy of a built site: one list on all pages, with the theme's scripts in it and nobody else's."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.site.fake import Wiki

OPENING = "<!doctype html>\n<html><head><meta charset='utf-8'>"
REST = (
    "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'"
)
SPOILT = "<script>spoilt()</script>"


class Read(HTMLParser):
    """The elements of a page in their order, and the scripts that stand in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._is_script = False
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._is_script = tag == "script" and not {"src", "type"} & dict(attrs).keys()

    def handle_data(self, data: str) -> None:
        if self._is_script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._is_script = False

    @property
    def policies(self) -> list[str | None]:
        return [
            found["content"]
            for tag, found in self.elements
            if tag == "meta" and found.get("http-equiv") == "Content-Security-Policy"
        ]


def pages(site: Path) -> dict[str, Read]:
    return {path.relative_to(site).as_posix(): Read(path) for path in sorted(site.rglob("*.html"))}


def policy(*scripts: str) -> str:
    """The policy under which these scripts may run."""
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts}
    return "default-src 'self'; script-src 'self'" + "".join(f" 'sha256-{d}'" for d in sorted(digests)) + REST


def only_policy(site: Path) -> str:
    """The policy that all pages have."""
    (found,) = {tuple(read.policies) for read in pages(site).values()}
    (one,) = found
    assert one is not None
    return one


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_all_pages_have_one_policy_for_the_scripts_of_all(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, theme: str, directory_urls: bool
) -> None:
    wiki.write({"docs/a/b/c/d/deep.md": "# Deep", "docs/z.md": "# Last"})
    site = wiki.build(
        monkeypatch,
        theme={"name": theme, **({"font": False} if theme == "material" else {})},
        use_directory_urls=directory_urls,
        site_url="https://wiki.example/some/where/",
    )
    found = pages(site)
    assert "404.html" in found
    assert len(found) > 8
    assert only_policy(site) == policy(*(script for read in found.values() for script in read.scripts))
    assert len({script for read in found.values() for script in read.scripts}) > 2


def test_it_stands_before_everything_but_the_charset(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch)
    for read in pages(site).values():
        assert [tag for tag, _ in read.elements[:4]] == ["html", "head", "meta", "meta"]
        assert read.elements[2][1] == {"charset": "utf-8"}
        assert read.elements[3][1].get("http-equiv") == "Content-Security-Policy"
    for path in site.rglob("*.html"):
        assert path.read_bytes().index(b"charset") < 1024


def test_a_preview_is_not_indexed_and_has_its_policy_in_front(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIKE_DOCS_VERSION", "12")
    monkeypatch.setenv("JOURNEYS_DRAFTS", "show")
    for read in pages(wiki.build(monkeypatch)).values():
        names = [found.get("http-equiv") or found.get("name") for _, found in read.elements[3:5]]
        assert names == ["Content-Security-Policy", "robots"]


def test_no_mark_is_left(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch)
    files = [path for path in site.rglob("*") if path.is_file()]
    assert [path for path in files if b"data-jm-frame" in path.read_bytes()] == []


def test_without_it_nothing_of_it_is_there(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = wiki.build(monkeypatch)
    strict = {path: path.read_text() for path in whole.rglob("*.html")}
    site = wiki.build(monkeypatch, plugins=["search", {"journeys": {"policy": "off"}}])
    off = {path: path.read_text() for path in site.rglob("*.html")}
    taken = re.compile(r'\n<meta http-equiv="Content-Security-Policy"[^>]*>')
    assert off == {path: taken.sub("", text) for path, text in strict.items()}
    assert off != strict


# --- What pages bring ---

HOSTILE = {
    "docs/body.md": f"# Body\n\n{SPOILT}\n\n<SCRIPT>spoilt(2)</SCRIPT>\n\n<p onclick='spoilt(3)'>x</p>",
    "docs/heading.md": "# `</title><script>spoilt()</script>`\n\n## `<script>spoilt()</script>`\n",
    "docs/front.md": f"---\ntitle: </title>{SPOILT}\nsubtitle: {SPOILT}\nstatus: '\">{SPOILT}'\n"
    f"description: '\">{SPOILT}'\nauthor: '\">{SPOILT}'\ntags: ['{SPOILT}']\n---\nText.",
    "docs/mapping.md": f"---\ntitle: {{'{SPOILT}': 1}}\ndescription: ['\">{SPOILT}']\n---\nText.",
    f"docs/{SPOILT.replace('/', '')}/a.md": "Text.",
    f"docs/{SPOILT.replace('/', '')}.md": "Text.",
    "docs/goes.md": "---\ntemplate: redirect.html\nlocation: '\"];spoilt();//'\n---\n",
}
FEATURES = ["navigation.footer", "navigation.path", "navigation.tabs", "navigation.indexes", "toc.integrate"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("features", [[], FEATURES])
def test_nothing_that_a_page_says_gets_in(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, name: str, features: list[str]
) -> None:
    plain = only_policy(wiki.build(monkeypatch, features=features))
    wiki.write({name: HOSTILE[name]})
    site = wiki.build(monkeypatch, features=features, plugins=["search", "tags", "journeys"], strict=False)
    assert only_policy(site) == plain


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"docs/body.md", "docs/goes.md"}))
@pytest.mark.parametrize("features", [[], FEATURES])
def test_no_title_becomes_an_element_even_without_it(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, name: str, features: list[str]
) -> None:
    wiki.write({name: HOSTILE[name], "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n"})
    plugins = ["search", "tags", {"journeys": {"policy": "off"}}]
    site = wiki.build(monkeypatch, features=features, plugins=plugins, strict=False)
    scripts = [script for read in pages(site).values() for script in read.scripts]
    assert [script for script in scripts if "spoilt" in script] == []
    assert "<script" not in (site / "search/search_index.json").read_text()


def test_no_id_and_no_name_of_a_file_becomes_one_either(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f'a">{SPOILT.replace("/", "")}'
    wiki.write({f"docs/{name}.md": "# A\n\n## B {: id='x\" onclick=\"spoilt()' }\n"})
    site = wiki.build(
        monkeypatch,
        features=["content.action.edit", "content.action.view"],
        edit_uri="https://code.example/wiki/edit/main/docs/",
        markdown_extensions=["attr_list"],
        plugins=[{"journeys": {"policy": "off"}}],
        strict=False,
    )
    (page,) = (read for path, read in pages(site).items() if path.startswith('a"'))
    assert [script for script in page.scripts if "spoilt" in script] == []
    hrefs = {found["href"] for tag, found in page.elements if tag == "a" and found.get("rel") == "edit"}
    written = "a%22%3E%3Cscript%3Espoilt()%3Cscript%3E.md"
    assert hrefs == {f"https://code.example/wiki/edit/main/docs/{written}"}
    assert {found.get("href") for _, found in page.elements} >= {'#x" onclick="spoilt()'}
    assert [found for _, found in page.elements if "onclick" in found] == []


def test_titles_are_read_as_they_are_written(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki.write(
        {
            "docs/code.md": "# R&D: `a < b`",
            "docs/front.md": '---\ntitle: R&D says "<b>"\ndescription: \'5 > 4 & "so"\'\n---\n',
        }
    )
    site = wiki.build(monkeypatch, features=["navigation.footer"])
    code, front = (site / name / "index.html" for name in ("code", "front"))
    assert "<title>R&amp;D: a &lt; b - Wiki</title>" in code.read_text()
    assert "<title>R&D says &quot;&lt;b&gt;&quot; - Wiki</title>" in front.read_text()
    description = [found for tag, found in Read(front).elements if found.get("name") == "description"]
    assert description == [{"name": "description", "content": '5 > 4 & "so"'}]


# --- What a team's own theme brings ---

MAIN = """{% extends "base.html" %}
{% block extrahead %}
<script>own("{{ config.site_name }}", "{{ base_url }}", config.page)</script>
<script type="text/javascript">{% if page.title == "About" %}about{% else %}other{% endif %}()</script>
<script async>if (a < b) { document.write("<script>c()<\\/script>") }</script>
<Script>
  lines("{{ "<script>" }}")\r
</Script>
<script type="application/json">{"no": "script"}</script>
{% set text %}<script>set()</script>{% endset %}{{ text }}
{% raw %}<script>{{ raw }}</script>{% endraw %}
{% endblock %}
"""


def test_the_scripts_of_a_teams_own_theme_get_in(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = only_policy(wiki.build(monkeypatch))
    wiki.write({"overrides/main.html": MAIN})
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    site = wiki.build(monkeypatch, theme=theme)
    depths = (".", "..", "../..", "../../..", "/")
    own = [f'own("Wiki", "{depth}", config.page)' for depth in depths]
    written = 'if (a < b) { document.write("<script>c()<\\/script>") }'
    expected = policy(*own, written, '\n  lines("<script>")\n', "set()", "{{ raw }}")
    digests = set(re.findall("'sha256-[^']*'", only_policy(site)))
    assert digests == set(re.findall("'sha256-[^']*'", plain + expected))


EAGER = """
def on_env(env, config, files):
    assert env.get_template("partials/javascripts/base.html")
"""


def test_templates_that_another_plugin_has_used_already_are_no_exception(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = only_policy(wiki.build(monkeypatch))
    wiki.write({"eager.py": EAGER})
    assert only_policy(wiki.build(monkeypatch, hooks=["eager.py"])) == plain


@pytest.mark.parametrize(
    "script",
    [
        "<script>title('{{ page.title }}')</script>",
        "<script data-title='{{ page.title }}'>x()</script>",
        "<script>{% for item in nav %}{{ item.title }}{% endfor %}</script>",
        "<script>never_closed('{{ page.title }}'",
    ],
)
def test_a_script_of_a_theme_with_something_of_a_page_in_it_does_not_get_in(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    plain = only_policy(wiki.build(monkeypatch))
    wiki.write(
        {"overrides/main.html": f"{{% extends 'base.html' %}}{{% block config %}}{script}{{% endblock %}}"}
    )
    site = wiki.build(monkeypatch, theme={"name": "material", "font": False, "custom_dir": "overrides"})
    assert only_policy(site) == plain


@pytest.mark.parametrize(
    ("template", "opening"),
    [
        ("<!doctype html>\n<title>{{ page.content }}", '<!doctype html>{C}\n<title>'),
        ("<!-- x -->\n<!DOCTYPE html><HEAD lang=en>x", '<!-- x -->\n<!DOCTYPE html><HEAD lang=en>{C}x'),
        ("<head {{ ' ' }}><META CHARSET=utf-8><title>x", "<head  ><META CHARSET=utf-8>\n{}<title>x"),
        ("<p>{{ page.content }}", '{C}<p>'),
        ("{{ '<head>' }}<head><title>x", '<head><head>{C}<title>x'),
    ],
)  # fmt: skip
def test_it_is_first_whatever_the_theme_writes(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, template: str, opening: str
) -> None:
    wiki.write({"theme/main.html": template})
    site = wiki.build(monkeypatch, theme={"name": None, "custom_dir": "theme"}, plugins=["journeys"])
    text = (site / "about/index.html").read_text()
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    assert text.startswith(opening.replace("{C}", f'\n<meta charset="utf-8">\n{tag}').replace("{}", tag))


def test_a_template_of_a_team_has_it_too(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki.write({"docs/own.html": f"{OPENING}<title>Own</title></head></html>", "docs/own.xml": "<head/>"})
    site = wiki.build(monkeypatch, extra_templates=["own.html", "own.xml"])
    assert Read(site / "own.html").policies == [only_policy(site)]
    assert (site / "own.xml").read_text() == "<head/>"


# --- What is told ---

MINIFIER = """
def on_post_page(output, page, config):
    return output.replace("sha256-", "SHA256-") if page.url == "about/" else output
"""
ADDING = """
def on_post_page(output, page, config):
    return output.replace("</body>", "<script>added()</script></body>") if page.url == "z/" else output
"""
OUTSIDE = """# Z

<img src="https://badges.example/x.svg"> <a href="https://linked.example/">x</a>
<iframe title="x" src='//films.example/1'></iframe> <img src="https://wiki.example/own.svg">
<script src="https://scripts.example/x.js"></script>
<script type="application/json">{}</script> <pre class="mermaid"></pre>
"""
HOSTS = (
    "mkdocs_journeys: Pages load nothing from other hosts. Left out: {}. Keep a copy among your own files, "
    "or leave it out ('font: false' under theme). To load it: plugins: [journeys: {{policy: off}}]"
)
SCRIPTS = (
    "mkdocs_journeys: Scripts that stand in a page, or that another plugin writes into it, don't run: {}. "
    "Put them into a file that extra_javascript names. To let all of them run: "
    "plugins: [journeys: {{policy: off}}]"
)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    messages = [record.getMessage() for record in caplog.records]
    return [message for message in messages if message.startswith("mkdocs_journeys:")]


def test_a_site_of_which_nothing_is_stopped_tells_nothing(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    wiki.write({"docs/z.md": OUTSIDE, "adding.py": ADDING})
    wiki.build(monkeypatch, plugins=[{"journeys": {"policy": "off"}}], hooks=["adding.py"])
    wiki.write({"docs/z.md": "# Z"})
    wiki.build(monkeypatch, repo_url="https://code.example/wiki", site_url="https://wiki.example/")
    assert told(caplog) == []


def test_what_comes_from_other_hosts_is_told_once(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    wiki.write({"docs/z.md": OUTSIDE})
    wiki.build(
        monkeypatch,
        site_url="https://wiki.example/",
        repo_url="https://github.com/example/wiki",
        extra={"analytics": {"provider": "google", "property": "G-1"}},
    )
    hosts = (
        "badges.example (z.md); films.example (z.md); scripts.example (z.md); unpkg.com (z.md); the stars of "
        "repo_url (a link to edit a page needs only edit_uri); analytics by google (extra: analytics)"
    )
    assert told(caplog) == [HOSTS.format(hosts)]


def test_fonts_of_another_host_are_told_of(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    wiki.build(monkeypatch, theme={"name": "material"}, plugins=["journeys"])
    assert told(caplog) == [HOSTS.format("fonts.googleapis.com (all pages)")]


@pytest.mark.parametrize("text", ["# Z", f"# Z\n\n{SPOILT}"])
def test_scripts_of_pages_and_of_other_plugins_are_told_once(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    caplog.set_level(logging.INFO)
    wiki.write({"docs/z.md": text, "adding.py": ADDING})
    wiki.build(monkeypatch, hooks=["adding.py"])
    assert told(caplog) == [SCRIPTS.format("z.md")]


def test_of_many_pages_some_are_named(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    wiki.write({f"docs/{name}.md": f"# X\n\n{SPOILT}" for name in "abcde"})
    wiki.build(monkeypatch)
    assert told(caplog) == [SCRIPTS.format("a.md, b.md, c.md and 2 more")]


def test_a_policy_that_another_plugin_changed_is_told_of(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wiki.write({"minifier.py": MINIFIER})
    caplog.set_level(logging.INFO)
    path = wiki.build(monkeypatch, hooks=["minifier.py"]) / "about/index.html"
    assert told(caplog) == [
        f"mkdocs_journeys: Another plugin changed the policy of some pages, such as {path}."
    ]
