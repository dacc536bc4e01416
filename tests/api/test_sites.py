"""Two sites: each name reads its own pages, with a port or without, and the default site may be named or not."""

from __future__ import annotations

from copy import deepcopy
from types import SimpleNamespace

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.published import counts
from cms.published.models import Change
from home.models import HomePage

pytestmark = pytest.mark.django_db
B = ("b.example", "b.example:8000")
#: What reads the default site: no name, its own, and one that is no site's.
DEFAULT = ("", "localhost", "localhost:8000")
UNKNOWN = "nulle-part.example"


@pytest.fixture(scope="module")
def made(shared):
    """The default site, which is not the oldest, and another; an article on each."""
    newsroom = shared
    Site.objects.all().delete()
    home = HomePage(title="B", slug="b", locale=newsroom.locale())
    Page.objects.get(depth=1).add_child(instance=home)
    Site.objects.create(hostname="b.example", port=80, root_page=home)
    Site.objects.create(
        hostname="localhost", port=80, is_default_site=True, root_page=newsroom.home
    )
    Site.clear_site_root_paths_cache()
    ours, theirs = newsroom.section("Politique"), newsroom.section("Mer", parent=home)
    for page in (newsroom.home, home, ours, theirs):
        newsroom.publish(page)
    pages = SimpleNamespace(
        home=newsroom.home,
        b_home=home,
        ours=newsroom.article("Le port", section=ours),
        theirs=newsroom.article("Le phare", section=theirs),
    )
    newsroom.settle()
    return pages


@pytest.fixture
def sites(made):
    """What they hold, in objects of the test's own."""
    counts.forget()
    return deepcopy(made)


@pytest.fixture
def ask(client):
    def asked(address, *, site, **parameters):
        said = {**parameters, **({"site": site} if site else {})}
        return client.get(f"/api/v2/{address}", said)

    return asked


def resolved(ask, path, site):
    body = ask("resolve/", path=path, site=site)
    return body.json()["document"]["id"] if body.status_code == 200 else None


@pytest.mark.parametrize("site", [*DEFAULT, UNKNOWN])
def test_the_default_site_answers_to_its_name_and_to_nobodys(sites, ask, site):
    assert resolved(ask, "/", site) == sites.home.pk
    assert resolved(ask, "/politique/le-port/", site) == sites.ours.pk
    assert resolved(ask, "/mer/le-phare/", site) is None


@pytest.mark.parametrize("site", B)
def test_another_site_answers_with_its_own_pages_alone(sites, ask, site):
    assert resolved(ask, "/", site) == sites.b_home.pk
    assert resolved(ask, "/mer/le-phare/", site) == sites.theirs.pk
    assert resolved(ask, "/politique/le-port/", site) is None
    found = ask("pages/find/", html_path="/politique/le-port/", site=site)
    assert found.status_code == 404


@pytest.mark.parametrize("site", B)
def test_the_front_page_of_a_site_that_has_none_is_not_the_default_one(newsroom, sites, ask, site):
    sites.b_home.unpublish()
    newsroom.settle()

    assert resolved(ask, "/", site) is None


@pytest.mark.parametrize(
    ("site", "title"),
    [*((name, "Le port") for name in DEFAULT[1:]), *((name, "Le phare") for name in B)],
)
def test_a_list_holds_pages_of_the_site_named(sites, ask, site, title):
    body = ask("pages/", type="article", site=site).json()

    assert [item["title"] for item in body["items"]] == [title]
    assert body["meta"]["total_count"] == 1


def test_a_list_of_no_site_is_empty(sites, ask):
    assert ask("pages/", site=UNKNOWN).json()["meta"]["total_count"] == 0


@pytest.mark.parametrize(
    ("site", "hostname"),
    [*((name, "localhost") for name in DEFAULT), *((name, "b.example") for name in B)],
)
def test_a_frame_is_of_the_site_named_or_else_of_the_default_one(sites, ask, site, hostname):
    assert ask("site/", site=site).json()["hostname"] == hostname


def test_what_went_from_one_site_did_not_go_from_another(newsroom, sites, ask):
    sites.ours.unpublish()
    newsroom.settle()
    gone = {"path": "/politique/le-port/"}

    assert [ask("resolve/", site=site, **gone).status_code for site in DEFAULT] == [410] * 3
    assert [ask("resolve/", site=site, **gone).status_code for site in B] == [404] * 2


def test_a_redirect_of_every_site_leads_on_from_each(newsroom, sites, ask):
    Redirect.objects.create(old_path="/ancien", redirect_link="https://ailleurs.example/")
    newsroom.settle()

    for site in (*DEFAULT, *B):
        body = ask("resolve/", path="/ancien/", site=site).json()
        assert (body["kind"], body["location"]) == ("redirect", "https://ailleurs.example/")


@pytest.mark.parametrize("site", DEFAULT)
def test_a_miss_is_purged_by_the_page_that_appears_there(newsroom, sites, ask, site):
    missed = ask("resolve/", path="/politique/demain/", site=site)
    newsroom.article("Demain", section=sites.ours.get_parent().specific)
    newsroom.settle()

    tags = Change.objects.latest("pk").tags
    assert set(missed["Cache-Tag"].split(",")) & set(tags)
