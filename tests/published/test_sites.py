"""Sites: what a site is given to show is shown."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from wagtail.models import Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from cms.published.models import PublishedDocument
from tests.conftest import make_home


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_the_pages_of_a_new_site_are_published_with_it():
    Site.get_site_root_paths()
    home = make_home()

    assert PublishedDocument.objects.filter(page_id=home.pk, path="/").exists()


@pytest.fixture
def elsewhere(newsroom):
    """Project as a process that remembers the front pages as they are now, whatever happens in this one."""
    remembered = Site.get_site_root_paths()

    def settle():
        cache.set(SITE_ROOT_PATHS_CACHE_KEY, remembered, version=SITE_ROOT_PATHS_CACHE_VERSION)
        newsroom.settle()

    return settle


def test_a_front_page_with_another_slug_hides_nothing_from_a_worker_that_has_not_heard(
    newsroom, elsewhere
):
    newsroom.article("Un titre", section=newsroom.section("Monde"))
    newsroom.settle()
    before = set(PublishedDocument.objects.values_list("page_id", "path"))

    newsroom.home.refresh_from_db()
    newsroom.home.slug = "accueil"
    newsroom.publish(newsroom.home)
    elsewhere()

    assert len(before) == 3
    assert set(PublishedDocument.objects.values_list("page_id", "path")) == before


def test_a_new_language_is_public_at_once_for_a_worker_that_has_not_heard(newsroom, elsewhere):
    english = newsroom.home.copy_for_translation(newsroom.locale("en"))
    newsroom.publish(english)
    elsewhere()

    assert PublishedDocument.objects.get(page_id=english.pk).path == "/en/"
