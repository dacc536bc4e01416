"""Second readings: what was published first and is still to be read."""

from __future__ import annotations

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
