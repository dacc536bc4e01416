"""People of the newsroom, by their role."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES
from cms.locales import trees


@pytest.fixture(scope="module")
def staffed(shared):
    """The newsroom a module shares, open in every language, with somebody of each role."""
    trees.sync()
    get_user_model().objects.create_superuser("admin", "admin@example.com", "password")
    hire(*ROLES)
    shared.settle()
    return shared


@pytest.fixture
def people(request, newsroom, client):
    """Log somebody in with a role: `people("traduction-en")` answers a client whose `.user` they are."""
    if "staffed" not in request.fixturenames:
        trees.sync()

    def join(role):
        client.user = get_user_model().objects.filter(username=role).first() or hire(role)
        client.force_login(client.user)
        return client

    return join


def hire(*roles):
    """An account for each role, with the rights that go with it; the last of them."""
    bootstrap()  # Rights on a tree are given when there is one.
    for role in roles:
        user = get_user_model().objects.create_user(
            role, email=f"{role}@journal.example", password="x"
        )
        user.groups.add(Group.objects.get(name=ROLES[role].label))
    return user
