"""Tokens: who may see which version of a page, an author or a topic before it is public, and until when.

No content is kept, and no secret: a row holds the digest of a secret and the names of things. What it shows is read when
it is asked for, with the rights its maker has then.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

#: What an editor's panel opens lives this long.
PANEL_LIFE: Final = timedelta(minutes=15)
#: What may be chosen for a link that is sent to somebody.
SHARE_LIVES: Final = (timedelta(hours=1), timedelta(days=1), timedelta(days=3), timedelta(days=7))


class Audience(models.TextChoices):
    """Whom a token is for."""

    PANEL = "panel", _("Rédaction")
    SHARE = "share", _("Personne invitée")


class Source(models.TextChoices):
    """Which of its versions a token shows."""

    FORM = "form", _("Formulaire en cours")
    REVISION = "revision", _("Version enregistrée")
    TRANSLATION = "translation", _("Traduction en cours")


class PreviewTokenQuerySet(models.QuerySet["PreviewToken"]):
    """Tokens by what can be done with them."""

    def alive(self, *, now: datetime) -> PreviewTokenQuerySet:
        """Those that open something now, as far as the row alone can tell."""
        return self.filter(revoked_at=None, expires_at__gt=now, minted_by__is_active=True)

    def shared(self) -> PreviewTokenQuerySet:
        """Links that were made to be sent."""
        return self.filter(audience=Audience.SHARE)


class PreviewToken(models.Model):
    """One right to see one version of one page or entity."""

    #: Hexadecimal SHA-256 of the secret.
    digest = models.CharField(max_length=64, unique=True)
    audience = models.CharField(max_length=8, choices=Audience)
    source = models.CharField(max_length=12, choices=Source)
    mode = models.CharField(max_length=12)
    locale = models.CharField(max_length=12)
    #: Nothing for a page that was never saved: then its parent and type.
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    page_type = models.CharField(max_length=100, blank=True)
    #: What is no page, by its node key: `author:3`, or `author:0` for one that was never saved.
    entity = models.CharField(max_length=64, blank=True, default="", db_default="")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.CASCADE, related_name="+")
    translation_id = models.BigIntegerField(null=True)
    minted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: Digest of the session it was made in; it ends with it. Empty for a link that was sent.
    session = models.CharField(max_length=64, blank=True, db_index=True)
    #: For whom a link was made, in the editor's words.
    note = models.CharField(_("pour qui"), max_length=120, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_read_at = models.DateTimeField(null=True)

    objects = PreviewTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("aperçu")
        verbose_name_plural = _("aperçus")
        indexes = [models.Index(fields=["expires_at"], name="preview_token_expiry")]

    def __str__(self) -> str:
        return f"{self.audience} {self.pk}"

    def is_alive(self, *, now: datetime) -> bool:
        """Whether the row alone still lets anybody in."""
        return self.revoked_at is None and self.expires_at > now
