"""What stays public: a French page is withdrawn alone, and whoever did it is told which translations readers still have."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page


def tell(request: HttpRequest, page: Page) -> None:
    """Name the languages, with a way to withdraw each that this user may withdraw; nothing where there is none."""
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return
    translations = page.get_translations().filter(live=True).select_related("locale")
    public = list(translations.order_by("locale__language_code", "pk"))
    if not public:
        return
    said = _("« %(title)s » reste publique dans d’autres langues : %(languages)s.") % {
        "title": page.get_admin_display_title(),
        "languages": ", ".join(str(one.locale.get_display_name()) for one in public),
    }
    buttons = [
        messages.button(
            reverse("wagtailadmin_pages:unpublish", args=[one.pk]),
            _("Dépublier : %(language)s") % {"language": one.locale.get_display_name()},
        )
        for one in public
        if one.permissions_for_user(request.user).can_unpublish()
    ]
    messages.warning(request, said, buttons=buttons)
