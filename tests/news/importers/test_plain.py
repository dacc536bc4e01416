"""Pasted text: every variant of one paste gives the same article, and nothing of it is lost."""

from __future__ import annotations

import textwrap
from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from news.counting import words as words_of
from news.importers.blocks import Heading, Items, Picture, Separator, paragraph
from news.importers.copy import CopyError, Signature
from news.importers.files import parse_bytes
from tests.news.importers.pastes import (
    BIO,
    BODY,
    HEADINGS,
    PARAGRAPHS,
    PASTE,
    STANDFIRST,
    TITLE,
    words,
)

STORY = tuple(Heading(text=line) if line in HEADINGS else paragraph(line) for line in BODY)
LEAD = "\n\n".join([TITLE, STANDFIRST])
TEXT = "\n\n".join(BODY)


def parse(text: str):
    return parse_bytes(text.encode(), path="papier.txt")


def wrapped(text: str) -> str:
    """As a mail program sends it: lines of 72 signs at most."""
    fill = {"width": 72, "break_long_words": False, "break_on_hyphens": False}
    return "\n".join(textwrap.fill(line, **fill) for line in text.split("\n"))


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


VARIANTS = {
    "as it is": PASTE,
    "without breadcrumb": f"{LEAD}\n\n{TEXT}\n\n{BIO}",
    "carriage returns": PASTE.replace("\n", "\r\n"),
    "old carriage returns": PASTE.replace("\n", "\r"),
    "line separators": PASTE.replace("\n\n", "\u2028\u2028"),
    "a line each, no empty one": PASTE.replace("\n\n", "\n"),
    "three empty lines": PASTE.replace("\n\n", "\n\n\n\n"),
    "lines of no-break spaces": PASTE.replace("\n\n", "\n\u00a0\u202f\n"),
    "spaces at both ends": "\n".join(f"  {line}\u00a0 " for line in PASTE.split("\n")),
    "byte-order mark": f"\ufeff{PASTE}",
    "zero-width spaces": PASTE.replace("la ", "la \u200b"),
    "broken by a mail": wrapped(PASTE),
    "broken and quoted by a mail": quoted(wrapped(PASTE)),
    "quoted twice": quoted(quoted(PASTE)),
    "forwarded": f"De : Anne\nÀ : Le desk\nObjet : le papier du jour\n\nBonjour à tous,\n\n{PASTE}",
    "a farewell": f"{PASTE}\n\nBien cordialement,\nAnne\n06 00 00 00 00",
    "labelled": f"Titre : {TITLE}\n\nChapô : {STANDFIRST}\n\n{TEXT}\n\n{BIO}",
    "buttons": PASTE.replace(STANDFIRST, f"{STANDFIRST}\n\nPartager\n\n3 commentaires"),
    "a link between paragraphs": PASTE.replace(
        HEADINGS[0], f"Lire aussi : Le port perd le nord\n\n{HEADINGS[0]}"
    ),
    "rights": f"{PASTE}\n\n© 2026 L’Estuaire, tous droits réservés",
}


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_a_paste_is_the_same_article_however_it_came(text):
    copy = parse(text)

    assert copy.title == TITLE
    assert copy.standfirst == STANDFIRST
    assert copy.blocks == STORY


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_no_word_of_a_paste_is_lost(text):
    copy = parse(text)

    kept = [copy.title, copy.standfirst, *copy.breadcrumb, *copy.furniture, *copy.afterword]
    kept += words_of([{"type": block.kind, "value": block.value} for block in copy.blocks])
    labels = {"Titre", "Chapô"}
    assert set(words(text.replace("CultureSpectacles", ""))) - labels <= set(words(" ".join(kept)))


def test_what_surrounds_the_article_is_kept_apart():
    copy = parse(PASTE)

    assert copy.breadcrumb == ("Culture", "Spectacles")
    assert copy.afterword == (BIO,)
    assert copy.missing == ("author", "date", "image")


@pytest.mark.parametrize(
    ("line", "names", "mention"),
    [
        ("Par Anne Le Gall", ["Anne Le Gall"], ""),
        ("par ANNE LE GALL", ["ANNE LE GALL"], ""),
        ("Par Anne Le Gall et Paul de La Tour", ["Anne Le Gall", "Paul de La Tour"], ""),
        ("Par Anne Le Gall, Paul Rey & Zoé d’Arc", ["Anne Le Gall", "Paul Rey", "Zoé d’Arc"], ""),
        (
            "Par Anne Le Gall, envoyée spéciale à Brest",
            ["Anne Le Gall"],
            "envoyée spéciale à Brest",
        ),
        ("Par Anne Le Gall (à Brest)", ["Anne Le Gall"], "à Brest"),
        ("Par Zola", ["Zola"], ""),
        ("Texte : Anne Le Gall", ["Anne Le Gall"], ""),
    ],
)
@pytest.mark.parametrize("paste", ["{title}\n\n{line}\n\n{text}", "{title}\n\n{text}\n\n{line}"])
def test_a_byline_signs_above_or_below_the_text(paste, line, names, mention):
    copy = parse(paste.format(title=TITLE, line=line, text=TEXT))

    assert copy.authors == tuple(Signature(name=name, mention=mention) for name in names)
    assert copy.blocks == STORY


@pytest.mark.parametrize("paste", ["{title}\n\n{line}\n\n{text}", "{title}\n\n{text}\n\n{line}."])
def test_who_asked_signs_an_interview(paste):
    line = "Propos recueillis et traduits par Anne Le Gall"

    copy = parse(paste.format(title=TITLE, line=line, text="\n\n".join(PARAGRAPHS)))

    assert copy.authors == (
        Signature(name="Anne Le Gall", mention="Propos recueillis et traduits"),
    )
    assert copy.blocks == tuple(map(paragraph, PARAGRAPHS))


def test_names_alone_on_the_last_line_sign_a_file_that_is_closed():
    copy = parse(f"{TITLE}\n\n{TEXT}\n\nAnne Le Gall (à Brest)\n")

    assert copy.authors == (Signature(name="Anne Le Gall", mention="à Brest"),)


@pytest.mark.parametrize("line", ["Avec AFP", "AFP", "(AFP et Reuters)", "Source : AFP"])
def test_an_agency_is_credited(line):
    copy = parse(f"{TITLE}\n\n{TEXT}\n\n{line}")

    assert copy.agency_credit == line.strip("()")
    assert copy.blocks == STORY


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Publié le 3 mars 2026 à 8h30", datetime(2026, 3, 3, 8, 30)),  # noqa: DTZ001 the paste has no zone
        ("Le 1er août 2025", datetime(2025, 8, 1)),  # noqa: DTZ001
        ("03/03/2026 | Mis à jour le 04/03/2026 à 10:00", datetime(2026, 3, 3)),  # noqa: DTZ001
    ],
)
def test_a_date_on_its_own_line_dates_the_article(line, date):
    copy = parse(f"{TITLE}\n\n{STANDFIRST}\n\n{line}\n\n{TEXT}")

    assert copy.date == date
    assert copy.standfirst == STANDFIRST
    assert copy.blocks == STORY


def test_a_byline_may_carry_the_date():
    copy = parse(f"{TITLE}\n\nPar Anne Le Gall - Publié le 3 mars 2026 à 8h30\n\n{TEXT}")

    assert copy.authors == (Signature(name="Anne Le Gall"),)
    assert copy.date == datetime(2026, 3, 3, 8, 30)  # noqa: DTZ001 the paste has no zone


def test_list_lines_become_a_list():
    copy = parse(
        f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n- Sète <1>\n- Brest\n\n1. Un\n\n2. Deux\n\n{PARAGRAPHS[1]}"
    )

    assert copy.blocks[1:3] == (
        Items(items=("<p>Sète &lt;1&gt;</p>", "<p>Brest</p>")),
        Items(items=("<p>Un</p>", "<p>Deux</p>"), ordered=True),
    )


def test_one_dash_opens_a_line_of_dialogue():
    copy = parse(f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n– On y va ?\n\n{PARAGRAPHS[1]}")

    assert copy.blocks[1] == paragraph("– On y va ?")


def test_stars_are_a_pause_and_a_credit_is_a_picture_to_find():
    copy = parse(f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n* * *\n\nPhoto : Anne Le Gall\n\n{PARAGRAPHS[1]}")

    assert copy.blocks[1:3] == (Separator(), Picture(caption="Photo : Anne Le Gall"))
    assert copy.missing[-1] == "image: Photo : Anne Le Gall"


def test_short_lines_that_follow_each_other_are_no_headings():
    verse = ("Le vent du soir", "La voile basse", "Et rien au port")

    copy = parse("\n\n".join([TITLE, PARAGRAPHS[0], *verse, PARAGRAPHS[1]]))

    assert copy.blocks[1:4] == tuple(map(paragraph, verse))


def test_the_questions_of_an_interview_are_no_headings():
    exchanges = [
        line
        for n, answer in enumerate(PARAGRAPHS[:4])
        for line in (f"Et la saison {n}, alors ?", answer)
    ]

    copy = parse("\n\n".join([TITLE, "Propos recueillis par Anne Le Gall", *exchanges]))

    assert copy.blocks == tuple(map(paragraph, exchanges))


@pytest.mark.parametrize(
    "ending",
    [
        "Anne Le Gall est journaliste à Brest.",
        "Anne Le Gall a rejoint la rédaction en 2019.",
        "Journaliste, elle suit les affaires maritimes pour notre rédaction.",
        "Abonnez-vous à notre newsletter.",
        "Cet article est initialement paru dans une revue de quartier.",
    ],
)
def test_what_speaks_of_its_author_or_of_itself_is_not_the_article(ending):
    copy = parse(f"{TITLE}\n\nPar Anne Le Gall\n\n{TEXT}\n\n{ending}")

    assert copy.afterword == (ending,)
    assert copy.blocks == STORY


def test_what_follows_about_the_author_is_not_the_article():
    copy = parse(f"{TITLE}\n\n{TEXT}\n\nÀ propos de l’auteure\n\nElle vit à Brest.")

    assert copy.afterword == ("À propos de l’auteure", "Elle vit à Brest.")


@pytest.mark.parametrize(
    "ending",
    [
        "« Je reviendrai », promet la capitaine avant de larguer les amarres.",
        "Je reviendrai, dit la capitaine avant de larguer les amarres.",
        "« Contactez-nous », répète l’affiche collée sur la passerelle.",
        "La troupe cherche encore un sponsor pour la saison prochaine.",
        "Journaliste et opposante, elle attend son procès à Port-Mahé.",
        "Anne Ollivier est la dernière à descendre.",
    ],
)
def test_a_last_paragraph_that_only_resembles_a_biography_stays(ending):
    copy = parse(f"{TITLE}\n\nPar Anne Le Gall\n\n{TEXT}\n\n{ending}")

    assert copy.blocks[-1] == paragraph(ending)
    assert copy.afterword == ()


def test_a_column_in_the_first_person_keeps_its_last_paragraph():
    ending = "J’ai rendu la barre et je suis rentrée à pied."

    copy = parse("\n\n".join([TITLE, "Je n’avais jamais tenu une barre de ma vie.", *BODY, ending]))

    assert copy.blocks[-1] == paragraph(ending)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (TITLE, 1, "no text below the title"),
        (f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n{HEADINGS[0]}", 5, "the text stops inside a sentence"),
        (f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nLe quai, à cette", 5, "the text stops inside a sentence"),
        (f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nAu bout, M.", 5, "the text stops inside a sentence"),
        (f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n- a.\n- b.\n- c", 7, "the text stops inside a sentence"),
        (f"\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}", 2, "no title: the text opens with a paragraph"),
        ("Par Anne Le Gall", 1, "no title above the text"),
        (f"Surtitre : {'a' * 61}\n\n{PASTE}", 1, "the kicker is longer than 60 characters"),
        (">\n>", 0, "the file is empty"),
    ],
)
def test_what_is_no_whole_article_is_refused_with_its_line(text, line, message):
    with pytest.raises(CopyError) as refused:
        parse(text)

    assert (refused.value.line, refused.value.message) == (line, message)


@given(st.integers(min_value=1, max_value=len(PASTE) - 1))
def test_a_file_cut_inside_a_word_is_refused(cut):
    assume(PASTE[cut - 1].isalnum() and PASTE[cut].isalnum())

    with pytest.raises(CopyError):
        parse(PASTE[:cut])


SENTENCES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3).map(" ".join)
SECTIONS = st.lists(
    st.tuples(st.sampled_from(HEADINGS), st.lists(SENTENCES, min_size=1, max_size=3)), max_size=4
)


@given(SENTENCES, SECTIONS, st.sampled_from([str, wrapped, lambda text: quoted(wrapped(text))]))
def test_any_article_keeps_its_lines_in_order(opening, sections, layout):
    lines = [opening, *(line for heading, texts in sections for line in (heading, *texts))]

    copy = parse(layout("\n\n".join(["Culture > Scène", TITLE, STANDFIRST, *lines])))

    assert copy.blocks == tuple(
        Heading(text=line) if line in HEADINGS else paragraph(line) for line in lines
    )
