"""The gate: a version that a rule stops is not published, by whatever path."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.core.gates import PublicationRefused
from cms.editorial.checklist.rules import Act, blocking


def gate(page: Page, user: Any) -> None:
    """Raise `PublicationRefused` with every reason at once."""
    now = timezone.now()  # noqa: TID251 publication is a door
    # A picture's rights must still run at the second a planned text goes live; the clock asks again then.
    at = max(now, page.go_live_at) if page.go_live_at else now
    found = blocking(page, act=Act.PUBLICATION, user=user, now=at)
    if found:
        raise PublicationRefused(page, reasons=[one.place.message for one in found])
