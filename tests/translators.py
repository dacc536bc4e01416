"""A translator's desk for tests: what wagtail-localize's views do, without the views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import TestCase
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.locales.exchange.segments import Segment, rows_of, segments_of
from tests.newsroom import Newsroom


@dataclass(kw_only=True)
class Desk:
    """Submits, translates, refreshes and publishes pages of a newsroom."""

    newsroom: Newsroom
    #: Runs what waits for a commit, as `with committing(execute=True)`: wagtail-localize publishes then.
    committing: Callable[..., Any] = TestCase.captureOnCommitCallbacks

    def submit(self, page: Page, code: str = "en") -> Translation:
        """Begin a translation; it is a draft."""
        translate_object(page, [self.newsroom.locale(code)])
        return self.job(page, code)

    def job(self, page: Page, code: str = "en") -> Translation:
        """The translation of a page that was submitted before."""
        return Translation.objects.get(
            source__object_id=page.translation_key, target_locale__language_code=code
        )

    def translate(self, translation: Translation, *only: str) -> None:
        """Write « [en] French words » for every text that has none yet, or for those named."""
        code = translation.target_locale.language_code
        self._write(
            translation,
            {
                segment: f"[{code}] {segment.source}"
                for segment in segments_of(translation)
                if not segment.target and (not only or segment.source in only)
            },
        )

    def write(self, translation: Translation, source: str, target: str) -> None:
        """Write the translation of one text, wherever the page says it."""
        found = [segment for segment in segments_of(translation) if segment.source == source]
        self._write(translation, dict.fromkeys(found, target))

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

    def _write(self, translation: Translation, texts: dict[Segment, str]) -> None:
        rows = rows_of(texts)
        for segment, text in texts.items():
            StringTranslation.objects.update_or_create(
                **rows[segment],
                locale=translation.target_locale,
                defaults={"data": text, "translation_type": "manual"},
            )


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
