"""The desk is not told of the rights of what readers never see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

pytestmark = pytest.mark.django_db


def test_it_is_not_told_of_pictures_nobody_shows(newsroom, admin_client):
    newsroom.image("Oubliée", rights_expire_at=timezone.now() + timedelta(days=3))

    home = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Images dont les droits prennent fin" not in home
