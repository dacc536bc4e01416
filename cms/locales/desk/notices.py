"""« Pour vous » on the dashboard, and the choice of mail in one's account."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.locales import rights
from cms.locales.freshness import reading
from cms.locales.models import Notice, NoticeChoice

#: How long something is news, how many are shown, and among how many of the latest those that still are news are looked for.
DAYS, MOST, LOOKED_AT = 14, 8, 100


class ForYouPanel(Component):
    """What arrived and what went stale lately, of what one works on."""

    name = "for_you"
    template_name = "locales/for_you.html"
    order = 240

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"rows": for_you(self.user)}


def for_you(user: Any) -> list[dict[str, Any]]:
    """The latest notices of the translations one works on that are still to be done, with their pages; constant in queries."""
    since = timezone.now() - timedelta(days=DAYS)  # noqa: TID251 a view is a door
    mine = rights.visible_translations(user)
    found: QuerySet[Notice] = Notice.objects.filter(
        created_at__gte=since, translation__in=mine.values("pk"), translation__enabled=True
    )
    notices = list(
        found.select_related("translation__source", "translation__target_locale").order_by(
            "-created_at", "-pk"
        )[:LOOKED_AT]
    )
    pages = _pages(notices, user)
    stale = reading.stale_since([page.pk for page in pages.values()])
    rows = [
        {"notice": notice, "page": pages[key]}
        for notice in notices
        if (key := _key(notice)) in pages and _is_to_do(notice, pages[key], stale=stale)
    ]
    return rows[:MOST]


def _is_to_do(notice: Notice, page: Page, *, stale: Collection[int]) -> bool:
    """What arrived is done once it is public, and what went stale once it is fresh."""
    return not page.live if notice.kind == Notice.Kind.ARRIVED else page.pk in stale


def _pages(notices: list[Notice], user: Any) -> dict[tuple[Any, int], Page]:
    own = page_permission_policy.instances_user_has_any_permission_for(user, rights.WORK)
    keys = {notice.translation.source.object_id for notice in notices}
    return {
        (page.translation_key, page.locale_id): page
        for page in own.filter(translation_key__in=keys)
    }


def _key(notice: Notice) -> tuple[Any, int]:
    translation = notice.translation
    return translation.source.object_id, translation.target_locale_id


class NoticeChoiceForm(forms.ModelForm):
    """One box."""

    class Meta:
        model = NoticeChoice
        fields = ["by_mail"]


class NoticeChoicePanel(BaseSettingsPanel):
    """In one's account, under « Notifications »."""

    name = "translation_notices"
    title = _("Traductions")
    tab = notifications_tab
    order = 200
    form_class = NoticeChoiceForm
    form_object = "profile"

    def get_form(self) -> forms.ModelForm:
        """On one's own choice, which need not have been made yet."""
        known = NoticeChoice.objects.filter(user=self.user).first()
        choice = known or NoticeChoice(user=self.user)
        kwargs: dict[str, Any] = {"prefix": self.name, "instance": choice}
        if self.request.method == "POST":
            return self.form_class(self.request.POST, **kwargs)
        return self.form_class(**kwargs)

    def is_active(self) -> bool:
        """For whoever translates."""
        return bool(self.user.has_perm("wagtail_localize.submit_translation"))
