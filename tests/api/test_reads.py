"""Every endpoint answers, in JSON, from the read model alone, at a constant price."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published import counts, rebuild
from tests.newsroom import paragraph


@pytest.fixture(autouse=True)
def _no_counts():
    counts.forget()


@pytest.fixture(scope="module")
def world(shared):
    newsroom = shared
    author, topic, image = newsroom.author("Anne"), newsroom.topic("Port"), newsroom.image()
    section = newsroom.section("Politique")
    article = newsroom.article(
        "Un titre",
        section=section,
        authors=[author],
        topics=[topic],
        hero=image,
        hero_alt="Un quai",
    )
    newsroom.publish(newsroom.home)
    newsroom.settle()
    return {
        "author": author,
        "topic": topic,
        "image": image,
        "section": section,
        "article": article,
    }


@pytest.fixture
def published(db, world):
    """The same rows for each test, in objects of its own."""
    return deepcopy(world)


def test_a_list_holds_cards(api, published):
    items = api.get("/api/v2/pages/?type=news.ArticlePage").json()["items"]

    assert [item["title"] for item in items] == ["Un titre"]
    assert items[0]["authors"][0]["name"] == "Anne"
    assert items[0]["image"]["alt"] == "Un quai"


@pytest.mark.parametrize(
    "query",
    [
        "section={section}", "author={author}", "topic={topic}", "genre=news", "child_of={section}", "type=article",
        "descendant_of={section}", "descendant_of=root&type=article", "slug=un-titre", "ids={article}",
        "locale=fr&type=article", "published_after=2020-01-01&type=article", "order=title&type=article",
    ],
)  # fmt: skip
def test_every_filter_finds_the_article(api, published, query):
    asked = query.format(**{name: thing.pk for name, thing in published.items()})

    response = api.get(f"/api/v2/pages/?{asked}")

    assert [item["id"] for item in response.json()["items"]] == [published["article"].pk]
    assert response.json()["meta"]["total_count"] == 1


def test_ancestors_come_from_the_front_page_down(api, published):
    items = api.get(f"/api/v2/pages/?ancestor_of={published['article'].pk}&order=id").json()[
        "items"
    ]

    assert [item["type"] for item in items] == ["home", "section"]


def test_fields_all_is_the_document(api, published):
    pk = published["article"].pk

    listed = api.get("/api/v2/pages/?type=news.ArticlePage&fields=*").json()["items"][0]

    assert listed == api.get(f"/api/v2/pages/{pk}/").json()


def test_fields_by_name_are_added_to_the_card(api, published):
    item = api.get("/api/v2/pages/?type=article&fields=body,-kicker").json()["items"][0]

    assert item["body"][0]["value"] == "<p>Du texte.</p>"
    assert "kicker" not in item
    assert item["title"] == "Un titre"


def test_fields_underscore_starts_from_nothing(api, published):
    item = api.get("/api/v2/pages/?type=article&fields=_,title").json()["items"][0]

    assert item == {"title": "Un titre"}


def test_an_unknown_field_names_the_nearest(api, published):
    response = api.get("/api/v2/pages/?type=article&fields=titel")

    assert response.status_code == 400
    assert response.json()["nearest"] == "title"


def test_a_document_costs_one_query(api, published, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = api.get(f"/api/v2/pages/{published['article'].pk}/")

    assert response.json()["title"] == "Un titre"


def test_a_304_costs_one_query_and_leaves_the_body_unread(api, published):
    url = f"/api/v2/pages/{published['article'].pk}/"
    etag = api.get(url).headers["ETag"]

    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = api.get(url, headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert len(queries) == 1
    assert "CASE WHEN" in queries[0]["sql"]


def test_resolving_costs_one_query(api, published, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = api.get("/api/v2/resolve/?path=/politique/un-titre")

    assert response.json()["kind"] == "page"
    assert response.json()["document"]["title"] == "Un titre"


def test_resolving_answers_304_too(api, published):
    url = "/api/v2/resolve/?path=/politique/un-titre/"
    etag = api.get(url).headers["ETag"]

    assert api.get(url, headers={"If-None-Match": etag}).status_code == 304


def test_an_address_that_never_was_is_404_with_a_tag(api, published, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        response = api.get("/api/v2/resolve/?path=/rien/")

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Cache-Tag"].startswith("h")


def test_a_page_that_has_gone_is_410(api, published):
    published["article"].unpublish()

    response = api.get("/api/v2/resolve/?path=/politique/un-titre/")

    assert response.status_code == 410


@pytest.mark.parametrize("count", [2, 20])
def test_listing_costs_the_same_for_any_length(count, api, newsroom, django_assert_max_num_queries):
    for number in range(count):
        newsroom.article(f"Titre {number}")
    newsroom.settle()

    with django_assert_max_num_queries(3):
        response = api.get("/api/v2/pages/?type=news.ArticlePage&fields=*&limit=100")

    assert len(response.json()["items"]) == count


def test_a_count_is_remembered_until_something_changes(api, newsroom, django_assert_num_queries):
    newsroom.article("Un")
    newsroom.settle()
    api.get("/api/v2/pages/?type=article")

    with django_assert_num_queries(1):
        api.get("/api/v2/pages/?type=article")

    newsroom.article("Deux")
    newsroom.settle()
    assert api.get("/api/v2/pages/?type=article").json()["meta"]["total_count"] == 2


def test_a_cursor_shows_each_once_while_others_are_published(api, newsroom):
    for number in range(5):
        newsroom.article(f"Titre {number}")
    newsroom.settle()
    first = api.get("/api/v2/pages/?type=article&limit=3").json()

    newsroom.article("Nouveau")
    newsroom.settle()
    rest = api.get(
        f"/api/v2/pages/?type=article&limit=3&cursor={first['meta']['next_cursor']}"
    ).json()

    titles = [item["title"] for item in first["items"] + rest["items"]]
    assert titles == ["Titre 4", "Titre 3", "Titre 2", "Titre 1", "Titre 0"]
    assert rest["meta"]["next_cursor"] is None


@pytest.mark.parametrize("kind", ["author", "topic", "image"])
def test_catalogues_list_and_show_what_is_used(api, published, kind):
    pk = published[kind].pk

    listed = api.get(f"/api/v2/{kind}s/").json()["items"]

    assert [item["id"] for item in listed] == [pk]
    assert api.get(f"/api/v2/{kind}s/{pk}/").json() == listed[0]


def test_the_site_says_what_a_frame_needs(api, published):
    site = api.get("/api/v2/site/?locale=fr").json()

    assert site["hostname"] == "localhost"
    assert site["locales"] == [{"code": "fr", "name": "Français", "default": True}]


def test_sections_come_in_the_order_of_the_tree(api, published):
    assert [row["title"] for row in api.get("/api/v2/sections/").json()["items"]] == ["Politique"]


def test_locales_are_listed(api, published):
    assert api.get("/api/v2/locales/").json()["items"][0]["code"] == "fr"


def test_find_leads_to_the_document(api, published):
    response = api.get("/api/v2/pages/find/?html_path=/politique/un-titre/")

    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"/api/v2/pages/{published['article'].pk}/")


def test_changes_are_followed_by_cursor(api, published, newsroom):
    start = api.get("/api/v2/changes/").json()
    newsroom.article("Suite", body=[paragraph("Encore.")])
    newsroom.settle()

    following = api.get(f"/api/v2/changes/?after={start['meta']['next']}").json()

    assert {item["key"].split(":")[0] for item in following["items"]} == {"page"}
    positions = [item["position"] for item in start["items"] + following["items"]]
    assert positions == list(range(1, len(positions) + 1))


def test_a_cursor_of_another_log_is_410(api, published):
    cursor = api.get("/api/v2/changes/?limit=0").json()["meta"]["next"]
    rebuild.new_epoch()

    assert api.get(f"/api/v2/changes/?after={cursor}").status_code == 410


def test_no_cookie_is_read_or_set_and_nothing_varies(api, published, admin_client):
    response = admin_client.get(f"/api/v2/pages/{published['article'].pk}/")

    assert "Vary" not in response.headers
    assert not response.cookies
    assert response.headers["Content-Language"] == "fr"
    assert response.headers["Cache-Control"].startswith("public, max-age=0, s-maxage=60")
    assert response.headers["Cache-Tag"] == f"p{published['article'].pk}"


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v3/", "/api/v2/nothing/", "/api/v2/pages/99999999999999999999/"]
)
def test_nothing_under_the_api_answers_in_html(api, db, path):
    response = api.get(path)

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


def test_writing_is_not_allowed(api, published):
    response = api.post("/api/v2/pages/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_forgotten_final_slash_is_put(api, published):
    response = api.get("/api/v2/pages?type=article")

    assert response.status_code == 301
    assert response.headers["Location"] == "/api/v2/pages/?type=article"


@pytest.mark.parametrize(
    "asked",
    ["resolve/?path={path}", "resolve/?path={path}%3Futm_source%3Dlettre", "resolve/?path={path}&site=localhost", "pages/find/?html_path={path}%3Futm_source%3Dlettre"],
)  # fmt: skip
def test_a_miss_is_forgotten_when_a_page_appears_there(asked, api, newsroom):
    section = newsroom.section("Politique")
    newsroom.settle()
    url = f"/api/v2/{asked.format(path='/politique/plus-tard/')}"
    missed = api.get(url)
    cursor = api.get("/api/v2/changes/?limit=1000").json()["meta"]["next"]

    newsroom.article("Plus tard", section=section)
    newsroom.settle()

    assert missed.status_code == 404
    assert purged_since(cursor, api) & tags_of(missed)
    assert api.get(url).status_code in {200, 302}


def test_what_stands_in_from_another_language_is_purged_with_the_list(api, newsroom, desk):
    section = newsroom.section("Politique")
    newsroom.publish(section)
    desk.published(newsroom.home)
    english = desk.published(section)
    newsroom.settle()
    listed = api.get(f"/api/v2/pages/?section={english.pk}&locale=en&fallback=fr")
    cursor = api.get("/api/v2/changes/?limit=1000").json()["meta"]["next"]

    newsroom.article("Plus tard", section=section)
    newsroom.settle()

    assert purged_since(cursor, api) & tags_of(listed)


def tags_of(response):
    return set(response.headers["Cache-Tag"].split(","))


def purged_since(cursor, api):
    """The tags that changes since then name."""
    items = api.get(f"/api/v2/changes/?limit=1000&after={cursor}").json()["items"]
    return {tag for item in items for tag in item["tags"]}
