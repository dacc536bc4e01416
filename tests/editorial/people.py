"""People of the newsroom, as its table of roles makes them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES


def somebody(*roles: str) -> Any:
    """An account for each role, with the rights that go with it; the last of them."""
    bootstrap()  # Rights on a tree are given when there is one.
    for role in roles:
        user = get_user_model().objects.create_user(role, f"{role}@journal.example", "x")
        user.groups.add(Group.objects.get(name=ROLES[role].label))
    return user
