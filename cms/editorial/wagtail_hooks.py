"""What the desk adds to the admin: the urgent button, second readings, and the way back from a checklist to its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.editorial import desk, embargo, guard, pictures, planned, schedules, urgency
from cms.editorial.bin import wiring as wiring
from cms.editorial.takedown import acts, screen


class UrgentItem(ActionMenuItem):
    """« Publier en urgence », for those the table lets through."""

    name = "action-publish"
    label = _("Publier en urgence (seconde lecture due)")
    icon_name = "warning"
    template_name = "editorial/urgent_button.html"

    def is_shown(self, context: Any) -> bool:
        if not super().is_shown(context) or context["view"] == "revisions_revert":
            return False
        page = context.get("page") or context["parent_page"]
        may = page.permissions_for_user(context["request"].user)
        may_publish = (
            may.can_publish_subpage() if context["view"] == "create" else may.can_publish()
        )
        return bool(may_publish and urgency.may_take(context["request"].user))


@hooks.register("register_page_action_menu_item")  # type: ignore[untyped-decorator]  # Wagtail's hooks carry no types.
def urgent_item() -> UrgentItem:
    """In the menu at the foot of the form."""
    return UrgentItem(order=95)


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def second_readings(request: HttpRequest, panels: list[Any]) -> None:
    """On the dashboard of whoever may read or may have published."""
    if urgency.may_read(request.user) or urgency.may_take(request.user):
        panels.append(desk.SecondReadingsPanel(request.user))


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def refused_schedules(request: HttpRequest, panels: list[Any]) -> None:
    """On everybody's dashboard: each sees the texts they may change, and nothing where there is none."""
    panels.append(schedules.RefusedSchedulesPanel(request.user))


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]
def only_what_one_sees(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """In every chooser of pages."""
    return guard.choosable(pages, user=request.user)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def addresses() -> list[URLPattern]:
    """The doors of our own."""
    return [
        path("secondes-lectures/<int:reading_id>/faite/", desk.finish, name="finish_reading"),
        path("avant-de-publier/<int:page_id>/", desk.checklist, name="page_checklist"),
        path("reports/prevu/", planned.calendar, name="planned"),
        path("retrait/<int:page_id>/", screen.take_down, name="take_down"),
    ]


@hooks.register("insert_global_admin_js")  # type: ignore[untyped-decorator]
def script() -> str:
    """A form is sent once; a finding leads to its field."""
    return format_html('<script src="{}" defer></script>', static("editorial/js/desk.js"))


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def style() -> str:
    """Late is red."""
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/css/desk.css"))


@hooks.register("register_page_header_buttons")  # type: ignore[untyped-decorator]
def takedown_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """« Retrait », in the menu of a page, for who may."""
    if page.pk is not None and acts.may_take_down(user, page):
        address = reverse("take_down", args=[page.pk])
        yield Button(_("Retrait…"), url=address, icon_name="warning", priority=80)


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]
def logged(actions: LogActionRegistry) -> None:
    """What the history of a page says of it; the reason is for the register."""
    actions.register_action("chapo.dereference", _("Déréférencer"), _("Texte déréférencé"))
    actions.register_action("chapo.depublish", _("Dépublier"), _("Texte dépublié sur décision"))
    actions.register_action("chapo.bin", _("Mettre à la corbeille"), _("Page mise à la corbeille"))
    actions.register_action("chapo.unbin", _("Sortir de la corbeille"), _("Page remise en place"))
    actions.register_action(embargo.LIFTED, _("Lever un embargo"), _("Embargo levé ou avancé"))
    actions.register_action("chapo.anonymise", _("Anonymiser"), _("Texte anonymisé"))


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def planned_item() -> planned.PlannedMenuItem:
    """« Prévu », in the reports menu."""
    url = reverse("planned")
    return planned.PlannedMenuItem(
        _("Prévu"), url, name="planned", icon_name="calendar-alt", order=100
    )


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def late_panel(request: HttpRequest, panels: list[Any]) -> None:
    """On everybody's dashboard: it shows what they may see, and nothing when nothing is late."""
    panels.append(planned.LatePanel(request.user))


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def ending_rights(request: HttpRequest, panels: list[Any]) -> None:
    """On the dashboard of whoever looks after pictures."""
    if pictures.may_replace(request.user):
        panels.append(pictures.EndingRightsPanel())
