"""The guard before wagtail-localize: its views ask for one global permission, or for rights on one side only.

A view of its that is not in the table answers 403: what an upgrade adds stays shut until somebody decides about it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.conf import settings
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.deprecation import MiddlewareMixin
from wagtail.models import Locale, Page
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import Translation, TranslationSource

from cms.locales import rights

NAMESPACE: Final = "wagtail_localize"
SUBMIT: Final = "wagtail_localize.submit_translation"

#: Says whether the request may reach the view, from the address's parts.
Rule = Callable[[HttpRequest, Mapping[str, Any]], bool]


def _anybody(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """The view shows nothing, or filters for itself."""
    return True


def _nobody(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Nobody has decided about the view yet."""
    return False


def _submit_page(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    page = get_object_or_404(Page, pk=parts["page_id"]).specific
    if request.POST.get("include_subtree") and not rights.works_on(request.user, page):
        return False
    return _may_submit(request, page)


def _submit_snippet(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    model = _snippet_model(parts)
    return _may_submit(request, get_object_or_404(model, pk=unquote(parts["pk"])))


def _may_submit(request: HttpRequest, source: Any) -> bool:
    """Into every locale that was ticked; before the form, into one at least."""
    if not rights.may_read(request.user, source):
        return False
    others = {str(it.pk): it for it in Locale.objects.exclude(pk=source.locale_id)}
    if request.method == "POST":
        # Other spellings of a number (« 02 », « +2 ») the form would take for it.
        ticked = request.POST.getlist("locales")
        return all(
            key in others and rights.may_open(request.user, source, locale=others[key])
            for key in ticked
        )
    return any(rights.may_open(request.user, source, locale=it) for it in others.values())


def _update(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """A refreshed source gives its new texts to all its translators; to publish them all one needs the rights on each.

    Else nobody who translates into one of two languages could take today's French.
    """
    source = get_object_or_404(TranslationSource, pk=parts["translation_source_id"])
    rows = source.translations.filter(enabled=True).select_related("source__object")
    targets = [_target(row) for row in rows]
    if not _may_read_source(request, source):
        return False
    if request.POST.get("publish_translations"):
        return all(rights.may_publish(request.user, it) for it in targets)
    return any(rights.may_edit(request.user, it) for it in targets)


def _translate(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    translation = get_object_or_404(
        Translation.objects.select_related("source__object"), pk=parts["translation_id"]
    )
    return _may_read_source(request, translation.source) and rights.may_edit(
        request.user, _target(translation)
    )


def _preview(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Pages without a template have no preview of Wagtail's; its view ends in a 500 there."""
    if not _translate(request, parts):
        return False
    target = _target(get_object_or_404(Translation, pk=parts["translation_id"]))
    if isinstance(target, Page) and not target.specific.preview_modes:
        raise Http404
    return True


def _convert(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """An alias shows the French text wherever the French is live: that is publishing."""
    page = get_object_or_404(Page, pk=parts["page_id"])
    source = get_object_or_404(
        TranslationSource,
        object_id=page.translation_key,
        translations__target_locale=page.locale_id,
    )
    return _may_read_source(request, source) and rights.may_publish(request.user, page)


def _snippets(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    return rights.may_change_model(request.user, _snippet_model(parts))


#: What each view of wagtail-localize asks for, by its name.
RULES: Final[dict[str, Rule]] = {
    "javascript_catalog": _anybody,
    "submit_page_translation": _submit_page,
    "submit_snippet_translation": _submit_snippet,
    "update_translations": _update,
    "edit_string_translation": _translate,
    "edit_override": _translate,
    "download_pofile": _translate,
    "upload_pofile": _translate,
    "machine_translate": _translate,
    "preview_translation": _preview,
    "stop_translation": _translate,
    "convert_to_alias": _convert,
    "translations_report": _anybody,
    "translations_report_results": _anybody,
    "snippets_api_listing": _snippets,
    "snippets_api_detail": _snippets,
}


def _changes(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    page = get_object_or_404(Page, pk=parts["page_id"])
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    readable = source is None or _may_read_source(request, source)
    return readable and rights.may_edit(request.user, page)


def _edit_page(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """Where a page is being translated, an editor that shows the French stands in for Wagtail's form, and publishes."""
    page = get_object_or_404(Page, pk=parts["page_id"])
    job = (
        Translation.objects.filter(
            source__object=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .select_related("source__object")
        .first()
    )
    if job is None:
        return True
    publishes = request.POST.get("action") == "publish"
    may = rights.may_publish if publishes else rights.may_edit
    return _may_read_source(request, job.source) and may(request.user, page)


def _publish_target(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    """What is ready, or revised, is so in the eyes of whoever publishes it."""
    translation = get_object_or_404(
        Translation.objects.select_related("source__object"), pk=parts["translation_id"]
    )
    return _may_read_source(request, translation.source) and rights.may_publish(
        request.user, _target(translation)
    )


def _together(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    page = get_object_or_404(Page.objects.select_related("locale"), pk=parts["page_id"])
    is_french = page.locale.language_code == settings.LANGUAGE_CODE
    return is_french and rights.may_publish(request.user, page)


def _glossary(request: HttpRequest, parts: Mapping[str, Any]) -> bool:
    return rights.translates_into(request.user, get_object_or_404(Locale, pk=parts["locale_id"]))


#: What views beside it ask for, by their full names: ours, and Wagtail's form. Wagtail answers a refusal inside a view with its front page, the guard with 403.
BESIDE: Final[dict[str, Rule]] = {
    "translation_tools": _translate,
    "translation_hand_over": _translate,
    "translation_xliff": _translate,
    "translation_po": _translate,
    "translation_upload": _translate,
    "translation_machine": _translate,
    "translation_suggestion": _translate,
    "translation_ready": _publish_target,
    "translation_revised": _publish_target,
    "release_together": _together,
    "glossary": _glossary,
    "glossary_import": _glossary,
    "glossary_delete": _glossary,
    "stale_translation": _changes,
    "wagtailadmin_pages:edit": _edit_page,
}


class TranslationGuard(MiddlewareMixin):
    """Refuse a view of wagtail-localize to whoever has no rights on both sides."""

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, parts: dict[str, Any]
    ) -> None:
        """Wagtail sends strangers to the login page itself."""
        rule = _rule_for(request)
        # In this order: who asks for `user` reads a cookie, and public answers must not vary on one.
        if rule is not None and request.user.is_authenticated and not rule(request, parts):
            raise PermissionDenied


def _rule_for(request: HttpRequest) -> Rule | None:
    match = request.resolver_match
    if match is None:
        return None
    name, full = str(match.url_name), str(match.view_name)
    return RULES.get(name, _nobody) if NAMESPACE in match.namespaces else BESIDE.get(full)


def _may_read_source(request: HttpRequest, source: TranslationSource) -> bool:
    instance = source.object.get_instance_or_none(source.locale_id)
    return instance is not None and rights.may_read(request.user, instance)


def _target(translation: Translation) -> Any:
    return translation.source.object.get_instance_or_none(translation.target_locale_id)


def _snippet_model(parts: Mapping[str, Any]) -> Any:
    """A kind of snippet, or 404."""
    model = get_snippet_model_from_url_params(parts["app_label"], parts["model_name"])
    if model is None:
        raise Http404
    return model
