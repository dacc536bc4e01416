"""Trees: front pages and sections stand in every language, each under the translation of what it stands under in French.

What is made here is a draft of its own, never an alias: an alias is as public as the French it repeats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, TranslatableMixin, get_page_models
from wagtail.models.copying import _copy
from wagtail_localize.models import TranslationSource

from cms.locales import drafts, followers
from cms.locales.jobs import open_jobs

#: Shows how far a long loop has come: (what is gone through, what it is called).
Progress = Callable[[Iterable[Page], str], Iterable[Page]]


def silent(pages: Iterable[Page], _label: str) -> Iterable[Page]:
    """No progress: for tests and hooks."""
    return pages


@dataclass(kw_only=True)
class Report:
    """What a synchronisation did; nothing, the second time."""

    created: int = 0
    moved: int = 0
    #: Menus and whatever else stands beside the pages.
    brought: int = 0

    def summary(self) -> str:
        """One line for a terminal."""
        if not (self.created or self.moved or self.brought):
            return "Every language has every section already."
        return (
            f"{self.created} pages created as drafts, {self.moved} moved, "
            f"{self.brought} menus and the like brought along."
        )


def sync(*, progress: Progress = silent) -> Report:
    """Make what is missing in every language (front pages, sections, menus), and put each page where its French stands."""
    report = Report()
    for code, name in settings.WAGTAIL_CONTENT_LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=code)
        if code != settings.LANGUAGE_CODE:
            pages = progress(frame(), str(name))
            for above, below in groupby(pages, key=lambda page: page.path[: -Page.steplen]):
                with transaction.atomic():
                    _sync_below(above, below, locale, report)
            report.brought += followers.bring(locale)
    return report


def frame() -> list[Page]:
    """The French pages that stand in every language, each after the one it stands under and beside its sisters."""
    types = [model for model in get_page_models() if getattr(model, "in_every_locale", False)]
    french = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    return list(french.exact_type(*types).order_by("depth", "path").specific())


def stands_everywhere(page: Page) -> bool:
    """Whether a page of this type is the same tree in every language."""
    return bool(getattr(page.specific_class, "in_every_locale", False))


def _sync_below(above: str, pages: Iterable[Page], locale: Locale, report: Report) -> None:
    """Make and move what stands under one French page; `above` is its place in the tree."""
    place = _place(Page.objects.get(path=above), locale)
    sisters = Page.objects.filter(path__startswith=above, depth=len(above) // Page.steplen + 1)
    there = Page.objects.filter(
        locale=locale, translation_key__in=sisters.values("translation_key")
    )
    known = {page.translation_key: page for page in there}
    made = []
    for page in pages:
        here = known.get(page.translation_key)
        if here is None:
            _draft(page, locale, place)
            made.append(page)
        elif here.path[: -Page.steplen] != place.path and not place.is_root():
            here.specific.move(place, pos="last-child")
            report.moved += 1
    open_jobs(made, locale)
    report.created += len(made)


def follow(page: Page) -> None:
    """A French page of the frame was made: make it in every language whose tree is open."""
    for locale in open_locales():
        counterpart(page, locale)


def follow_move(page: Page) -> None:
    """A French page moved: its translations stand under the translations of what it stands under now."""
    for translation in (
        page.get_translations().filter(alias_of__isnull=True).select_related("locale")
    ):
        _settle(translation, page, translation.locale)


def open_locales() -> list[Locale]:
    """The languages, French left out, that have a front page."""
    fronts = Page.objects.filter(depth=2).values("locale")
    return list(Locale.objects.filter(pk__in=fronts).exclude(language_code=settings.LANGUAGE_CODE))


def counterpart(page: Page, locale: Locale) -> Page:
    """The page in another language, made as a draft with all that it stands under where it is missing."""
    known: Page | None = page.get_translation_or_none(locale)
    if known is not None:
        return known
    made = _draft(page.specific, locale, _place(page.get_parent(), locale))
    open_jobs([page.specific], locale)
    return made


def prepare_place(page: Page, locale: Locale) -> None:
    """See that what a page stands under is there in another language."""
    above = page.get_parent()
    if above is not None:
        _place(above, locale)


def _place(above: Page, locale: Locale) -> Page:
    """Where what stands under a French page stands in another language; front pages stand side by side."""
    return above if above.is_root() else counterpart(above, locale)


def _draft(page: Page, locale: Locale, place: Page) -> Page:
    """A copy of a page in another language, which has no version yet.

    Wagtail's own copy writes one and indexes the page twice, and takes its restriction along, which reaches every
    language from where it is: half of the time a large tree takes.
    """
    french: Any = drafts.latest(page)
    slug = f"{french.slug}-{locale.language_code}" if place.is_root() else french.slug
    made, children = _copy(
        french,
        exclude_fields=[*french.default_exclude_fields_in_copy, *french.exclude_fields_in_copy],
        update_attrs={
            "locale": locale,
            "slug": find_available_slug(place, slug),
            "live": False,
            "has_unpublished_changes": True,
            "live_revision": None,
            "first_published_at": None,
            "last_published_at": None,
            "alias_of": None,
            "content_type": french.cached_content_type,
        },
    )
    for child in children.values():
        if isinstance(child, TranslatableMixin):
            child.locale = locale
    added: Page = place.add_child(instance=made)
    return added


def take_over(page: Page) -> None:
    """Give translators what a French page says now, where none of its translations is public yet."""
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    if source is not None and not page.get_translations().filter(live=True).exists():
        source.update_from_db()


def _settle(translation: Page, page: Page, locale: Locale) -> None:
    """Put a translation where the French stands."""
    above = page.get_parent()
    if above.is_root():
        return
    wanted = counterpart(above, locale)
    if translation.get_parent().pk != wanted.pk:
        translation.specific.move(wanted, pos="last-child")
