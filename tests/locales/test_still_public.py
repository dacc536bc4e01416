"""Withdrawing the French withdraws the French: who does it is told what readers still have, and how to withdraw that too."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.translators import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared")]


@pytest.fixture(scope="module")
def made(shared):
    """An article whose English is public too."""
    french = shared.article("Le port", section=shared.section("Économie"))
    english = Desk(newsroom=shared).published(french)
    shared.settle()
    return french, english


@pytest.fixture
def french(db, made):
    return deepcopy(made[0])


@pytest.fixture
def english(db, made):
    return deepcopy(made[1])


def withdraw(client, page, act="unpublish"):
    address = reverse(f"wagtailadmin_pages:{act}", args=[page.pk])
    return client.post(address, follow=True).content.decode()


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_what_stays_public_is_named_with_a_way_to_withdraw_it(act, english, french, admin_client):
    said = withdraw(admin_client, french, act)

    english.refresh_from_db()
    assert english.live
    assert "« Le port » reste publique dans d’autres langues : Anglais." in said
    assert reverse("wagtailadmin_pages:unpublish", args=[english.pk]) in said


@pytest.fixture
def of_the_french_only(french, client):
    """Somebody who publishes below the French section, and nowhere else."""
    user = get_user_model().objects.create_user("rubrique", password="secret")
    group = Group.objects.create(name="Rubrique")
    user.groups.add(group)
    for name in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=french.get_parent(),
            permission=Permission.objects.get(codename=name, content_type__app_label="wagtailcore"),
        )
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


def test_who_may_not_withdraw_a_language_is_only_told(english, french, of_the_french_only):
    said = withdraw(of_the_french_only, french)

    assert "reste publique dans d’autres langues : Anglais." in said
    assert reverse("wagtailadmin_pages:unpublish", args=[english.pk]) not in said


def test_withdrawing_a_translation_says_nothing_of_the_french(english, admin_client):
    assert "reste publique" not in withdraw(admin_client, english)


def test_nothing_is_said_where_nothing_stays(newsroom, admin_client):
    assert "reste publique" not in withdraw(admin_client, newsroom.article("Seul"))
