"""What the desk owes, what it did and what it threw away: second readings, takedowns, the bin."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SecondReading(models.Model):
    """A text that took the urgent lane; it stays in sight until somebody else has read it."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="second_readings"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("seconde lecture")
        verbose_name_plural = _("secondes lectures")
        constraints = [
            models.UniqueConstraint(
                fields=("page",),
                condition=models.Q(done_at=None),
                name="editorial_one_open_reading_per_page",
            )
        ]

    def __str__(self) -> str:
        return str(self.page)


class Unchangeable(TypeError):
    """A record of what was done is never changed nor deleted."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class RecordQuerySet(models.QuerySet["Takedown"]):
    """Rows that are only added."""

    def update(self, **_fields: Any) -> NoReturn:
        raise Unchangeable

    def delete(self) -> NoReturn:
        raise Unchangeable


class Takedown(models.Model):
    """One act on one page: who, when and why. The page may be gone; neither its title nor a name is kept here."""

    class Act(models.TextChoices):
        DEREFERENCE = "dereference", _("Déréférencer")
        DEPUBLISH = "depublish", _("Dépublier")
        ANONYMISE = "anonymise", _("Anonymiser")

    act = models.CharField(_("décision"), max_length=12, choices=Act.choices)
    page_id = models.BigIntegerField(db_index=True)
    # Deleting an account must leave the row as it is: the name was written beside it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    #: Never public.
    reason = models.TextField(_("motif"))
    #: What readers are told.
    notice = models.TextField(default="")
    #: What stands in the place of the name.
    replacement = models.CharField(max_length=200, default="")

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("retrait")
        verbose_name_plural = _("retraits")
        default_permissions = ()
        permissions = [
            ("take_down", "Peut déréférencer, dépublier et anonymiser"),
            ("lift_embargo", "Peut lever ou avancer un embargo"),
        ]

    def __str__(self) -> str:
        return f"{self.act} page:{self.page_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise Unchangeable
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unchangeable


class Binned(models.Model):
    """A page that was deleted in the admin and may come back; it stays at its place in the tree, unseen."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    #: Its address, which is free meanwhile.
    slug = models.CharField(max_length=255)
    #: What was online of it and below it: page → the version, or nothing.
    live = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("page à la corbeille")
        verbose_name_plural = _("pages à la corbeille")
        default_permissions = ()

    def __str__(self) -> str:
        return f"page:{self.page_id}"
