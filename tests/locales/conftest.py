"""People of the newsroom, by their role."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES
from cms.locales import trees


@pytest.fixture
def people(newsroom, client):
    """Log somebody in with a role: `people("traduction-en")` answers a client whose `.user` they are."""
    trees.sync()

    def join(role):
        client.user = get_user_model().objects.filter(username=role).first() or hire(role)
        client.force_login(client.user)
        return client

    return join


def hire(role):
    """An account with a role, and the rights that go with it."""
    bootstrap()  # Rights on a tree are given when there is one.
    user = get_user_model().objects.create_user(role, email=f"{role}@journal.example", password="x")
    user.groups.add(Group.objects.get(name=ROLES[role].label))
    return user
