"""What public translations stand on: the French they were made from, text by text."""

from __future__ import annotations

from typing import TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation


class Ground(TypedDict):
    """One text of a version: its place, the French it was made from, and what is written for it (null: French stands in)."""

    path: str
    source: str
    target: str | None


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
