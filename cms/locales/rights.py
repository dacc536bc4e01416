"""Rights: who may read what is translated, and work on what it is translated into."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page, get_translatable_models
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

#: Holding one of these somewhere above a page, one works on it.
WORK = {"add", "change", "publish"}


def may_read(user: Any, source: Any) -> bool:
    """Whether a text may be shown to a translator: anybody's if it is public, else their own."""
    if not isinstance(source, Page):
        return may_change_model(user, type(source))
    if source.live and not source.get_view_restrictions().exists():
        return True
    return works_on(user, source)


def works_on(user: Any, page: Page) -> bool:
    """Whether one has a part in a page and in all that is below it."""
    return user.is_superuser or bool(page.permissions_for_user(user).permissions & WORK)


def may_edit(user: Any, target: Any) -> bool:
    """Whether one may write a translation; what has no page yet is the administrators'."""
    if target is None:
        return bool(user.is_superuser)
    if isinstance(target, Page):
        return bool(target.permissions_for_user(user).can_edit())
    return may_change_model(user, type(target))


def may_publish(user: Any, target: Any) -> bool:
    """Whether one may put a translation before readers; what is no page has no draft, so that writing is publishing."""
    if isinstance(target, Page):
        return may_edit(user, target) and bool(target.permissions_for_user(user).can_publish())
    return may_edit(user, target)


def may_change_model(user: Any, model: Any) -> bool:
    """Whether one may change the snippets of a kind."""
    meta = model._meta
    return bool(user.has_perm(f"{meta.app_label}.{get_permission_codename('change', meta)}"))


def may_open(user: Any, source: Any, *, locale: Locale) -> bool:
    """Whether one may begin a translation into a locale: in its tree, where the text will come to be."""
    if not isinstance(source, Page):
        return may_change_model(user, type(source))
    existing = source.get_translation_or_none(locale)
    if existing is not None:
        return may_edit(user, existing)
    keys = source.get_ancestors().filter(depth__gt=1).values("translation_key")
    above = Page.objects.filter(locale=locale, translation_key__in=keys).order_by("-depth").first()
    # A locale without a tree begins at the root, where only administrators add pages.
    place = above or Page.get_first_root_node()
    return user.is_superuser or "add" in place.permissions_for_user(user).permissions


def translates_into(user: Any, locale: Locale) -> bool:
    """Whether one writes translations into a language; French is nobody's to translate into."""
    if locale.language_code == settings.LANGUAGE_CODE:
        return False
    # Who only writes texts of their own keeps no glossary.
    mine = page_permission_policy.instances_user_has_any_permission_for(user, WORK - {"add"})
    return bool(user.is_superuser or mine.filter(locale=locale).exists())


def visible_translations(user: Any) -> QuerySet[Translation]:
    """The translations one works on, of texts one may read; constant in queries."""
    if user.is_superuser:
        everything: QuerySet[Translation] = Translation.objects.all()
        return everything
    own = page_permission_policy.instances_user_has_any_permission_for(user, WORK)
    readable = Q(pk__in=own.values("pk")) | Q(pk__in=Page.objects.live().public().values("pk"))
    pages = Q(_page_in("target_locale", own)) & Q(
        _page_in("source__locale", Page.objects.filter(readable))
    )
    models = [model for model in _translatable_snippets() if may_change_model(user, model)]
    kinds = ContentType.objects.get_for_models(*models).values()
    mine: QuerySet[Translation] = Translation.objects.filter(
        pages | Q(source__specific_content_type__in=[kind.pk for kind in kinds])
    )
    return mine


def _page_in(locale: str, pages: QuerySet[Page]) -> Exists:
    """Whether a translation's page in that locale is one of these."""
    return Exists(
        pages.filter(translation_key=OuterRef("source__object_id"), locale=OuterRef(locale))
    )


def _translatable_snippets() -> list[Any]:
    return [model for model in get_translatable_models() if not issubclass(model, Page)]
