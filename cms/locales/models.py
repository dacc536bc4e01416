"""What public translations stand on: the French they were made from, text by text."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import Translation


class Ground(TypedDict):
    """One text of a version: its place, the French it was made from, and what is written for it (null: French stands in)."""

    path: str
    source: str
    target: str | None
    #: Whether a machine wrote what is shown and nobody revised it; absent from old versions.
    machine: NotRequired[bool]


class Basis(models.Model):
    """What one version of a translation was made from, written with the version; it counts once the version is public."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="+")
    texts = models.JSONField[list[Ground]](default=list)

    def __str__(self) -> str:
        return f"revision {self.revision_id}"

    @property
    def untranslated(self) -> list[str]:
        """The French texts that stand in for translations nobody wrote."""
        return [text["source"] for text in self.texts if text["target"] is None]


class PublishedText(models.Model):
    """One text of a public translation: the French it was made from, and what the French says now."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="published_texts")
    path = models.TextField()
    order = models.PositiveIntegerField()
    #: Empty where the French has gained a text since.
    source = models.TextField(default="")
    target = models.TextField(default="")
    #: Whether a machine wrote it and nobody has revised it since.
    by_machine = models.BooleanField(default=False)
    #: Null while the French says the same; empty where it has lost the text.
    source_now = models.TextField(null=True)  # noqa: DJ001 empty says something else
    stale_since = models.DateTimeField(_("périmé depuis"), null=True, db_index=True)
    stale_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "order"], name="published_text_once"),
            models.CheckConstraint(
                condition=models.Q(source_now__isnull=True, stale_since__isnull=True)
                | models.Q(source_now__isnull=False, stale_since__isnull=False),
                name="published_text_stale_since_it_differs",
            ),
        ]

    def __str__(self) -> str:
        return f"page {self.page_id}: {self.path}"


class MachineRun(models.Model):
    """A translation asked of a machine: how far it is, and what it could not do."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    #: In the translator's words; empty when all went well.
    failure = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"


class Companion(models.Model):
    """A version of a translation that a reviser finished; joined, it goes out in the transaction that publishes the French."""

    translation = models.OneToOneField(
        Translation, on_delete=models.CASCADE, related_name="companion"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    ready_at = models.DateTimeField()
    ready_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: Null until somebody who publishes the French has asked that the two go together.
    joined_at = models.DateTimeField(null=True)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"translation {self.translation_id}: revision {self.revision_id}"


class Notice(models.Model):
    """Something a language's translators are told of, once; written with what they are told, sent after it."""

    class Kind(models.TextChoices):
        ARRIVED = "arrived", _("à traduire")
        STALE = "stale", _("à rafraîchir")

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "kind"],
                condition=models.Q(sent_at__isnull=True),
                name="notice_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"translation {self.translation_id}: {self.kind}"


class NoticeChoice(models.Model):
    """Whether somebody wants mail about translations; who never said, gets it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_notices"
    )
    by_mail = models.BooleanField(
        _("Recevoir un courriel quand une traduction arrive ou se périme"), default=True
    )

    def __str__(self) -> str:
        return f"user {self.user_id}: {self.by_mail}"


class Term(models.Model):
    """A word of the glossary: how the newsroom says it in a language."""

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    french = models.CharField(_("français"), max_length=200)
    #: Folded, so that « Port » and « port » are one term.
    key = models.CharField(max_length=200, editable=False)
    translation = models.CharField(_("traduction"), max_length=200)
    note = models.CharField(_("remarque"), max_length=400, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locale", "key"], name="term_once_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.french} → {self.translation}"
