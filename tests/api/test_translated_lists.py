"""Lists of a translated article: the ids its document shows lead to it, and those its source was given go on leading there."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from news.models.links import SecondarySection
from tests.translators import AtOnce, Desk

pytestmark = pytest.mark.django_db

#: Parameter → the field of a document that shows its values.
SHOWN = {"author": "authors", "topic": "topics", "section": "secondary_sections"}


@pytest.fixture(scope="module")
def told(shared):
    """An article in French and English, and one in French alone, with the same author, topic and other section.

    No question changes any.
    """
    newsroom, desk = shared, Desk(newsroom=shared, committing=AtOnce)
    newsroom.publish(newsroom.home)
    above, other = newsroom.section("Politique"), newsroom.section("Mer")
    author, topic = newsroom.author("Anne Le Gall"), newsroom.topic("Port")
    for section in (above, other):
        newsroom.publish(section)
    pages = []
    for title in ("Le phare", "Le phare noir"):
        page = newsroom.article(
            title, section=above, authors=[author], topics=[topic], publish=False
        )
        page.secondary_sections = [SecondarySection(section=other)]
        newsroom.publish(page)
        pages.append(page)
    for section in (above, other):
        desk.published(section)
    for row, name in ((author, author.name), (topic, "Harbour")):
        english = row.copy_for_translation(newsroom.locale("en"))
        english.name = name
        english.save()
    english = desk.published(pages[0])
    newsroom.settle()
    french = {"author": author.pk, "topic": topic.pk, "section": other.pk}
    return SimpleNamespace(french=french, english=english, source=pages[0], untold=pages[1])


@pytest.fixture
def ask(client):
    def asked(address, **parameters):
        response = client.get(f"/api/v2/{address}", parameters)
        assert response.status_code == 200, response.content
        return response.json()

    return asked


@pytest.mark.parametrize("parameter", SHOWN)
def test_what_a_translated_document_shows_leads_back_to_it(told, ask, parameter):
    shown = ask(f"pages/{told.english.pk}/")[SHOWN[parameter]][0]["id"]

    assert shown != told.french[parameter]
    assert _ids(ask("pages/", **{parameter: shown})) == [told.english.pk]
    assert _ids(ask("pages/", **{parameter: shown, "locale": "en"})) == [told.english.pk]


@pytest.mark.parametrize("parameter", SHOWN)
def test_ids_of_the_source_go_on_leading_to_a_translation(told, ask, parameter):
    kept = told.french[parameter]

    assert _ids(ask("pages/", **{parameter: kept, "locale": "en"})) == [told.english.pk]
    assert set(_ids(ask("pages/", **{parameter: kept, "locale": "fr"}))) == {
        told.source.pk,
        told.untold.pk,
    }


@pytest.mark.parametrize("parameter", SHOWN)
def test_a_fallback_lists_each_once_whichever_language_names_it(told, ask, parameter):
    shown = ask(f"pages/{told.english.pk}/")[SHOWN[parameter]][0]["id"]
    for pk in (shown, told.french[parameter]):
        for order in ("title", "-published_at"):
            body = ask(
                "pages/", **{parameter: pk, "locale": "en", "fallback": "fr", "order": order}
            )
            assert sorted(_ids(body)) == sorted([told.english.pk, told.untold.pk])
            assert body["meta"]["total_count"] == 2


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ({}, {"author": [("Anne Le Gall", 3)], "topic": [("Port", 3)]}),
        (
            {"locale": "fr"},
            {
                "author": [("Anne Le Gall", 2)],
                "topic": [("Port", 2)],
                "section": [("Mer", 2), ("Politique", 2)],
            },
        ),
        (
            {"locale": "en"},
            {
                "author": [("Anne Le Gall", 1)],
                "topic": [("Harbour", 1)],
                "section": [("[en] Mer", 1), ("[en] Politique", 1)],
            },
        ),
        (
            {"locale": "en", "fallback": "fr"},
            {
                "author": [("Anne Le Gall", 2)],
                "topic": [("Harbour", 2)],
                "section": [("[en] Mer", 2), ("[en] Politique", 2)],
            },
        ),
    ],
)
def test_facets_count_each_thing_once_in_the_language_asked_for(told, ask, accepted, expected):
    facets = ask("search/", q="phare", facets="true", type="article", **accepted)["facets"]

    for name, values in expected.items():
        assert sorted((each["label"], each["count"]) for each in facets[name]) == values
    for name, values in facets.items():
        # Its parameter is taken beside the type and the language, which are asked for already.
        for each in values if name not in {"type", "locale"} else []:
            asked = ask("search/", q="phare", type="article", **accepted, **{name: each["value"]})
            assert asked["meta"]["total_count"] == each["count"], (name, each)


def test_facets_of_a_language_give_the_ids_its_documents_show(told, ask):
    facets = ask("search/", q="phare", facets="true", locale="en")["facets"]

    document = ask(f"pages/{told.english.pk}/")
    for name, field in SHOWN.items():
        shown = {str(each["id"]) for each in [*document[field], document["section"]]}
        assert {each["value"] for each in facets[name]} <= shown


def test_the_readers_of_a_language_see_what_its_author_signed(told, client):
    response = client.get("/en/authors/anne-le-gall/")

    assert told.english.title in response.content.decode()


def _ids(body):
    return [item["id"] for item in body["items"]]
