"""Uses: which public documents show a picture."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from cms.core.models import NewsImage
from cms.published import keys
from cms.published.models import Dependency


def ending(*, now: datetime, before: datetime) -> list[tuple[NewsImage, int]]:
    """The pictures readers see whose rights end between two moments, the soonest first, and how many things show each."""
    found = NewsImage.objects.filter(rights_expire_at__gt=now, rights_expire_at__lte=before)
    images = list(found.order_by("rights_expire_at", "pk"))
    shown = Dependency.objects.filter(key__in=[keys.node("image", image.pk) for image in images])
    count = Counter(shown.values_list("key", flat=True))
    return [
        (image, count[key]) for image in images if (key := keys.node("image", image.pk)) in count
    ]
