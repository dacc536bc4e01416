"""Sources: the page a token shows, as it stands now, read again with the rights of whoever made the token."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, QueryDict
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.preview.models import PreviewToken, Source


class NothingToShow(LookupError):
    """The token's page has gone, or its maker may no longer edit it."""


def page_of(token: PreviewToken) -> Page:
    """The specific page in the version the token names; raise `NothingToShow`."""
    try:
        return _READERS[Source(token.source)](token)
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
    view.object = view.get_object()
    typed = view.get_form_state_queryset().first()
    form = view.get_form(QueryDict(typed.data) if typed else QueryDict())
    if view.validate_form(form):
        form.save(commit=False)
    page: Page = view.object
    return page


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
