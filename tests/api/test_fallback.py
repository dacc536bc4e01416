"""Fallback: who reads English is given French only where they accept it, and is told so."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.translators import AtOnce, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(shared):
    """A public article in a public section, and its public translation; no question changes any."""
    newsroom, desk = shared, Desk(newsroom=shared, committing=AtOnce)
    newsroom.publish(newsroom.home)
    section = newsroom.section("Politique")
    newsroom.publish(section)
    page = newsroom.article("Le port", section=section)
    desk.published(page)
    newsroom.settle()
    return page


@pytest.fixture
def article(made):
    return deepcopy(made)


def test_a_section_lists_what_is_translated_and_what_stands_in(client, newsroom, desk):
    newsroom.publish(newsroom.home)
    section = newsroom.section("Politique")
    newsroom.publish(section)
    translated = newsroom.article("Un", section=section)
    newsroom.article("Deux", section=section)
    english = desk.published(section)
    desk.published(translated)
    newsroom.settle()

    for pk in (section.pk, english.pk):
        asked = {
            "section": pk,
            "locale": "en",
            "fallback": "fr",
            "type": "article",
            "order": "title",
        }
        items = client.get("/api/v2/pages/", asked).json()["items"]
        assert [item["title"] for item in items] == ["Deux", "[en] Un"]
    tree = client.get("/api/v2/sections/?locale=en&fallback=fr")
    assert [item["title"] for item in tree.json()["items"]] == ["[en] Politique"]


def test_a_cursor_goes_through_both_languages_once(client, newsroom, desk):
    articles = [newsroom.article(f"Titre {number}") for number in range(6)]
    for article in articles[::2]:
        desk.published(article)
    newsroom.settle()
    asked = {"locale": "en", "fallback": "fr", "type": "article", "limit": 2}
    seen, cursor = [], None
    while True:
        body = client.get(
            "/api/v2/pages/", {**asked, **({"cursor": cursor} if cursor else {})}
        ).json()
        seen += [item["title"] for item in body["items"]]
        cursor = body["meta"]["next_cursor"]
        if cursor is None:
            break

    assert sorted(seen) == sorted(
        f"[en] Titre {n}" if n % 2 == 0 else f"Titre {n}" for n in range(6)
    )


def test_a_fallback_without_a_language_is_refused(client):
    response = client.get("/api/v2/pages/?fallback=fr")

    assert response.status_code == 400
    assert response.json()["parameter"] == "fallback"
    assert "locale" in response.json()["detail"]


def test_a_translation_is_not_read_again_by_who_has_it(client, article):
    url = f"/api/v2/translations/?translation_key={article.translation_key}&locale=en"
    first = client.get(url)

    again = client.get(url, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "address",
    [
        "translations/?translation_key={key}&locale=es&fallback=en,fr",
        "pages/?type=article&locale=en&fallback=fr",
        "sections/?locale=en&fallback=fr",
        "resolve/?path=/politique/le-port/&locale=en&fallback=fr",
        "authors/?locale=en&fallback=fr",
        "topics/?locale=es&fallback=en,fr",
    ],
)
def test_a_fallback_costs_no_more_than_two_queries(
    client, article, django_assert_max_num_queries, address
):
    url = f"/api/v2/{address.format(key=article.translation_key)}"
    client.get(url)

    with django_assert_max_num_queries(2):
        assert client.get(url).status_code == 200
