"""A cache between us and readers never keeps a preview, nor lets one change what others get."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.preview import minting
from cms.preview.minting import Subject
from cms.preview.models import PreviewToken, Source
from tests.conftest import make_home
from tests.newsroom import Newsroom

pytestmark = [pytest.mark.commits, pytest.mark.django_db(transaction=True)]


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    body: bytes
    #: Varnish names two requests where it answered from what it keeps.
    from_cache: bool


def ask(url, **headers):
    try:
        with urlopen(Request(url, headers=headers), timeout=30) as answer:  # noqa: S310 our own cache
            return _answer(answer.status, answer)
    except HTTPError as refused:
        return _answer(refused.code, refused)


def _answer(status, answer):
    return Answer(
        status=status,
        body=answer.read(),
        from_cache=len(answer.headers["X-Varnish"].split()) == 2,
    )


@pytest.fixture
def page(transactional_db, settle):
    newsroom = Newsroom(home=make_home(), settle=settle)
    made = newsroom.article("Publié")
    settle()
    made.title = "CANARI pas encore public"
    made.save_revision()
    made.refresh_from_db()
    return made


@pytest.fixture
def token(page):
    user = get_user_model().objects.create_superuser("chef", "chef@journal.example", "mot-de-passe")
    subject = Subject(
        source=Source.REVISION, mode="page", locale="fr", page=page, revision=page.latest_revision
    )
    text, _row = minting.mint_to_share(
        subject, user=user, note="Moi", life=timedelta(hours=1), now=timezone.now()
    )
    return text


def test_a_preview_is_never_kept(page, token, varnish):
    url = f"{varnish}/api/v2/preview/"
    first, second = (ask(url, **{"X-Preview-Token": token}) for _ in range(2))

    assert b"CANARI" in first.body
    assert not first.from_cache
    assert not second.from_cache
    for stranger in ({}, {"X-Preview-Token": "autre"}, {"Cookie": f"preview={token}"}):
        answer = ask(url, **stranger)
        assert (answer.status, answer.from_cache) == (404, False)
        assert b"CANARI" not in answer.body


def test_a_refusal_is_never_kept_either(page, token, varnish):
    url = f"{varnish}/api/v2/preview/"
    assert ask(url).status == 404

    assert ask(url, **{"X-Preview-Token": token}).status == 200
    minting.revoke(PreviewToken.objects.get(), now=timezone.now())
    assert ask(url, **{"X-Preview-Token": token}).status == 404


@pytest.mark.parametrize("address", ["pages/{id}/", "pages/", "resolve/?path=/politique/publie/"])
def test_a_token_on_a_public_address_changes_nothing_for_anybody(address, page, token, varnish):
    url = f"{varnish}/api/v2/{address.format(id=page.pk)}"
    poisoning = ask(url, **{"X-Preview-Token": token})
    plain = ask(url)

    assert plain.status == poisoning.status == 200
    assert plain.from_cache
    assert plain.body == poisoning.body
    assert b"CANARI" not in plain.body
    with_cookie = ask(url, Cookie=f"preview={token}; sessionid={token}")
    assert with_cookie.body == plain.body


def test_the_readers_page_is_the_same_for_whoever_comes_with_a_token(page, token, varnish):
    url = f"{varnish}/politique/publie/"
    poisoning, plain = ask(url, **{"X-Preview-Token": token}), ask(url)

    assert plain.body == poisoning.body
    assert b"CANARI" not in plain.body
