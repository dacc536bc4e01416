"""Lookup: the section, author and topic a name means, or a clear answer why none."""

from __future__ import annotations

import pytest

from news.importers import lookup


@pytest.fixture
def tree(newsroom):
    """Two sections called « international », one « culture », and its English copy."""
    news = newsroom.section("Actualités")
    opinions = newsroom.section("Opinions")
    return {
        "news": newsroom.section("International", parent=news),
        "opinions": newsroom.section("International", parent=opinions),
        "culture": newsroom.section("Culture"),
    }


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("culture", "culture"),
        ("actualites/international", "news"),
        ("/opinions/international/", "opinions"),
    ],
)
def test_a_section_is_found_by_its_slug_or_the_slugs_that_lead_to_it(tree, path, key):
    assert lookup.section(path) == tree[key]


def test_a_section_at_the_top_is_meant_before_one_of_the_same_name_below(newsroom, tree):
    top = newsroom.section("International")

    assert lookup.section("international") == top


def test_a_section_of_another_locale_is_not_meant(newsroom, tree):
    tree["culture"].copy_for_translation(newsroom.locale("en"), copy_parents=True)

    assert lookup.section("culture") == tree["culture"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            "international",
            "Several sections are called “international”: "
            "actualites/international, opinions/international",
        ),
        (
            "sport",
            "No section “sport”; there are: actualites, actualites/international, culture, "
            "opinions, opinions/international",
        ),
        ("culture/international", "No section “culture/international”; there are: "),
        ("/", "No section “/”; there are: "),
    ],
)
def test_a_section_nobody_can_mean_is_told_with_those_there_are(tree, path, message):
    with pytest.raises(lookup.NotFound) as answer:
        lookup.section(path)

    assert str(answer.value).startswith(message)


@pytest.mark.parametrize("name", ["Anne-Zoé Le Gall", "anne zoe le gall", "ANNE-ZOÉ LE GALL"])
def test_an_author_is_found_whatever_the_case_and_accents(newsroom, name):
    author = newsroom.author("Anne-Zoé Le Gall")

    assert lookup.author(name, locale=newsroom.locale()) == author


def test_an_author_nobody_or_several_can_be_is_told(newsroom):
    newsroom.author("Anne Le Gall")
    newsroom.author("Anne Le Gall")

    with pytest.raises(lookup.NotFound, match="No author is called “Paul”"):
        lookup.author("Paul", locale=newsroom.locale())
    with pytest.raises(lookup.NotFound, match="“Anne Le Gall”: anne-le-gall, anne-le-gall-2"):
        lookup.author("Anne Le Gall", locale=newsroom.locale())


def test_a_topic_is_found_by_its_name_and_its_other_names(newsroom):
    topic = newsroom.topic("Port", aliases="Havre\nQuais de Port-Mahé")

    assert lookup.topic("PORT", locale=newsroom.locale()) == topic
    assert lookup.topic("quais de port-mahe", locale=newsroom.locale()) == topic


def test_a_topic_nobody_has_is_told(newsroom):
    with pytest.raises(lookup.NotFound, match="No topic is called “Mer”"):
        lookup.topic("Mer", locale=newsroom.locale())
