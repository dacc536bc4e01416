"""How texts are cut into words, and queries into terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.search.highlights import excerpt, ranges
from cms.search.syntax import MOST_TERMS, read
from cms.search.words import folded, telling, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'économie", "economie"),
        ("L’été", "ete"),
        ("Élysée", "elysee"),
        ("œuvre", "oeuvre"),
        ("COVID-19", "covid 19"),
        ("F-16", "f 16"),
        ("10 000 euros", "10000 euros"),
        ("10\u202f000\u00a0000", "10000000"),
        ("en 1999 300 personnes", "en 1999 300 personnes"),
        ("O.T.A.N.", "otan"),
        ("l’O.N.U. dit", "onu dit"),
        ("aujourd’hui", "aujourdhui"),
        ("jusqu’à lorsqu’il", "a il"),
        ("porte-avions", "porte avions"),
        ("snake_case", "snake case"),
        ("", ""),
        ("?!…", ""),
    ],
)
def test_a_text_becomes_folded_words(text, expected):
    assert folded(text) == expected


def test_only_french_leaves_its_small_words_out():
    assert telling("La fin de l’été", locale="fr") == "fin ete"
    assert telling("La fin de l’été", locale="es") == "la fin de ete"


@given(st.text(max_size=200))
def test_words_stand_where_they_say_whatever_the_text(text):
    places = [(word.start, word.end) for word in words(text)]

    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(word.text.isalnum() for word in words(text))


def said(text):
    asked = read(text)
    return [" ".join(t.words) + "*" * t.prefix for t in asked.terms], [
        " ".join(t.words) for t in asked.without
    ]


@pytest.mark.parametrize(
    ("text", "terms", "without"),
    [
        ("budget mairie", ["budget", "mairie"], []),
        ('"à la une" budget', ["a la une", "budget"], []),
        ("« à la une »", ["a la une"], []),
        ("budget -sport", ["budget"], ["sport"]),
        ("elys*", ["elys*"], []),
        ("e*", ["e"], []),
        ('* - "" () | & ! : \'', [], []),
        ('"sans fin', ["sans", "fin"], []),
        ("porte-avions", ["porte avions"], []),
    ],
)
def test_a_query_becomes_terms(text, terms, without):
    assert said(text) == (terms, without)


def test_a_query_without_end_is_read_to_its_first_terms():
    assert len(read("mot " * 3_000).terms) == MOST_TERMS


def shown(text, query):
    return [text[a:b] for a, b in ranges(text, asked=read(query), locale="fr")]


def test_highlights_follow_stems_accents_and_phrases():
    text = "L’élection, les élections et l’électeur : à la une."

    assert shown(text, "elections") == ["élection", "élections"]
    assert shown(text, '"à la une"') == ["à", "la", "une"]
    assert shown(text, "elec*") == ["élection", "élections", "électeur"]
    assert shown(text, "une -election") == []


def test_an_excerpt_is_cut_between_words_around_what_was_found():
    text = f"{'avant ' * 100}le phare{' après' * 100}"

    found = excerpt(text, asked=read("phare"), locale="fr")

    assert [found.text[a:b] for a, b in found.ranges] == ["phare"]
    assert set(found.text.split()) == {"avant", "le", "phare", "après"}
    assert len(found.text) <= 240


def test_there_is_no_excerpt_where_nothing_was_found():
    assert excerpt("Rien.", asked=read("phare"), locale="fr") is None
