"""What prose keeps: whole bodies against whole results."""

from __future__ import annotations

import pytest

from mkdocs_journeys.pages.prose import Prose, Section, Wording, render
from mkdocs_journeys.pages.prose.addresses import _Lines

KNOWN = {"return-shoes.md": "../return-shoes/", "images/ramp.png": "../../images/ramp.png"}


def html(markdown: str) -> str:
    """The HTML of a body of one section, all of whose links are found."""
    (section,) = prose(markdown).sections
    return section.html


def prose(markdown: str, prefix: str = "") -> Prose:
    return render(markdown, resolve=KNOWN.get, anchors_prefix=prefix)


def test_empty_body_has_no_section() -> None:
    assert prose(" \n\n") == Prose()


def test_headings_of_two_levels_begin_sections_and_deeper_ones_move_below_them() -> None:
    body = (
        "Before.\n\n# On the *ramp* &amp; `off`\n\nA.\n\n### Detail\n\n> # Quoted\n\n"
        "Getting it\n---\n\n###### Last\n"
    )
    assert prose(body).sections == (
        Section(0, "", "", "<p>Before.</p>"),
        Section(
            1,
            "prose-on-the-ramp-off",
            "On the ramp & off",
            '<p>A.</p>\n<h4 id="prose-detail">Detail</h4>\n'
            '<blockquote>\n<h4 id="prose-quoted">Quoted</h4>\n</blockquote>',
        ),
        Section(2, "prose-getting-it", "Getting it", '<h6 id="prose-last">Last</h6>'),
    )


def test_ids_are_unique_and_of_any_script() -> None:
    body = "## القرار\n\n## Gap\n\n## Gap 2\n\n## gap\n\n## !!!\n"
    found = [(section.id, section.title) for section in prose(body, "mina-").sections]
    assert found == [
        ("prose-mina-القرار", "القرار"),
        ("prose-mina-gap", "Gap"),
        ("prose-mina-gap-2", "Gap 2"),
        ("prose-mina-gap-3", "gap"),
        ("prose-mina-part", "!!!"),
    ]


def test_table_is_aligned_without_styles() -> None:
    assert html("a | b\n--- | ---:\n1 | *2*\n") == (
        '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>1</td>\n<td align="right"><em>2</em></td>\n</tr>\n</tbody>\n</table>'
    )


def test_admonition_takes_its_kind_and_no_other_class() -> None:
    assert html("!!! tip inline evil\n    Text\n") == (
        '<div class="admonition tip">\n<p class="admonition-title">Tip</p>\n<p>Text</p>\n</div>'
    )
    assert html('!!! md-dialog "Own"\n    Text\n') == (
        '<div class="admonition note">\n<p class="admonition-title">Own</p>\n<p>Text</p>\n</div>'
    )


def test_words_that_markdown_adds_follow_the_page() -> None:
    german = Wording({"note": "Hinweis"}, "Zurück zu Fußnote {}", "Erledigt", "Offen")
    body = "!!! note\n    x[^a]\n\n- [x] done\n- [ ] open\n\n[^a]: y\n"
    (section,) = render(body, resolve=KNOWN.get, wording=german).sections
    assert section.html == (
        '<div class="admonition note">\n<p class="admonition-title">Hinweis</p>\n'
        '<p>x<sup id="prose-fn_1_ref"><a class="footnote-ref" href="#prose-fn_1">1</a></sup></p>\n</div>\n'
        '<ul class="task-list">\n<li class="task-list-item"><label class="task-list-control">'
        '<input aria-label="Erledigt" checked="" disabled="" type="checkbox">'
        '<span class="task-list-indicator"></span></label> done</li>\n'
        '<li class="task-list-item"><label class="task-list-control">'
        '<input aria-label="Offen" disabled="" type="checkbox">'
        '<span class="task-list-indicator"></span></label> open</li>\n</ul>\n'
        '<div class="footnote"><hr><ol><li id="prose-fn_1" value="1">\n<p>y&nbsp;'
        '<a class="footnote-backref" href="#prose-fn_1_ref" title="Zurück zu Fußnote 1">↩︎</a></p>\n'
        "</li>\n</ol></div>"
    )


def test_footnotes_stand_in_the_section_that_refers_to_them() -> None:
    def note(number: int, text: str) -> str:
        return (
            f'<li id="prose-p-fn_{number}" value="{number}">\n<p>{text}&nbsp;<a class="footnote-backref" '
            f'href="#prose-p-fn_{number}_ref" title="Back to footnote {number} in the text">↩︎</a></p>\n</li>'
        )

    def reference(number: int) -> str:
        return (
            f'<sup id="prose-p-fn_{number}_ref">'
            f'<a class="footnote-ref" href="#prose-p-fn_{number}">{number}</a></sup>'
        )

    body = '## A\n\none[^1]\n\n## B\n\ntwo[^"x]\n\n[^1]: First\n[^"x]: Second\n'
    assert prose(body, "p-").sections == (
        Section(
            2,
            "prose-p-a",
            "A",
            f'<p>one{reference(1)}</p>\n<div class="footnote"><hr><ol>{note(1, "First")}\n</ol></div>',
        ),
        Section(
            2,
            "prose-p-b",
            "B",
            f'<p>two{reference(2)}</p>\n<div class="footnote"><hr><ol>{note(2, "Second")}\n</ol></div>',
        ),
    )


def test_fences_are_code_but_mermaid_which_is_drawn() -> None:
    body = (
        '- item\n\n    ```mermaid\n    a --> b\n    ```\n\n```python {.x onclick="y"}\n<!-- a < b -->\n```\n'
    )
    drawn: list[tuple[str, str]] = []

    def draw(source: str, diagram_id: str) -> str:
        drawn.append((source, diagram_id))
        return "<svg></svg>"

    (section,) = render(body, resolve=KNOWN.get, draw_fence=draw, anchors_prefix="p-").sections
    assert drawn == [("a --> b", "prose-p-diagram_1")]
    assert section.html == (
        "<ul>\n<li>\n<p>item</p>\n<svg></svg>\n</li>\n</ul>\n"
        '<pre class="highlight"><code>&lt;!-- a &lt; b --&gt;</code></pre>'
    )


def test_mermaid_is_code_where_nothing_draws() -> None:
    assert html("```mermaid\na --> b\n```\n") == "<pre><code>a --&gt; b</code></pre>"


def test_nobody_can_write_the_place_of_a_drawing() -> None:
    body = '<div data-fence="0"></div> `<div data-fence="0"></div>`\n\n```mermaid\na\n```\n'
    place = '&lt;div data-fence="0"&gt;&lt;/div&gt;'
    assert html(body) == f"<p>{place} <code>{place}</code></p>\n<pre><code>a</code></pre>"


def test_comments_disappear_and_code_keeps_them() -> None:
    body = (
        "a\n<!-- waive: x -->\nb <!-- c\nd --> e `<!-- f -->`\n\n"
        "<!-- over\n\nparagraphs -->\n\nh\n\n    <!-- i -->\n\n<!-- never ends\n"
    )
    assert html(body) == (
        "<p>a\nb  e <code>&lt;!-- f --&gt;</code></p>\n<p>h</p>\n"
        '<pre class="highlight"><code>&lt;!-- i --&gt;</code></pre>\n<p>&lt;!-- never ends</p>'
    )


def test_links_that_are_taken() -> None:
    body = (
        "[a](return-shoes.md) [b](#gap-one) [c](https://e.org/?a=1&copy=2) [d](mailto:a@e.org) [e](tel:112) "
        "<https://e.org> <a@e.org> ![Ramp](images/ramp.png)\n\n### Gap one\n"
    )
    assert html(body) == (
        '<p><a href="../return-shoes/">a</a> <a href="#prose-gap-one">b</a> '
        '<a href="https://e.org/?a=1&amp;copy=2" rel="noopener noreferrer">c</a> '
        '<a href="mailto:a@e.org">d</a> <a href="tel:112">e</a> '
        '<a href="https://e.org" rel="noopener noreferrer">https://e.org</a> '
        '<a href="mailto:a@e.org">a@e.org</a> '
        '<img alt="Ramp" loading="lazy" src="../../images/ramp.png"></p>\n'
        '<h4 id="prose-gap-one">Gap one</h4>'
    )


def test_links_that_lead_nowhere_are_text_and_are_reported_with_their_line() -> None:
    body = "[a](gone.md#x) [b](/abs)\n\n[c](gone.md#x) and [d][e]\n\n![Alt](images/../up.png)\n\n[e]: no.md\n"
    assert prose(body) == Prose(
        (Section(0, "", "", "<p>a b</p>\n<p>c and d</p>\n<p>Alt</p>"),),
        ((1, "/abs"), (1, "gone.md#x"), (3, "gone.md#x"), (5, "images/../up.png"), (7, "no.md")),
    )


def test_links_that_share_a_definition_are_told_on_its_line_and_those_not_in_the_text_on_the_first() -> None:
    lines = _Lines("a\n[b][d] [c][d]\n\n[d]: no.md\n")
    assert [lines.of(each) for each in ("no.md", "no.md", "no.md", "<b", "<b", "")] == [4, 4, 4, 1, 1, 1]


def test_many_lost_links_are_not_all_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "\n\n".join(f"[a](no-{at}.md)" for at in range(9))
    found = [(2 * at + 1, f"no-{at}.md") for at in range(9)]
    assert prose(body).links_not_found == tuple(found)
    monkeypatch.setattr("mkdocs_journeys.pages.prose.addresses._SEARCHED", 100)
    told = prose(body).links_not_found
    assert sorted(address for _, address in told) == [address for _, address in found]
    assert 1 < sum(place in told for place in found) < 9


def test_pictures_of_other_hosts_are_linked_and_not_loaded() -> None:
    body = "![Map](https://e.org/m.png) [![In](https://e.org/i.png)](return-shoes.md) ![](http://e.org/n.png)"
    assert html(body) == (
        '<p><a href="https://e.org/m.png" rel="noopener noreferrer">Map</a> '
        '<a href="../return-shoes/">In</a> '
        '<a href="http://e.org/n.png" rel="noopener noreferrer">http://e.org/n.png</a></p>'
    )


def test_one_body_leaves_nothing_behind_for_the_next() -> None:
    first = "## A\n\nx[^1] [r]\n\n[^1]: y\n[r]: https://e.org\n"
    before = prose("x[^1] [r]\n")
    again = prose(first)
    assert prose(first) == again
    assert prose("x[^1] [r]\n") == before == Prose((Section(0, "", "", "<p>x[^1] [r]</p>"),))
