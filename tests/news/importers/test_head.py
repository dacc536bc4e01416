"""The lines above a text: which are the breadcrumb, the title and the standfirst."""

from __future__ import annotations

import pytest

from news.importers.plain import parse
from tests.news.importers.pastes import BODY, PARAGRAPHS, TITLE

TEXT = "\n\n".join(BODY)
PLAIN_SENTENCE = "Deux cents personnes ont assisté à la mise à l’eau."


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("ActualitésInternational", ("Actualités", "International")),
        ("PolitiqueÉconomie", ("Politique", "Économie")),
        ("SociétéUE", ("Société", "UE")),
        ("Accueil > Monde > Europe du Nord", ("Accueil", "Monde", "Europe du Nord")),
        ("Culture \u203a Scène", ("Culture", "Scène")),
        ("Culture | Scène", ("Culture", "Scène")),
        ("International", ("International",)),
        ("Sciences & santé", ("Sciences & santé",)),
        ("LaPresse", ("LaPresse",)),
    ],
)
def test_a_breadcrumb_is_read_whatever_holds_it_together(line, labels):
    copy = parse(f"{line}\n\n{TITLE}\n\n{TEXT}", path="papier.txt")

    assert copy.breadcrumb == labels
    assert copy.title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "LinkedIn rachète le théâtre",
        "Hommes/femmes : l’écart se creuse",
        "Inondations",
        "« Nous tiendrons »",
        "Pourquoi M. Rey s’en va",
        "Un titre qui finit par un point.",
        "À 30 km/h, la ville respire mieux",
    ],
)
def test_a_title_above_a_sentence_is_no_breadcrumb(title):
    copy = parse(f"{title}\n\n{PLAIN_SENTENCE}\n\n{TEXT}", path="papier.txt")

    assert copy.title == title
    assert copy.breadcrumb == ()


@pytest.mark.parametrize(
    "line",
    [
        "Le fleuve a tout pris, ou presque...",
        "Le fleuve a tout pris, ou presque…",
        "Une nuit d’eau et de bruit. Récit d’une crue annoncée.",
        "Six hivers à quai, un printemps au fil de l’eau",
    ],
)
def test_a_standfirst_is_known_by_how_it_speaks(line):
    copy = parse(f"{TITLE}\n\n{line}\n\n{TEXT}", path="papier.txt")

    assert copy.standfirst == line


@pytest.mark.parametrize("below", ["Par Anne Le Gall", "Publié le 3 mars 2026", "Avec AFP"])
def test_a_line_above_the_byline_is_the_standfirst(below):
    copy = parse(f"{TITLE}\n\n{PLAIN_SENTENCE}\n\n{below}\n\n{TEXT}", path="papier.txt")

    assert copy.standfirst == PLAIN_SENTENCE


def test_a_page_with_a_breadcrumb_has_a_standfirst():
    copy = parse(f"CultureScène\n\n{TITLE}\n\n{PLAIN_SENTENCE}\n\n{TEXT}", path="papier.txt")

    assert copy.standfirst == PLAIN_SENTENCE


def test_without_a_sign_the_first_paragraph_is_not_made_a_standfirst():
    copy = parse(f"{TITLE}\n\n{PLAIN_SENTENCE}\n\n{TEXT}", path="papier.txt")

    assert copy.standfirst == ""
    assert "standfirst" in copy.missing
    assert PLAIN_SENTENCE in copy.blocks[0].html


def test_a_long_first_paragraph_is_no_standfirst():
    copy = parse(f"CultureScène\n\n{TITLE}\n\n{' '.join(PARAGRAPHS)}\n\n{TEXT}", path="papier.txt")

    assert copy.standfirst == ""


def test_what_a_freelance_labels_goes_where_it_says():
    text = f"Surtitre : Scène\nTitre : {TITLE}\nLieu : Port-Mahé\n\n{TEXT}"

    copy = parse(text, path="papier.txt")

    assert (copy.kicker, copy.title, copy.place) == ("Scène", TITLE, "Port-Mahé")


def test_a_picture_above_the_text_opens_the_story():
    copy = parse(f"{TITLE}\n\nPhoto : Anne Le Gall\n\n{TEXT}", path="papier.txt")

    assert copy.blocks[0].value["caption"] == "Photo : Anne Le Gall"
