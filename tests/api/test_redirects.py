"""Redirects lead to public pages only, in one hop."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.published import reconciler
from cms.published.models import Change, FormerPath

pytestmark = pytest.mark.usefixtures("target")


def redirect(old_path, **fields):
    return Redirect.objects.create(old_path=Redirect.normalise_path(old_path), **fields)


def resolve(api, path):
    return api.get("/api/v2/resolve/", {"path": path})


@pytest.fixture(scope="module")
def target(shared):
    """Where the redirects of every test lead."""
    page = shared.article("Cible")
    shared.settle()
    return page


@pytest.fixture
def article(target):
    return deepcopy(target)


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


@pytest.fixture
def by_address(article, settle):
    """A redirect to the address of a page, with a link as editors paste them, and a chain that ends there."""
    redirect("/vieux/", redirect_link="/politique/cible/?utm=1#haut")
    redirect("/un/", redirect_link="/deux/")
    redirect("/deux/", redirect_page=article)
    settle()


def test_redirects_by_address_come_back_with_their_page(api, newsroom, article, by_address):
    article.unpublish()
    newsroom.settle()
    gone = {path: resolve(api, path).status_code for path in ("/vieux/", "/un/", "/deux/")}

    newsroom.publish(article)
    newsroom.settle()

    assert set(gone.values()) == {410}
    assert resolve(api, "/vieux/").json()["location"] == "/politique/cible/?utm=1#haut"
    assert resolve(api, "/un/").json()["location"] == "/politique/cible/"
    assert resolve(api, "/deux/").json()["location"] == "/politique/cible/"


def test_what_bulk_writes_did_to_redirects_by_address_is_repaired(
    api, newsroom, article, by_address
):
    FormerPath.objects.update(location="", redirect_id=None, target_page_id=None)

    rounds = []
    for _round in range(3):
        rounds.append(reconciler.repair_redirects(now=timezone.now()))
        newsroom.settle()

    assert rounds[0] > 0
    assert rounds[2] == 0
    assert resolve(api, "/vieux/").status_code == 200
    assert resolve(api, "/un/").json()["location"] == "/politique/cible/"


def test_a_redirect_made_before_its_page_is_public_answers_once_it_is(api, newsroom):
    draft = newsroom.article("Demain", publish=False)
    redirect("/avant/", redirect_link="/politique/demain/")
    redirect("/bien-avant/", redirect_link="/avant/")
    newsroom.settle()
    before = resolve(api, "/avant/").status_code

    newsroom.publish(draft)
    newsroom.settle()

    assert before == 404
    assert resolve(api, "/avant/").json()["location"] == "/politique/demain/"
    assert resolve(api, "/bien-avant/").json()["location"] == "/politique/demain/"


def test_a_chain_follows_a_link_of_it_that_changed(api, newsroom, article, by_address):
    other = newsroom.article("Ailleurs")
    middle = Redirect.objects.get(old_path="/deux")

    middle.redirect_page = other
    middle.save()
    newsroom.settle()

    assert resolve(api, "/un/").json()["location"] == "/politique/ailleurs/"


def test_the_default_site_s_redirect_goes_before_the_one_of_all_sites(api, newsroom, article):
    everywhere = redirect("/ancien/", redirect_link="https://ailleurs.example/")
    here = redirect("/ancien/", redirect_page=article, site=Site.objects.get())
    newsroom.settle()
    before = Change.objects.count()
    everywhere.save()
    newsroom.settle()
    changes = Change.objects.count() - before

    found = reconciler.repair_redirects(now=timezone.now())
    first = resolve(api, "/ancien/").json()["location"]
    here.delete()
    newsroom.settle()

    assert found == 0
    assert first == "/politique/cible/"
    assert changes == 0
    assert resolve(api, "/ancien/").json()["location"] == "https://ailleurs.example/"


def test_an_address_a_page_left_is_listed_with_an_address_that_answers(api, newsroom, article):
    article.slug = "nouvelle"
    newsroom.publish(article)
    newsroom.settle()
    Redirect.objects.all().delete()
    newsroom.settle()
    FormerPath.objects.filter(location="").update(location="/politique/nouvelle/")

    left = [item for item in api.get("/api/v2/redirects/").json()["items"] if item["id"] is None]

    assert left
    assert {api.get(item["meta"]["detail_url"]).status_code for item in left} == {200}
