"""Accounts: one login for each role of the newsroom, and an administrator, all with one public password."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from cms.demo.articles import Desk
from cms.demo.catalogue import Catalogue
from cms.editorial.roles import ROLES
from cms.locales.models import NoticeChoice

PASSWORD = "chapo-demo"  # noqa: S105 public on purpose: `load_demo` refuses to run in production
ADMIN = "admin"
#: Who writes the demonstration's articles, who puts them online, and who writes what is paid for.
WRITER, EDITOR, PARTNER = "redaction", "redaction-en-chef", "partenariats"


def logins() -> dict[str, str]:
    """Each login, and the role it stands for."""
    return {ADMIN: "Administration"} | {key: role.label for key, role in ROLES.items()}


def accounts() -> Iterator[tuple[str, int, bool]]:
    """Each login and primary key, and whether the account had to be made."""
    for login, label in logins().items():
        known = get_user_model().objects.filter(username=login).first()
        user = known or _account(login, label=label)
        yield login, user.pk, known is None


def _account(login: str, *, label: str) -> Any:
    user = get_user_model().objects.create_user(
        username=login,
        email=f"{login}@letale.example",
        password=PASSWORD,
        first_name=label,
        is_staff=login == ADMIN,
        is_superuser=login == ADMIN,
    )
    if login != ADMIN:
        user.groups.add(Group.objects.get(name=label))
    # Nobody reads these addresses: no message is sent to them.
    UserProfile.objects.update_or_create(
        user=user,
        defaults={
            "preferred_language": "fr",
            "submitted_notifications": False,
            "approved_notifications": False,
            "rejected_notifications": False,
            "updated_comments_notifications": False,
        },
    )
    NoticeChoice.objects.update_or_create(user=user, defaults={"by_mail": False})
    return user


def desk(catalogue: Catalogue, *, now: datetime) -> Desk:
    """Those who write and publish the articles."""
    users = get_user_model().objects.in_bulk(
        [catalogue.find("account", name=login) for login in (WRITER, EDITOR, PARTNER)]
    )
    writer, editor, partner = (
        users[catalogue.find("account", name=login)] for login in (WRITER, EDITOR, PARTNER)
    )
    return Desk(writer=writer, editor=editor, partner=partner, now=now)
