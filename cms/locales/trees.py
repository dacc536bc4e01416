"""Trees: front pages and sections stand in every language, each under the translation of what it stands under in French.

What is made here is a draft of its own, never an alias: an alias is as public as the French it repeats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.locales import followers

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
            for page in progress(frame(), str(name)):
                _sync_one(page, locale, report)
            report.brought += followers.bring(locale)
    return report


def frame() -> list[Page]:
    """The French pages that stand in every language, each after the one it stands under."""
    french = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    return [page for page in french.order_by("path").specific() if stands_everywhere(page)]


def stands_everywhere(page: Page) -> bool:
    """Whether a page of this type is the same tree in every language."""
    return bool(getattr(page.specific_class, "in_every_locale", False))


def _sync_one(page: Page, locale: Locale, report: Report) -> None:
    with transaction.atomic():
        known = page.get_translation_or_none(locale)
        if known is None:
            counterpart(page, locale)
            report.created += 1
        elif _settle(known, page, locale):
            report.moved += 1


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
    prepare_place(page, locale)
    made: Page = page.specific.copy_for_translation(locale)
    open_job(page, locale)
    return made


def prepare_place(page: Page, locale: Locale) -> None:
    """See that what a page stands under is there in another language."""
    above = page.get_parent()
    if above is not None and not above.is_root():
        counterpart(above, locale)


def open_job(page: Page, locale: Locale) -> None:
    """Give a page to the translators of a language; once."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    Translation.objects.get_or_create(source=source, target_locale=locale)


def take_over(page: Page) -> None:
    """Give translators what a French page says now, where none of its translations is public yet."""
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    if source is not None and not page.get_translations().filter(live=True).exists():
        source.update_from_db()


def _settle(translation: Page, page: Page, locale: Locale) -> bool:
    """Put a translation where the French stands; say whether it had to move."""
    above = page.get_parent()
    if above.is_root():
        return False
    wanted = counterpart(above, locale)
    if translation.get_parent().pk == wanted.pk:
        return False
    translation.specific.move(wanted, pos="last-child")
    return True
