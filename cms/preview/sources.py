"""Sources: what a token shows, as it stands now, read again with the rights of whoever made the token."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, QueryDict
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.preview.models import PreviewToken, Source
from cms.published import keys
from cms.published.registry import entity_builder


class NothingToShow(LookupError):
    """What the token is for has gone, or its maker may no longer edit it."""


def shown_by(token: PreviewToken) -> Any:
    """The specific page or the entity in the version the token names; raise `NothingToShow`."""
    try:
        return _entity(token) if token.entity else _READERS[Source(token.source)](token)
    except (ObjectDoesNotExist, PermissionDenied, Http404) as exc:
        raise NothingToShow from exc


def may_see(page: Page, user: Any) -> bool:
    """Whether somebody may look at a draft in the admin."""
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_edit() or permissions.can_publish())


def _from_form(token: PreviewToken) -> Page:
    """Wagtail keeps what was last typed per user and page; its own view makes a page of it, and checks the right."""
    view: Any = PreviewOnEditView() if token.page_id else PreviewOnCreateView()
    view.request = SimpleNamespace(user=token.minted_by)
    view.kwargs = {"page_id": token.page_id} if token.page_id else _where(token)
    page: Page = _typed(view)
    return page


def _entity(token: PreviewToken) -> Any:
    """The same of a snippet; Wagtail asks for the right to add one where it serves the view."""
    kind, pk = keys.parse_node(token.entity)
    builder = entity_builder(kind)
    if builder is None:
        raise NothingToShow(kind)
    viewset: Any = getattr(builder.model, "snippet_viewset")  # noqa: B009 Wagtail sets it
    is_new = pk == "0"
    view: Any = (
        viewset.preview_on_add_view_class if is_new else viewset.preview_on_edit_view_class
    )(
        model=builder.model,
        permission_policy=viewset.permission_policy,
        form_class=viewset.get_form_class(for_update=not is_new),
    )
    view.request = SimpleNamespace(user=token.minted_by, GET={"locale": token.locale})
    view.kwargs = {} if is_new else {"pk": pk}
    if not view.user_has_permission(view.permission_required):
        raise PermissionDenied
    return _typed(view)


def _typed(view: Any) -> Any:
    """What the form makes of what was typed last; what is saved, where nothing was or it makes nothing."""
    view.object = view.get_object()
    typed = view.get_form_state_queryset().first()
    form = view.get_form(QueryDict(typed.data) if typed else QueryDict())
    if view.validate_form(form):
        form.save(commit=False)
    return view.object


def _where(token: PreviewToken) -> dict[str, Any]:
    app_label, _, model_name = token.page_type.partition(".")
    return {
        "content_type_app_name": app_label,
        "content_type_model_name": model_name.lower(),
        "parent_page_id": token.parent_id,
    }


def _from_revision(token: PreviewToken) -> Page:
    page = Page.objects.get(pk=token.page_id)
    if not may_see(page, token.minted_by):
        raise PermissionDenied
    shown: Page = token.revision.as_object() if token.revision else page.specific
    return shown


def _from_translation(token: PreviewToken) -> Page:
    """What the translator has so far; French where there is nothing yet."""
    translation = Translation.objects.select_related("source").get(pk=token.translation_id)
    target = translation.get_target_instance()
    if not isinstance(target, Page) or not may_see(target, token.minted_by):
        raise PermissionDenied
    page: Page = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    return page


_READERS = {
    Source.FORM: _from_form,
    Source.REVISION: _from_revision,
    Source.TRANSLATION: _from_translation,
}
