"""The guard: bulk actions and choosers show nobody the pages they have no part in."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES
from cms.locales import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(newsroom: Any) -> Any:
    """A French draft, of somebody else's."""
    page = newsroom.article("Un secret", publish=False)
    trees.sync()
    bootstrap()
    return page


@pytest.fixture
def join(client: Any) -> Any:
    """Log in with a role."""

    def joined(role: str) -> Any:
        user = get_user_model().objects.create_user(role)
        user.groups.add(Group.objects.get(name=ROLES[role].label))
        client.force_login(user)
        return client

    return joined


def bulk(query: str, action: str = "delete") -> str:
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{query}"


@pytest.mark.parametrize("query", ["id=all", "id={page}", "id=all&childOf={above}"])
def test_a_translator_is_not_shown_what_they_tick(query, draft, join):
    address = bulk(query.format(page=draft.pk, above=draft.get_parent().pk))

    assert join("traduction-en").get(address).status_code == 403


def test_a_journalist_deletes_nothing_of_somebody_elses_by_ticking_it(draft, join):
    join("redaction").post(bulk(f"id={draft.pk}"))

    draft.refresh_from_db()
    assert draft.pk


def test_a_number_that_is_none_ticks_nothing(draft, join):
    answer = join("redaction-en-chef").get(bulk("id=²"))

    assert answer.status_code in {400, 404}


@pytest.mark.parametrize(("role", "sees"), [("redaction", True), ("traduction-en", False)])
def test_a_chooser_lists_the_drafts_one_sees(role, sees, draft, join):
    address = reverse("wagtailadmin_choose_page_child", args=[draft.get_parent().pk])

    assert ("Un secret" in join(role).get(address).content.decode()) is sees


def test_a_journalist_keeps_no_glossary(newsroom, draft, join):
    english = newsroom.locale("en")

    assert join("redaction").get(reverse("glossary", args=[english.pk])).status_code == 403
