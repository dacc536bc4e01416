"""Markdown: its blocks become a story's, its words all stay, and nothing in it becomes markup by accident."""

from __future__ import annotations

from datetime import datetime

import pytest

from news.importers.blocks import (
    Heading,
    Items,
    Paragraph,
    Picture,
    Quote,
    Separator,
    Table,
    paragraph,
)
from news.importers.copy import CopyError, Signature
from news.importers.markdown import parse
from tests.news.importers.pastes import HEADINGS, MARKDOWN, PARAGRAPHS, TITLE

END = "Fin."


def blocks_of(*parts: str):
    """The blocks of a titled article that ends with `END`."""
    copy = parse("\n\n".join(["# Un titre", *parts, END]), path="a.md")
    assert copy.blocks[-1] == paragraph(END)
    return copy.blocks[:-1]


def test_an_article_is_read_from_its_front_matter_and_its_text():
    copy = parse(MARKDOWN, path="dossier/a.md")

    assert copy.external_id == "belle-etoile"
    assert (copy.title, copy.kicker) == (TITLE, "Spectacles")
    assert copy.standfirst == "Elle a servi de scène à trois générations de comédiens."
    assert copy.authors == (Signature(name="Anne Le Gall"),)
    assert copy.date == datetime(2026, 3, 1, 8, 30)  # noqa: DTZ001 the file has no zone
    assert copy.blocks == (
        paragraph(PARAGRAPHS[0]),
        Heading(text=HEADINGS[0]),
        paragraph(PARAGRAPHS[1]),
    )
    assert copy.missing == ("image",)


def test_a_first_level_heading_at_the_top_is_the_title():
    copy = parse("# Le *pont* rouvre\n\nTexte.", path="a.md")

    assert copy.title == "Le pont rouvre"
    assert copy.blocks == (paragraph("Texte."),)
    assert copy.external_id == "file:a.md"


def test_marks_and_links_are_kept():
    assert blocks_of("Du **gras**, de l’*italique*, un [lien](https://exemple.test/?a=1&b=2).") == (
        Paragraph(
            html="<p>Du <b>gras</b>, de l’<i>italique</i>, un "
            '<a href="https://exemple.test/?a=1&amp;b=2">lien</a>.</p>'
        ),
    )


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Un <script>alert(1)</script>.", "Un &lt;script&gt;alert(1)&lt;/script&gt;."),
        ('<div onclick="x">Un</div>.', '&lt;div onclick="x"&gt;Un&lt;/div&gt;.'),
        ("A < B & C.", "A &lt; B &amp; C."),
        ("[Un](javascript:alert(1)).", "[Un](javascript:alert(1))."),
        ("[Un](/page) et [deux](#note).", "Un et deux."),
        ('[Un](https://a.test/"onclick=x).', '<a href="https://a.test/%22onclick=x">Un</a>.'),
        ("<https://a.test>.", '<a href="https://a.test">https://a.test</a>.'),
        ("[](https://a.test).", '<a href="https://a.test">https://a.test</a>.'),
        ("`code <b>`.", "code &lt;b&gt;."),
        ("Un\nDeux  \nTrois.", "Un Deux<br/>Trois."),
        ("Prix\u00a0: 5\u202f€.", "Prix\u00a0: 5\u202f€."),
        ("1986. La ville change.", "1986. La ville change."),
        ("    Un alinéa, pas du code <x>.", "Un alinéa, pas du code &lt;x&gt;."),
    ],
)
def test_a_paragraph_is_safe_and_keeps_its_words(typed, html):
    assert blocks_of(typed) == (Paragraph(html=f"<p>{html}</p>"),)


def test_a_link_that_leads_nowhere_is_told():
    copy = parse("# Un titre\n\n[Un](/page) et [deux](https://a.test).", path="a.md")

    assert copy.notes == ("link dropped: /page",)


def test_the_highest_heading_is_an_h2_and_all_below_are_h3():
    assert blocks_of("## Un", "a.", "### Deux", "b.", "##### Trois", "c.")[::2] == (
        Heading(text="Un"),
        Heading(text="Deux", level="h3"),
        Heading(text="Trois", level="h3"),
    )


def test_headings_that_start_low_are_raised():
    assert blocks_of("#### Un", "a.")[0] == Heading(text="Un", level="h2")


def test_a_heading_too_long_to_be_one_is_kept_as_text():
    assert blocks_of(f"## {'a' * 121}") == (paragraph("a" * 121),)


def test_a_list_keeps_its_items_in_order_whatever_their_depth():
    assert blocks_of("- Un\n  - **Deux**\n\n    suite\n- Trois ![quai](q.jpg)") == (
        Items(items=("<p>Un</p>", "<p><b>Deux</b></p><p>suite</p>", "<p>Trois quai</p>")),
    )


def test_code_in_a_list_or_a_quotation_keeps_its_words():
    assert blocks_of("- Un\n\n      deux <x>", "> ```\n> trois\n> ```") == (
        Items(items=("<p>Un</p><p>deux &lt;x&gt;</p>",)),
        Quote(text="trois"),
    )


def test_a_heading_without_a_word_is_none():
    assert blocks_of("##", "a.") == (paragraph("a."),)


def test_a_numbered_list_is_ordered():
    assert blocks_of("1. Un\n2. Deux") == (Items(items=("<p>Un</p>", "<p>Deux</p>"), ordered=True),)


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        ("> Nous *partons*\n> demain.", Quote(text="Nous partons demain.")),
        ("> Un.\n>\n> Deux.\n> — Une marin", Quote(text="Un.\nDeux.", source="Une marin")),
        ("> Un.\n>\n> – Une marin", Quote(text="Un.", source="Une marin")),
        ("> - Un\n> - Deux", Quote(text="Un\nDeux")),
        ("> — Une marin", paragraph("Une marin")),
        ("> Un.\n>\n> ```\n> ```", Quote(text="Un.")),
    ],
)
def test_a_quotation_has_its_words_and_its_source(typed, quote):
    assert blocks_of(typed) == (quote,)


def test_a_quotation_of_nothing_is_nothing():
    assert blocks_of("Un.\n\n> ```\n\nDeux.") == (paragraph("Un."), paragraph("Deux."))


def test_an_image_leaves_its_place_and_is_missing():
    copy = parse("# Un titre\n\nLe quai ![Un quai](q.jpg 'Mardi') vide.", path="a.md")

    assert copy.blocks == (
        paragraph("Le quai vide."),
        Picture(source="q.jpg", alt="Un quai", caption="Mardi"),
    )
    assert copy.missing == ("standfirst", "author", "date", "image: q.jpg")


def test_a_table_keeps_its_cells():
    assert blocks_of("| Quartier | Voix |\n|---|---|\n| **Port** | 12 |") == (
        Table(rows=(("Quartier", "Voix"), ("Port", "12"))),
    )


def test_a_pause_stands_between_two_parts_only():
    copy = parse("# Un titre\n\n---\n\nUn.\n\n***\n\nDeux.\n\n---", path="a.md")

    assert copy.blocks == (paragraph("Un."), Separator(), paragraph("Deux."))


@pytest.mark.parametrize(
    "ending", ["Fin.", "« Fin »", "[Fin](https://a.test)", "*Propos recueillis*", "- Un\n- Deux", "Fin : a@b.test"]
)  # fmt: skip
def test_a_text_may_end_on_a_whole_sentence_mark_or_list(ending):
    assert parse(f"# Un titre\n\n{ending}", path="a.md").blocks


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Texte.", 1, "no title: neither in front matter nor as a first-level heading"),
        ("# ", 1, "no title: neither in front matter nor as a first-level heading"),
        (f"# {'a' * 256}\n\nTexte.", 1, "the title is too long"),
        ("# Un titre", 1, "no text below the title"),
        ("---\ntitle: Un\n---\n\n![a](b.jpg)", 5, "no text below the title"),
        ("---\ntitle: Un\n---\nUn.\n\n## Deux", 6, "the text stops inside a sentence"),
        ("# Un titre\n\nUn.\n\nLe pont rou", 5, "the text stops inside a sentence"),
        ("# Un titre\n\n> Nous part", 3, "the text stops inside a sentence"),
        ("# Un titre\n\n- Un.\n- Deu", 4, "the text stops inside a sentence"),
        ("---\ntitle: Un\ndate: hier\n---\nUn.", 3, "“hier” is not a date; write 2026-03-01 or 2026-03-01 08:30"),
    ],
)  # fmt: skip
def test_what_is_no_whole_article_is_refused_with_its_line(text, line, message):
    with pytest.raises(CopyError) as refused:
        parse(text, path="a.md")

    assert (refused.value.line, refused.value.message) == (line, message)
