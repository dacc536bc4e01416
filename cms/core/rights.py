"""Rights: what keeps a picture from being published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

NO_CREDIT = _(
    "Cette image n’a pas de crédit : donnez-le ici ou dans la médiathèque, elle ne peut pas être publiée sans."
)
NO_CREDIT_IN_LIBRARY = _(
    "Cette image n’a pas de crédit : donnez-le dans la médiathèque, elle ne peut pas être publiée sans."
)
EXPIRED = _("Les droits de cette image ont pris fin le %(date)s : choisissez-en une autre.")
NO_ALTERNATIVE = _("Décrivez l’image, ou cochez « image décorative » si elle n’apprend rien.")


def expired(image: Any, *, now: datetime) -> str | None:
    """The sentence to say when the picture may no longer be shown."""
    ends_at = image.rights_expire_at
    if ends_at is None or ends_at > now:
        return None
    return str(EXPIRED) % {"date": date_format(localtime(ends_at), "j F Y")}


def uncredited(image: Any, *, credit: str = "") -> str | None:
    """The sentence to say when nobody is credited, neither by this use nor by the library."""
    return None if credit.strip() or image.credit.strip() else str(NO_CREDIT)


def refusal(image: Any, *, now: datetime) -> str | None:
    """Why a picture used without words of its own may not be published; nothing when it may."""
    if ended := expired(image, now=now):
        return ended
    return None if image.credit.strip() else str(NO_CREDIT_IN_LIBRARY)
