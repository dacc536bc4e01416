"""Guard: shuts the views of Wagtail that answer before they ask who is asking, or that show more than their user may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.deprecation import MiddlewareMixin
from wagtail.models import Page, Task
from wagtail.permissions import page_permission_policy, policy_registry

#: Says whether the request may reach the view, from the address's parts.
Rule = Callable[[HttpRequest, Mapping[str, Any]], bool]

#: Ids are decimal; what the database would not take is nobody's.
_MOST_DIGITS: Final = 18


def _move(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Stock checks when the form is sent, and shows both titles before."""
    page = get_object_or_404(Page, pk=parts["page_to_move_id"])
    target = get_object_or_404(Page, pk=parts["destination_id"])
    return bool(
        page.permissions_for_user(request.user).can_move()
        and _sees(request.user, Page.objects.filter(pk=target.pk))
    )


def _cancel_workflow(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    page = get_object_or_404(Page, pk=parts["page_id"])
    return bool(page.permissions_for_user(request.user).can_edit())


def _arrange_work(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Tasks are chosen where workflows are made."""
    policy = policy_registry.get_by_type(Task)
    return bool(policy.user_has_any_permission(request.user, {"add", "change", "delete"}))


def _by_form(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Stock refuses a link, and drops the cookie of whoever followed it all the same."""
    return request.method == "POST"


def _nobody(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """A page that only fails."""
    raise Http404


def _bulk(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Stock lists by title what one may not act on: refuse what one may not even see."""
    try:
        model = apps.get_model(parts["app_label"], parts["model_name"])
    except LookupError as exc:
        raise Http404 from exc
    if not all(it == "all" or _is_id(it) for it in request.GET.getlist("id")):
        raise Http404
    if model is Page:
        return _sees(request.user, _asked_pages(request))
    action = "delete" if parts["action"] == "delete" else "change"
    return bool(policy_registry.get_by_type(model).user_has_permission(request.user, action))


def _asked_pages(request: HttpRequest) -> QuerySet[Page]:
    """What is ticked; « all » is all below where the list was, or everything."""
    ids = request.GET.getlist("id")
    above = request.GET.get("childOf", "")
    pages: QuerySet[Page] = Page.objects.filter(depth__gt=1)
    if "all" not in ids:
        pages = pages.filter(pk__in=ids)
    elif _is_id(above):
        pages = pages.filter(path__startswith=get_object_or_404(Page, pk=above).path)
    return pages


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


def choosable(pages: QuerySet[Page], *, user: Any) -> QuerySet[Page]:
    """What a chooser lists: what is public, and what one sees in the explorer. Stock lists everybody's drafts."""
    seen = page_permission_policy.explorable_instances(user)
    return pages.filter(Q(live=True) | Q(pk__in=seen.values("pk")))


def _sees(user: Any, pages: QuerySet[Page]) -> bool:
    """Whether all of the pages are among those the explorer shows somebody."""
    seen = page_permission_policy.explorable_instances(user)
    return not pages.exclude(pk__in=seen.values("pk")).exists()


#: By the full name of the view. Wagtail's other views ask for themselves: the table in the tests says what.
RULES: Final[dict[str, Rule]] = {
    "wagtailadmin_pages:move_confirm": _move,
    "wagtailadmin_pages:confirm_workflow_cancellation": _cancel_workflow,
    "wagtailadmin_workflows:task_chooser": _arrange_work,
    "wagtailadmin_workflows:task_chooser_results": _arrange_work,
    "wagtailadmin_workflows:task_chooser_create": _arrange_work,
    "wagtailadmin_workflows:task_chosen": _arrange_work,
    "wagtail_bulk_action": _bulk,
    "wagtailadmin_logout": _by_form,
    "wagtailadmin_error_test": _nobody,
}


class AdminGuard(MiddlewareMixin):
    """Refuse a view that has a rule to whom the rule does not let in."""

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, parts: dict[str, Any]
    ) -> None:
        """Wagtail sends strangers to the login page itself."""
        match = request.resolver_match
        rule = RULES.get(match.view_name) if match is not None else None
        # In this order: who asks for `user` reads a cookie, and public answers must not vary on one.
        if rule is not None and request.user.is_authenticated and not rule(request, parts):
            raise PermissionDenied
