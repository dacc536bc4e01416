"""Fallback: who reads English is given French only where they accept it, and is told so."""

from __future__ import annotations

from itertools import product

import pytest
from wagtail.models import PageViewRestriction

pytestmark = pytest.mark.django_db
#: State → the languages in which the article is public.
STATES = {
    "translated": {"fr", "en"},
    "stale": {"fr", "en"},
    "untranslated": {"fr"},
    "draft": {"fr"},
    "private in French": set(),
    "private in English": set(),
    "French withdrawn": {"en"},
}
ACCEPTED = [("en",), ("en", "fr"), ("es", "en", "fr"), ("es", "fr"), ("fr", "en"), ("es",)]


@pytest.fixture
def told(newsroom, desk):
    """An article in one of the states, and its translation."""

    def make(state):
        newsroom.publish(newsroom.home)
        section = newsroom.section("Politique")
        newsroom.publish(section)
        article = newsroom.article("Le port", section=section)
        if state == "untranslated":
            return settled(article, None)
        translation = desk.submit(article)
        english = desk.page(translation)
        if state != "draft":
            desk.translate(translation)
            english = desk.publish(translation)
        if state == "stale":
            article.title = "La rade"
            newsroom.publish(article)
        if state.startswith("private"):
            hidden = article if state.endswith("French") else english
            PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        if state == "French withdrawn":
            article.unpublish()
        return settled(article, english)

    def settled(article, english):
        newsroom.settle()
        return article, english

    return make


def expected(state, accepted):
    return next((code for code in accepted if code in STATES[state]), None)


def query(accepted):
    first, *others = accepted
    return {"locale": first, **({"fallback": ",".join(others)} if others else {})}


@pytest.mark.parametrize(("state", "accepted"), [*product(STATES, ACCEPTED)])
def test_every_endpoint_serves_the_first_language_accepted(client, told, state, accepted):
    article, _english = told(state)
    served, asked = expected(state, accepted), query(accepted)

    by_key = client.get(
        "/api/v2/translations/", {"translation_key": article.translation_key, **asked}
    )
    listed = client.get("/api/v2/pages/", {"type": "article", **asked})
    found = client.get(
        "/api/v2/search/",
        {
            "q": "rade" if served == "fr" and state == "stale" else "port",
            "type": "article",
            **asked,
        },
    )

    assert by_key.status_code == (200 if served else 404)
    if served:
        body = by_key.json()
        assert (body["requested_locale"], body["served_locale"]) == (accepted[0], served)
        assert body["noindex"] is (served != accepted[0])
        assert body["document"]["meta"]["locale"] == served
        assert by_key["Content-Language"] == served
    expected_locales = [served] if served else []
    assert [item["meta"]["locale"] for item in listed.json()["items"]] == expected_locales
    assert listed.json()["meta"]["total_count"] == len(expected_locales)
    assert listed.json()["meta"]["requested_locale"] == accepted[0]
    assert listed.headers.get("Content-Language") == served
    assert [hit["card"]["meta"]["locale"] for hit in found.json()["items"]] == expected_locales


@pytest.mark.parametrize(("state", "accepted"), [*product(STATES, ACCEPTED)])
def test_a_french_address_leads_to_the_first_language_accepted(client, told, state, accepted):
    told(state)

    response = client.get("/api/v2/resolve/", {"path": "/politique/le-port/", **query(accepted)})

    served = expected(state, accepted) if "fr" in STATES[state] else None
    if served is None:
        assert response.status_code in {404, 410}
    else:
        assert response.json()["served_locale"] == served


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


def test_a_translation_is_not_read_again_by_who_has_it(client, told):
    article, _english = told("translated")
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
    ],
)
def test_a_fallback_costs_no_more_than_two_queries(
    client, told, django_assert_max_num_queries, address
):
    article, _english = told("translated")
    url = f"/api/v2/{address.format(key=article.translation_key)}"
    client.get(url)

    with django_assert_max_num_queries(2):
        assert client.get(url).status_code == 200
