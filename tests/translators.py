"""A translator's desk for tests: what wagtail-localize's views do, without the views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.locales.exchange.segments import Segment, segments_of
from tests.newsroom import Newsroom


@dataclass(kw_only=True)
class Desk:
    """Submits, translates, refreshes and publishes pages of a newsroom."""

    newsroom: Newsroom
    #: Runs what waits for a commit, as `with committing(execute=True)`: wagtail-localize publishes then.
    committing: Callable[..., Any]

    def submit(self, page: Page, code: str = "en") -> Translation:
        """Begin a translation; it is a draft."""
        translate_object(page, [self.newsroom.locale(code)])
        return Translation.objects.get(
            source__object_id=page.translation_key, target_locale__language_code=code
        )

    def translate(self, translation: Translation, *only: str) -> None:
        """Write « [en] French words » for every text, or for those named."""
        segments, code = segments_of(translation), translation.target_locale.language_code
        sources = {
            segment.source
            for segment in segments
            if not segment.target and (not only or segment.source in only)
        }
        for segment in segments:
            if segment.source in sources:
                self._put(translation, segment, f"[{code}] {segment.source}")

    def write(self, translation: Translation, source: str, target: str) -> None:
        """Write the translation of one text, wherever the page says it."""
        for segment in segments_of(translation):
            if segment.source == source:
                self._put(translation, segment, target)

    def _put(self, translation: Translation, segment: Segment, target: str) -> None:
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=translation.target_locale,
            defaults={"data": target, "translation_type": "manual"},
        )

    def publish(self, translation: Translation) -> Page:
        """Publish what is translated."""
        with self.committing(execute=True):
            translation.save_target(publish=True)
        return self.page(translation)

    def refresh(self, translation: Translation) -> None:
        """Take over what the French says now."""
        translation.source.update_from_db()

    def page(self, translation: Translation) -> Page:
        """The translated page as its own type."""
        return translation.get_target_instance().specific

    def published(self, page: Page, code: str = "en") -> Page:
        """An article in a language, translated and public."""
        translation = self.submit(page, code)
        self.translate(translation)
        return self.publish(translation)


@dataclass(kw_only=True)
class AtOnce:
    """`committing` where nothing is ever committed: what waits for a commit is run at the end of the block."""

    execute: bool = True
    _start: int = 0

    def __enter__(self) -> None:
        self._start = len(connection.run_on_commit)

    def __exit__(self, *exc: object) -> None:
        waiting = connection.run_on_commit[self._start :]
        connection.run_on_commit = connection.run_on_commit[: self._start]
        if self.execute:
            for _sids, func, _robust in waiting:
                func()
