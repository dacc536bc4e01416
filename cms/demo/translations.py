"""Translations: the demonstration in other languages, some of it public, some begun, some stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.demo.catalogue import Catalogue, listed
from cms.editorial.roles import LANGUAGES
from cms.locales import trees
from cms.locales.exchange.segments import segments_of
from home.models import Menu, MenuItem
from news.models import ArticlePage

FOLDER = "translations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What a file says of one language, and who works on it."""

    locale: Locale
    said: Mapping[str, Any]
    translator: Any
    reviser: Any

    @classmethod
    def of(cls, code: str) -> Language:
        """The language of `content/translations/<code>.yaml`, with the accounts that have to be there."""
        users = get_user_model().objects
        return cls(
            locale=Locale.objects.get(language_code=code),
            said=listed(f"{FOLDER}/{code}"),
            translator=users.get(username=f"traduction-{code}"),
            reviser=users.get(username=f"revision-{code}"),
        )


def translations(catalogue: Catalogue) -> Iterator[bool]:
    """Translate what is not begun yet; for each page, say whether there was anything to do."""
    for code in LANGUAGES:
        language = Language.of(code)
        for page in trees.frame():
            yield _translate(page, language)
        wanted = [*language.said["articles"], *language.said["drafts"]]
        for pk in catalogue.among("article", names=wanted):
            yield _translate(ArticlePage.objects.get(pk=pk), language)
        _label(language)


def afterthoughts(catalogue: Catalogue, *, editor: Any) -> None:
    """What the newsroom adds once translators are done; to be called when they were."""
    for slug, sentence in listed(f"{FOLDER}/later").items():
        pks = catalogue.among("article", names=[slug])
        page = ArticlePage.objects.filter(pk__in=pks).first()
        if page is None:
            continue
        page.body.append(("paragraph", f"<p>{sentence}</p>"))
        page.save_revision(user=editor).publish(user=editor)


def _translate(page: Page, language: Language) -> bool:
    """Write what the file says of a page, and publish it if that is all of it."""
    job = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=language.locale
    ).first()
    if job is None:
        translate_object(page.specific, [language.locale], user=language.translator)
        job = Translation.objects.get(
            source__object_id=page.translation_key, target_locale=language.locale
        )
    segments = segments_of(job)
    if any(segment.target for segment in segments):
        return False
    texts = {_plain(french): said for french, said in language.said["texts"].items()}
    written = [_write(segment, texts, language) for segment in segments]
    job.save_target(user=language.translator, publish=False)
    if all(written):
        # Not by `save_target`, which publishes after the commit: loading may be one transaction.
        version = job.get_target_instance().specific.get_latest_revision()
        version.publish(user=language.reviser)
    return True


def _write(segment: Any, texts: Mapping[str, str], language: Language) -> bool:
    """Write one text, and say whether the file has it."""
    said = texts.get(_plain(segment.source))
    if said is None:
        return bool(segment.path == "slug")
    StringTranslation.objects.create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=language.locale,
        data=said,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        last_translated_by=language.translator,
    )
    return True


def _plain(text: str) -> str:
    """Typography puts no-break spaces that the files do without."""
    return " ".join(text.split())


def _label(language: Language) -> None:
    """Write the links that have words of their own in a language's menus."""
    labels = language.said["labels"]
    french = MenuItem.objects.filter(label__in=labels).select_related("menu").order_by("pk")
    for item in french:
        menu = Menu.objects.get(locale=language.locale, place=item.menu.place)
        MenuItem.objects.get_or_create(
            menu=menu,
            translation_key=item.translation_key,
            locale=language.locale,
            defaults={
                "label": labels[item.label],
                "page_id": item.page_id,
                "url": item.url,
                "sort_order": item.sort_order,
            },
        )
