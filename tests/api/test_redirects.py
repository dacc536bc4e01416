"""Redirects lead to public pages only, in one hop."""

from __future__ import annotations

import pytest
from wagtail.contrib.redirects.models import Redirect


def redirect(old_path, **fields):
    return Redirect.objects.create(old_path=Redirect.normalise_path(old_path), **fields)


def resolve(api, path):
    return api.get("/api/v2/resolve/", {"path": path})


@pytest.fixture
def article(newsroom):
    article = newsroom.article("Cible")
    newsroom.settle()
    return article


@pytest.mark.parametrize("path", ["/ancien", "/ancien/", "/ancien/?utm=1"])
def test_a_redirect_answers_with_or_without_its_slash(api, newsroom, article, path):
    redirect("/ancien/", redirect_page=article)
    newsroom.settle()

    answer = resolve(api, path).json()

    assert answer == {
        "kind": "redirect",
        "status": 301,
        "location": "/politique/cible/",
        "locale": "fr",
    }


def test_a_redirect_may_be_for_one_query(api, newsroom, article):
    redirect("/article.php?id=12", redirect_page=article)
    newsroom.settle()

    assert resolve(api, "/article.php?id=12").json()["location"] == "/politique/cible/"
    assert resolve(api, "/article.php?id=13").status_code == 404


def test_a_chain_is_collapsed(api, newsroom, article):
    redirect("/un/", redirect_link="/deux/")
    redirect("/deux/", redirect_page=article)
    newsroom.settle()

    assert resolve(api, "/un/").json()["location"] == "/politique/cible/"


def test_a_loop_leads_nowhere(api, newsroom, article):
    redirect("/un/", redirect_link="/deux/")
    redirect("/deux/", redirect_link="/un/")
    newsroom.settle()

    assert resolve(api, "/un/").status_code == 404


def test_a_redirect_to_a_page_withdrawn_says_gone_at_once(api, newsroom, article):
    redirect("/ancien/", redirect_page=article)
    newsroom.settle()

    article.unpublish()

    assert resolve(api, "/ancien/").status_code == 410


def test_renaming_a_page_redirects_from_its_old_address(
    api, newsroom, article, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        article.slug = "nouvelle"
        newsroom.publish(article)
    newsroom.settle()

    assert resolve(api, "/politique/cible/").json()["location"] == "/politique/nouvelle/"


def test_redirects_are_listed_for_static_builds(api, newsroom, article):
    row = redirect("/ancien/", redirect_page=article)
    newsroom.settle()

    listed = api.get("/api/v2/redirects/").json()

    assert listed["meta"]["total_count"] == 1
    assert listed["items"][0]["old_path"] == "/ancien/"
    assert api.get(f"/api/v2/redirects/{row.pk}/").json() == listed["items"][0]
