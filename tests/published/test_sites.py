"""Sites: what a site is given to show is shown."""

from __future__ import annotations

import pytest
from wagtail.models import Site

from cms.published.models import PublishedDocument
from tests.conftest import make_home


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_the_pages_of_a_new_site_are_published_with_it():
    Site.get_site_root_paths()
    home = make_home()

    assert PublishedDocument.objects.filter(page_id=home.pk, path="/").exists()
