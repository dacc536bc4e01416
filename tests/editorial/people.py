"""People of the newsroom, as its table of roles makes them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES


def somebody(role: str) -> Any:
    """An account with a role, and the rights that go with it."""
    bootstrap()
    user = get_user_model().objects.create_user(role, password="x")
    user.groups.add(Group.objects.get(name=ROLES[role].label))
    return user
