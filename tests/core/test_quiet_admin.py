"""No address, no avatar, no version number of the newsroom leaves for a third party."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse


@pytest.mark.parametrize(
    "name",
    [
        "WAGTAIL_GRAVATAR_PROVIDER_URL",
        "WAGTAIL_ENABLE_UPDATE_CHECK",
        "WAGTAIL_ENABLE_WHATS_NEW_BANNER",
    ],
)
def test_what_would_call_outside_is_off(name):
    assert not getattr(settings, name)


def test_no_embed_is_fetched_from_its_provider():
    assert settings.WAGTAILEMBEDS_FINDERS == []


@pytest.mark.parametrize("screen", ["wagtailadmin_login", "wagtailadmin_password_reset"])
def test_the_door_speaks_french_and_loads_nothing_from_elsewhere(screen, client, db):
    page = client.get(reverse(screen)).content.decode()

    assert 'lang="fr"' in page
    assert "Password" not in page
    assert 'src="http' not in page
