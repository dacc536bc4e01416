"""People of the newsroom, by their role."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from cms.editorial.roles import ROLES
from cms.locales import trees
from tests.editorial.people import somebody


@pytest.fixture(scope="module")
def staffed(shared):
    """The newsroom a module shares, open in every language, with somebody of each role."""
    trees.sync()
    get_user_model().objects.create_superuser("admin", "admin@example.com", "password")
    somebody(*ROLES)
    shared.settle()
    return shared


@pytest.fixture
def people(request, newsroom, client):
    """Log somebody in with a role: `people("traduction-en")` answers a client whose `.user` they are."""
    if "staffed" not in request.fixturenames:
        trees.sync()

    def join(role):
        client.user = get_user_model().objects.filter(username=role).first() or somebody(role)
        client.force_login(client.user)
        return client

    return join
