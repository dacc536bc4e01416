"""Minting: makes tokens, reads them back, revokes them.

A token is a random secret of 256 bits and its signature. The signature refuses what was never made here without asking
the database; only the digest of the secret is kept.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.preview.models import PANEL_LIFE, Audience, PreviewToken, Source

#: Longer texts are no token of ours.
MOST_CHARACTERS: Final = 200
#: Rows of ended panels are kept no longer.
KEPT: Final = timedelta(days=1)
_SIGNER: Final = Signer(salt="cms.preview.token")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a token shows: a version of a page or an entity in a language, in a mode."""

    source: Source
    mode: str
    locale: str
    page: Page | None = None
    parent: Page | None = None
    page_type: str = ""
    entity: str = ""
    revision: Revision | None = None
    translation_id: int | None = None


def mint_for_panel(
    subject: Subject, *, request: HttpRequest, now: datetime
) -> tuple[str, PreviewToken]:
    """A token for the session of whoever asks; it ends with that session, and after a quarter of an hour."""
    PreviewToken.objects.filter(audience=Audience.PANEL, expires_at__lt=now - KEPT).delete()
    return _mint(
        subject,
        audience=Audience.PANEL,
        minted_by=request.user,
        session=digest_of(request.session.session_key or ""),
        now=now,
        life=PANEL_LIFE,
    )


def mint_to_share(
    subject: Subject, *, user: Any, note: str, life: timedelta, now: datetime
) -> tuple[str, PreviewToken]:
    """A token for somebody without an account."""
    return _mint(subject, audience=Audience.SHARE, minted_by=user, note=note, now=now, life=life)


def _mint(
    subject: Subject, *, now: datetime, life: timedelta, **said: Any
) -> tuple[str, PreviewToken]:
    secret = secrets.token_urlsafe(32)
    shown = {name: getattr(subject, name) for name in Subject.__dataclass_fields__}
    token = PreviewToken.objects.create(
        digest=digest_of(secret), created_at=now, expires_at=now + life, **shown, **said
    )
    return _SIGNER.sign(secret), token


def find(text: str, *, now: datetime) -> PreviewToken | None:
    """The living token of this text, or nothing; one query at most, whatever is wrong with it."""
    if len(text) > MOST_CHARACTERS:
        return None
    try:
        secret = _SIGNER.unsign(text)
    except BadSignature:
        return None
    living = PreviewToken.objects.alive(now=now).filter(digest=digest_of(secret))
    return living.select_related("minted_by", "revision").first()


def revoke(token: PreviewToken, *, now: datetime) -> None:
    """End a token at once."""
    PreviewToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now)


def session_ended(sender: Any, request: HttpRequest | None, **kwargs: Any) -> None:
    """Who logs out takes along what was opened in that session."""
    key = getattr(getattr(request, "session", None), "session_key", None)
    if key:
        now = timezone.now()  # noqa: TID251 a receiver is a door
        PreviewToken.objects.filter(session=digest_of(key), revoked_at=None).update(revoked_at=now)


def digest_of(text: str) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()
