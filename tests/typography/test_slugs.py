"""French slugs: every title of a newsroom has one readable ASCII address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.typography.slugs import french_slug

TITLES = {
    "Élections n°1 : l'œuvre des députés": "elections-n1-l-oeuvre-des-deputes",
    "L’été à Où ? – Ça": "l-ete-a-ou-ca",
    "Cœur & Âme 50 %": "coeur-ame-50",
    "n° 1": "n-1",
    "Le 2º étage et la 1ª porte": "le-2-etage-et-la-1-porte",
    "ŒUVRES, ÆGYPTUS, STRAẞE, straße": "oeuvres-aegyptus-strasse-strasse",
    "Aujourd’hui, c’est-à-dire demain": "aujourd-hui-c-est-a-dire-demain",
    "Jusqu'à l'Haÿ-les-Roses": "jusqu-a-l-hay-les-roses",
    "« Qu’est-ce que c’est ? »": "qu-est-ce-que-c-est",
    "Prix\u00a0: 1\u202f204\u202f€": "prix-1-204",
    "Łódź, Ærøskøbing, Đakovo, Þingvellir": "lodz-aeroskobing-dakovo-thingvellir",
    "120 m² au n°3": "120-m2-au-n3",
    "L’effet ﬁlière": "l-effet-filiere",
    "\u0130stanbul, Diyarbak\u0131r": "istanbul-diyarbakir",
    "É écrit en deux signes : E\u0301té": "e-ecrit-en-deux-signes-ete",
    "con\u00adsti\u200btu\u00adtion": "constitution",
    "--- déjà --- vu ---": "deja-vu",
    "snake_case.et/chemin": "snake-case-et-chemin",
    "Café ☕ fermé": "cafe-ferme",
    "": "",
    "« … »": "",
    "東京": "",
}


@pytest.mark.parametrize(("title", "slug"), TITLES.items())
def test_a_title_has_its_address(title, slug):
    assert french_slug(title) == slug


@pytest.mark.parametrize(
    ("max_length", "slug"),
    [(17, "l-ete-des-deputes"), (16, "l-ete-des"), (9, "l-ete-des"), (8, "l-ete"), (1, "l")],
)
def test_a_long_address_ends_with_a_whole_word(max_length, slug):
    assert french_slug("L’été des députés", max_length=max_length) == slug


def test_a_single_word_that_is_too_long_is_cut():
    assert french_slug("anticonstitutionnellement", max_length=8) == "anticons"


@given(st.text())
def test_an_address_is_made_of_letters_digits_and_single_hyphens(text):
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", french_slug(text))


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_an_address_made_of_an_address_is_the_same(text, max_length):
    once = french_slug(text, max_length=max_length)

    assert french_slug(once, max_length=max_length) == once


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_an_address_is_never_longer_than_allowed(text, max_length):
    slug = french_slug(text, max_length=max_length)

    assert len(slug) <= max_length
    assert not slug.startswith("-")
    assert not slug.endswith("-")
