"""Who may do what: the whole table, asked of Wagtail's own policies and of a few real pages of the admin."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.permissions import policy_registry

from cms.core.models import NewsDocument, NewsImage
from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES
from home.models import Menu, Publisher
from news.models import Author, Topic
from tests.article_forms import article_form

pytestmark = pytest.mark.django_db

#: Action → the roles that may; every other role may not.
PAGE_ACTIONS = {
    "add below a section": "redaction secretariat chef-de-rubrique une redaction-en-chef",
    "edit own draft": "redaction secretariat chef-de-rubrique une redaction-en-chef",
    "edit another's draft": "secretariat chef-de-rubrique une redaction-en-chef",
    "edit a live article": "secretariat chef-de-rubrique une redaction-en-chef",
    "publish": "chef-de-rubrique une redaction-en-chef",
    "unpublish": "chef-de-rubrique une redaction-en-chef",
    "delete own draft": "redaction secretariat chef-de-rubrique une redaction-en-chef",
    "delete a live article": "chef-de-rubrique une redaction-en-chef",
    "lock": "secretariat chef-de-rubrique une redaction-en-chef",
    "edit the front page": "secretariat chef-de-rubrique une redaction-en-chef",
    "add below the partners' section": "redaction secretariat chef-de-rubrique une redaction-en-chef partenariats",
}
MODEL_ACTIONS: dict[tuple[type, str], str] = {
    (NewsImage, "choose"): " ".join(ROLES),
    (
        NewsImage,
        "add",
    ): "redaction secretariat chef-de-rubrique une redaction-en-chef iconographie partenariats",
    (
        NewsImage,
        "change",
    ): "redaction secretariat chef-de-rubrique une redaction-en-chef iconographie partenariats",
    (
        NewsDocument,
        "add",
    ): "redaction secretariat chef-de-rubrique une redaction-en-chef iconographie partenariats",
    (Author, "add"): "secretariat chef-de-rubrique redaction-en-chef",
    (Author, "change"): "secretariat chef-de-rubrique redaction-en-chef",
    (Author, "delete"): "redaction-en-chef",
    (Topic, "add"): "secretariat chef-de-rubrique une redaction-en-chef",
    (Topic, "delete"): "redaction-en-chef",
    (Menu, "change"): "une redaction-en-chef",
    (Publisher, "change"): "redaction-en-chef",
}
ADMIN_PAGES = {
    "wagtailadmin_home": " ".join(ROLES),
    "wagtailimages:add": "redaction secretariat chef-de-rubrique une redaction-en-chef iconographie partenariats",
    "wagtailredirects:index": "une redaction-en-chef",
    "wagtailusers_users:index": "",
    "wagtailadmin_workflows:index": "",
    "wagtailsites:index": "",
    "wagtaillocales:index": "",
}


class Place:
    """Pages a role is tried on."""

    def __init__(self, newsroom: Any, user: Any, other: Any) -> None:
        self.front = newsroom.home
        self.section = newsroom.section("Politique")
        self.partners = newsroom.section("Partenaires", slug="partenaires")
        self.own = newsroom.article("À moi", section=self.section, publish=False, owner=user)
        self.draft = newsroom.article("À elle", section=self.section, publish=False, owner=other)
        self.live = newsroom.article("En ligne", section=self.section, owner=other)


ASKED = {
    "add below a section": lambda at, user: at.section.permissions_for_user(user).can_add_subpage(),
    "edit own draft": lambda at, user: at.own.permissions_for_user(user).can_edit(),
    "edit another's draft": lambda at, user: at.draft.permissions_for_user(user).can_edit(),
    "edit a live article": lambda at, user: at.live.permissions_for_user(user).can_edit(),
    "publish": lambda at, user: at.draft.permissions_for_user(user).can_publish(),
    "unpublish": lambda at, user: at.live.permissions_for_user(user).can_unpublish(),
    "delete own draft": lambda at, user: at.own.permissions_for_user(user).can_delete(),
    "delete a live article": lambda at, user: at.live.permissions_for_user(user).can_delete(),
    "lock": lambda at, user: at.draft.permissions_for_user(user).can_lock(),
    "edit the front page": lambda at, user: at.front.permissions_for_user(user).can_edit(),
    "add below the partners' section": lambda at, user: at.partners.permissions_for_user(
        user
    ).can_add_subpage(),
}


@pytest.fixture(scope="module")
def peopled(shared: Any) -> Place:
    """Pages of somebody who has no role yet and of somebody else, in a newsroom that knows its roles."""
    people = get_user_model().objects
    anne = people.create_user("anne", password="mot-de-passe")
    place = Place(shared, anne, people.create_user("quelqu-un"))
    bootstrap()
    return place


@pytest.fixture
def place(peopled: Place, newsroom: Any) -> Place:
    return deepcopy(peopled)


@pytest.fixture
def member(peopled: Place) -> Any:
    """Someone whose role is given by the test."""
    return get_user_model().objects.get(username="anne")


def join(member: Any, role: str) -> Any:
    member.groups.add(Group.objects.get(name=ROLES[role].label))
    return get_user_model().objects.get(pk=member.pk)


@pytest.mark.parametrize("role", ROLES)
def test_pages_obey_the_table(role, place, member):
    user = join(member, role)

    granted = {action for action, asked in ASKED.items() if asked(place, user)}

    assert granted == {action for action, roles in PAGE_ACTIONS.items() if role in roles.split()}


@pytest.mark.parametrize("role", ROLES)
def test_libraries_and_lists_obey_the_table(role, member):
    user = join(member, role)

    granted = {
        (model, action)
        for model, action in MODEL_ACTIONS
        if policy_registry.get_by_type(model).user_has_permission(user, action)
    }

    assert granted == {asked for asked, roles in MODEL_ACTIONS.items() if role in roles.split()}


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_the_admin_obey_the_table(role, member, client):
    client.force_login(join(member, role))

    opened = {name for name in ADMIN_PAGES if client.get(reverse(name)).status_code == 200}

    assert opened == {name for name, roles in ADMIN_PAGES.items() if role in roles.split()}


def test_a_journalist_may_not_publish_by_posting_it_anyway(newsroom, member, client):
    article = newsroom.article("À moi", publish=False, owner=member)
    client.force_login(join(member, "redaction"))

    client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        article_form(title="À moi", action="publish"),
    )

    article.refresh_from_db()
    assert article.live is False


def test_a_journalist_edits_only_the_pictures_they_brought(newsroom, member):
    other = get_user_model().objects.get(username="quelqu-un")
    own, theirs = (
        newsroom.image("À moi", uploaded_by_user=member),
        newsroom.image("À elle", uploaded_by_user=other),
    )
    user = join(member, "redaction")

    policy = policy_registry.get_by_type(NewsImage)

    assert policy.user_has_permission_for_instance(user, "change", own)
    assert not policy.user_has_permission_for_instance(user, "change", theirs)
