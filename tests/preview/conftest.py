"""Tokens as the admin makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.editorial.roles import ROLES
from cms.preview import minting
from cms.preview.minting import Subject
from cms.preview.models import PreviewToken, Source
from tests.editorial.people import somebody
from tests.newsroom import Newsroom

URL = "/api/v2/preview/"


@dataclass(kw_only=True)
class Desk:
    """Somebody of the newsroom at the admin, and what they open."""

    user: Any
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.client.force_login(self.user)

    def mint(self, **said: Any) -> Any:
        """POST what the entrance posts."""
        return self.client.post("/admin/apercus/jeton/", {"mode": "page", **said})

    def token(self, page: Page, **said: Any) -> str:
        """The panel's token for what is saved."""
        revision = page.latest_revision_id or ""
        answer = self.mint(page=page.pk, source="revision", revision=revision, **said)
        assert answer.status_code == 200, answer.content
        return answer.json()["token"]

    def type_in(self, page: Page, form: dict[str, Any]) -> None:
        """What the panel does while an editor types."""
        answer = self.client.post(f"/admin/pages/{page.pk}/edit/preview/", form)
        assert answer.json() == {"is_valid": True, "is_available": True}

    def type_in_snippet(self, kind: str, form: dict[str, Any], *, pk: int = 0) -> str:
        """The same in the form of an author or a topic, a new one unless it has a number; the preview's address."""
        name = f"wagtailsnippets_news_{kind}:preview_on_{'edit' if pk else 'add'}"
        url = reverse(name, args=[pk] if pk else [])
        assert self.client.post(url, form).json() == {"is_valid": True, "is_available": True}
        return url

    def entity_token(self, kind: str, pk: int = 0, *, locale: str = "fr") -> str:
        """The panel's token for what is typed of an author or a topic."""
        answer = self.mint(source="form", entity=f"{kind}:{pk}", locale=locale)
        assert answer.status_code == 200, answer.content
        return answer.json()["token"]

    def share(
        self, page: Page, *, life: timedelta = timedelta(hours=1), note: str = "Me Le Gall"
    ) -> str:
        """A link for somebody without an account; its token."""
        subject = Subject(
            source=Source.REVISION,
            mode="page",
            locale=page.locale.language_code,
            page=page,
            revision=page.latest_revision,
        )
        now = timezone.now()
        text, _token = minting.mint_to_share(subject, user=self.user, note=note, life=life, now=now)
        return text


@pytest.fixture(scope="module")
def staffed(shared: Newsroom) -> Newsroom:
    """The newsroom a module shares, where somebody of each role works."""
    somebody(*ROLES)
    shared.settle()
    return shared


@pytest.fixture
def hire(staffed: Newsroom, newsroom: Newsroom) -> Callable[[str], Desk]:
    """Somebody of a role, logged in."""
    return lambda role: Desk(user=get_user_model().objects.get(username=role))


@pytest.fixture
def editor(hire: Callable[[str], Desk]) -> Desk:
    """Somebody who publishes."""
    return hire("chef-de-rubrique")


@pytest.fixture
def read() -> Callable[..., Any]:
    """Ask for the draft of a token, as a front end does."""

    def ask(token: str | None, *, client: Client | None = None, **said: Any) -> Any:
        headers = {"X-Preview-Token": token} if token is not None else {}
        return (client or Client()).get(URL, said, headers=headers)

    return ask


def saved(page: Any) -> Any:
    """A page whose words stand in a version."""
    page.save_revision()
    page.refresh_from_db()
    return page


def last_token() -> PreviewToken:
    """The row made last."""
    return PreviewToken.objects.latest("pk")
