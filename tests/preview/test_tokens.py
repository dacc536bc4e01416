"""Who gets in with what: whatever is wrong with a token, the answer is the same."""

from __future__ import annotations

import logging
import random
import secrets
import time
from copy import deepcopy
from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from cms.preview import minting
from cms.preview.models import PANEL_LIFE, PreviewToken
from tests.preview.conftest import URL, last_token, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


@pytest.fixture(scope="module")
def written(staffed):
    draft = saved(staffed.article("CANARI titre secret", publish=False))
    staffed.settle()
    return draft


@pytest.fixture
def draft(db, written):
    return deepcopy(written)


@pytest.fixture(scope="module")
def rewritten(staffed):
    """A public page, and what will be said of it later."""
    page = staffed.article("Publié")
    staffed.settle()
    page.title = "CANARI pas encore"
    return saved(page)


def spoil_altered(token, **_):
    flipped = "A" if token[5] != "A" else "B"
    return f"{token[:5]}{flipped}{token[6:]}", {}


def spoil_truncated(token, **_):
    return token[:-1], {}


def spoil_no_signature(token, **_):
    return token.partition(":")[0], {}


def spoil_other_purpose(token, **_):
    secret = token.partition(":")[0]
    return Signer(salt="cms.somewhere.else").sign(secret), {}


def spoil_other_page(token, **_):
    return token, {"path": "/politique/ailleurs/"}


def spoil_other_locale(token, **_):
    return token, {"locale": "en"}


def spoil_expired(token, **_):
    PreviewToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return token, {}


def spoil_revoked(token, **_):
    minting.revoke(last_token(), now=timezone.now())
    return token, {}


def spoil_right_lost(token, *, editor, **_):
    editor.user.groups.clear()
    return token, {}


def spoil_account_closed(token, *, editor, **_):
    editor.user.is_active = False
    editor.user.save()
    return token, {}


def spoil_logged_out(token, *, editor, **_):
    editor.client.post("/admin/logout/")
    return token, {}


def spoil_page_deleted(token, *, page, **_):
    page.delete()
    return token, {}


def spoil_empty(token, **_):
    return "", {}


def spoil_absent(token, **_):
    return None, {}


def spoil_endless(token, **_):
    return token + "A" * 5_000, {}


def spoil_not_ascii(token, **_):
    return "é" * 20, {}


SPOILT = [each for name, each in globals().items() if name.startswith("spoil_")]


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda each: each.__name__.removeprefix("spoil_"))
def test_whatever_is_wrong_with_a_token_the_answer_is_the_same(spoil, editor, draft, read):
    token = editor.token(draft)
    assert read(token).status_code == 200
    nothing = read("nothing")

    text, said = spoil(token, editor=editor, page=draft)
    answer = read(text, **said)

    assert answer.status_code == 404
    assert answer.content == nothing.content
    assert dict(answer.headers) == dict(nothing.headers)
    assert b"CANARI" not in answer.content


def test_ten_thousand_random_tokens_open_nothing(editor, draft, read, caplog):
    # As many refusals are not worth keeping.
    caplog.set_level(logging.CRITICAL, logger="django")
    editor.token(draft)
    same = read("nothing").content
    client = Client()
    signer = Signer(salt="cms.preview.token")

    for number in range(10_000):
        secret = secrets.token_urlsafe(32)
        # One in ten bears a true signature, and still names no token.
        answer = read(
            signer.sign(secret) if number % 10 == 0 else f"{secret}:{secret}", client=client
        )
        assert (answer.status_code, answer.content) == (404, same)


def test_a_refusal_takes_no_longer_for_a_token_that_was_one(editor, draft, read):
    """Within noise: the quickest of fifty, in any order; what the machine does meanwhile only slows an answer down."""
    revoked, expired = editor.token(draft), editor.token(draft)
    minting.revoke(last_token(), now=timezone.now())
    PreviewToken.objects.filter(revoked_at=None).update(expires_at=timezone.now())
    unknown = Signer(salt="cms.preview.token").sign(secrets.token_urlsafe(32))

    def seconds(token):
        started = time.perf_counter()
        assert read(token).status_code == 404
        return time.perf_counter() - started

    tokens = [unknown, revoked, expired]
    # Always in the same order, a busy machine may take the turn of the same one each time.
    rounds = [
        {token: seconds(token) for token in random.sample(tokens, len(tokens))} for _ in range(50)
    ]
    quickest = [min(taken[token] for taken in rounds) for token in tokens]

    assert max(quickest) - min(quickest) < 0.005, quickest


def test_a_token_opens_for_a_quarter_of_an_hour(editor, draft, read):
    token = editor.token(draft)
    row = last_token()

    assert row.expires_at - row.created_at == PANEL_LIFE == timedelta(minutes=15)
    assert read(token).status_code == 200


def test_neither_secret_nor_content_is_kept(editor, draft):
    token = editor.token(draft)

    kept = " ".join(str(value) for value in PreviewToken.objects.values_list().last())

    assert token.partition(":")[0] not in kept
    assert "CANARI" not in kept
    assert editor.client.session.session_key not in kept


def test_a_token_shows_its_own_version_and_no_later_one(editor, draft, read):
    token = editor.share(draft)
    draft.title = "Une version plus tard"
    draft.save_revision()

    assert read(token).json()["document"]["title"] == "CANARI titre secret"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_preview_is_only_read(method, editor, draft):
    answer = getattr(Client(), method)(URL, headers={"X-Preview-Token": editor.token(draft)})

    assert answer.status_code == 405
    assert answer.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("page_is_public", [True, False])
@pytest.mark.parametrize(
    "address", ["pages/{id}/", "resolve/?path={path}", "pages/?limit=50", "site/", "changes/"]
)
def test_a_preview_on_a_public_address_changes_nothing(
    address, page_is_public, editor, rewritten, api
):
    page = deepcopy(rewritten)
    token = editor.token(page)
    path = page.get_url_parts()[2] if page_is_public else "/nulle-part/"
    url = f"/api/v2/{address.format(id=page.pk if page_is_public else 10**9, path=path)}"
    plain = api.get(url)

    asked = api.get(url, headers={"X-Preview-Token": token, "Cookie": f"preview={token}"})
    mark = "&" if "?" in url else "?"

    assert (asked.status_code, asked.content) == (plain.status_code, plain.content)
    assert dict(asked.headers) == dict(plain.headers)
    assert api.get(f"{url}{mark}preview={token}").status_code == 400


def test_the_server_of_public_reads_knows_no_preview(editor, draft, settings, client):
    token = editor.token(draft)
    settings.ROOT_URLCONF = "cms.urls_api"

    answer = client.get(URL, headers={"X-Preview-Token": token})

    assert answer.status_code == 404
    assert b"CANARI" not in answer.content


def test_no_cache_keeps_a_preview_and_no_robot_lists_it(editor, draft, read):
    headers = read(editor.token(draft)).headers

    assert headers["Cache-Control"] == "no-store, private"
    assert headers["X-Robots-Tag"].startswith("noindex")
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not {"ETag", "Cache-Tag", "Last-Modified", "Access-Control-Allow-Origin"} & set(headers)


def test_only_the_fronts_listed_may_read_from_their_pages(editor, draft, settings):
    settings.CHAPO_PREVIEW_FRONTS = ["https://www.journal.example"]
    token = editor.token(draft)

    def allowed(origin):
        answer = Client().get(URL, headers={"X-Preview-Token": token, "Origin": origin})
        return answer.headers.get("Access-Control-Allow-Origin")

    assert allowed("https://www.journal.example") == "https://www.journal.example"
    for stranger in ("https://journal.example", "https://www.journal.example.evil", "null", "*"):
        assert allowed(stranger) is None
    asked = Client().options(URL, headers={"Origin": "https://www.journal.example"})
    assert asked.headers["Access-Control-Allow-Origin"] == "https://www.journal.example"
    assert "X-Preview-Token" in asked.headers["Access-Control-Allow-Headers"]


def test_nothing_of_a_token_is_logged(editor, draft, read, caplog):
    caplog.set_level(0)
    token = editor.token(draft)
    read(token)
    read(f"{token}x")

    assert token.partition(":")[0] not in caplog.text
