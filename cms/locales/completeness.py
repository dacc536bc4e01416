"""Completeness: French never stands in for a translation before readers.

wagtail-localize publishes a translation with French wherever nobody translated yet. Its two methods that write versions
are wrapped here, since it offers no other way in: a version keeps what is public for texts that changed, remembers what
it was made from, and is not published while French would show.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue

from cms.locales import drafts, privacy, segmenting, trees
from cms.locales.freshness import bases
from cms.locales.freshness.texts import Text, texts_of
from cms.locales.models import Ground, PublishedText

#: Words of an untranslated text that are shown, and how many of them.
_SHOWN, _MOST = 60, 3


class UntranslatedText(Exception):
    """A translation cannot be published: some of its texts are still French. Says which, in the translator's words."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        shown = " ; ".join(f"« {_short(text)} »" for text in texts[:_MOST])
        said = ngettext(
            "Cette traduction n’a pas été publiée : un texte n’est pas traduit. %(texts)s",
            "Cette traduction n’a pas été publiée : %(count)s textes ne sont pas traduits. %(texts)s",
            len(texts),
        )
        more = _(" et d’autres") if len(texts) > _MOST else ""
        super().__init__(said % {"count": len(texts), "texts": shown + more})


def is_translated(page: Page) -> bool:
    """Whether a page is written by translating another; one query, none in French."""
    if page.locale_id is None or page.locale.language_code == settings.LANGUAGE_CODE:
        return False
    sources = TranslationSource.objects.filter(object_id=page.translation_key)
    return bool(sources.exclude(locale_id=page.locale_id).exists())


def check_version(revision: Revision) -> None:
    """Raise `UntranslatedText` if readers would get French from this version of a translation; one query."""
    basis = bases.of(revision)
    untranslated = basis.untranslated if basis is not None else _left_in_french(revision)
    if untranslated:
        raise UntranslatedText(untranslated)


def _left_in_french(revision: Revision) -> list[str]:
    """The texts of a version nobody made by translating that still say what the French says, or said when it was taken over."""
    page = revision.as_object()
    if not isinstance(page, Page) or not is_translated(page):
        return []
    source = TranslationSource.objects.exclude(locale=page.locale_id).get(
        object_id=page.translation_key
    )
    here = texts_of(page)
    if _is_a_copy(page, source):
        return [text for _path, text in here]
    asked = {
        (text["path"], text["source"]): text["target"]
        for text in bases.grounds(source, page.locale, page_id=None).values()
    }
    french = {*asked, *_french_texts(source)}
    return [
        text for path, text in here if (path, text) in french and asked.get((path, text)) != text
    ]


def _french_texts(source: TranslationSource) -> list[Text]:
    """The texts of the French as it stands; none once it is deleted, which its translations outlive."""
    try:
        return texts_of(source.get_source_instance())
    except ObjectDoesNotExist:
        return []


def _is_a_copy(page: Page, source: TranslationSource) -> bool:
    """Whether a page is what it was when its tree was opened: nobody published it, and translators have it."""
    jobs = Translation.objects.filter(source=source, target_locale=page.locale_id, enabled=True)
    return jobs.exists() and not PublishedText.objects.filter(page=page.pk).exists()


def install() -> None:
    """Wrap wagtail-localize's methods, once."""
    if not hasattr(TranslationSource.create_or_update_translation, "__wrapped__"):
        inner = TranslationSource._get_segments_for_translation  # noqa: SLF001 see above
        TranslationSource._get_segments_for_translation = _keeping(inner)  # noqa: SLF001
        TranslationSource.create_or_update_translation = _noting(
            TranslationSource.create_or_update_translation
        )
        drafts.install()
        privacy.install()
        segmenting.install()


def _keeping(method: Any) -> Any:
    @wraps(method)
    def segments(source: TranslationSource, locale: Locale, fallback: bool = False) -> list[Any]:
        found: list[Any] = method(source, locale, fallback=fallback)
        if not fallback:
            return found
        grounds = bases.grounds(source, locale, page_id=_page_id(source, locale))
        return [_said(each, grounds) for each in found]

    return segments


def _said(segment: Any, grounds: Mapping[int, Ground]) -> Any:
    """A text as readers are to get it; whatever is no text stays."""
    if not isinstance(segment, StringSegmentValue) or segment.order not in grounds:
        return segment
    target = grounds[segment.order]["target"]
    if target is None:
        return segment
    return StringSegmentValue(
        segment.path, StringValue(target), attrs=segment.attrs, order=segment.order
    )


def _noting(method: Any) -> Any:
    @wraps(method)
    def create_or_update(
        source: TranslationSource,
        locale: Locale,
        user: Any = None,
        publish: bool = True,
        copy_parent_pages: bool = False,
        fallback: bool = False,
    ) -> tuple[Any, bool]:
        page_id = _page_id(source, locale)
        grounds = bases.grounds(source, locale, page_id=page_id)
        untranslated = [text["source"] for text in grounds.values() if text["target"] is None]
        is_page = issubclass(source.specific_content_type.model_class(), Page)
        if publish and is_page and untranslated:
            raise UntranslatedText(untranslated)
        with transaction.atomic():
            if is_page and page_id is None:
                # Else wagtail-localize makes aliases of what is missing above, as public as the French.
                trees.prepare_place(source.get_source_instance(), locale)
            translation, created = method(
                source,
                locale,
                user=user,
                publish=publish,
                copy_parent_pages=copy_parent_pages,
                fallback=fallback,
            )
            if is_page:
                bases.note(translation.latest_revision, grounds.values())
        return translation, created

    return create_or_update


def _page_id(source: TranslationSource, locale: Locale) -> int | None:
    """Which page says this in a language, if there is one; one query."""
    pages = Page.objects.filter(translation_key=source.object_id, locale=locale)
    found: int | None = pages.values_list("pk", flat=True).first()
    return found


def _short(text: str) -> str:
    plain = strip_tags(text)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
