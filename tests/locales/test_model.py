"""Whatever desks do, in whatever order, no French is public in another language and no translation is lost."""

from __future__ import annotations

import os
import re
from collections import Counter
from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from cms.locales import trees
from cms.locales.completeness import UntranslatedText
from cms.locales.exchange.segments import segments_of
from cms.locales.freshness import checking
from cms.locales.freshness.texts import texts_of
from cms.locales.models import PublishedText
from cms.published import counts
from cms.published.drain import drain
from cms.published.models import PublishedDocument
from news.models import ArticlePage, SectionPage
from tests.conftest import make_home
from tests.newsroom import Newsroom, paragraph
from tests.translators import Desk

#: Five hundred steps, in shards that two processes can share; `MODEL_SEED=` plays another five hundred.
SHARDS, EXAMPLES, STEPS = 5, 4, 25
SEED = int(os.environ.get("MODEL_SEED", "20261124"))
#: Words only French pages say; a translation says `Tr…` instead.
FRENCH = re.compile(r"Fr[0-9]+z")
BLOCKS = [f"{letter}{letter * 7}-1111-4111-8111-111111111111" for letter in "abcd"]
which = st.integers(0, 7)
language = st.sampled_from(["en", "es"])


class Languages(RuleBasedStateMachine):
    """A small newsroom and its translators."""

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        counts.forget()
        self.numbers = count(1)
        self.newsroom = Newsroom(home=make_home(), settle=self._settle)
        self.desk = Desk(newsroom=self.newsroom, committing=_committing)
        self.sections = [self.newsroom.section(self._words()) for _number in range(2)]
        for page in (self.newsroom.home, *self.sections):
            page.title = self._words()
            self.newsroom.publish(page)
        trees.sync()
        self.written: set[tuple[Any, ...]] = set()
        self._article()

    def teardown(self) -> None:
        """Leave nothing behind."""
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def _settle(self) -> None:
        assert drain(clock=timezone.now).failed == 0

    def _words(self) -> str:
        return f"Fr{next(self.numbers)}z"

    def _article(self) -> None:
        body = [{**paragraph(self._words()), "id": BLOCKS[0]}]
        self.newsroom.article(self._words(), section=self.sections[0], body=body, standfirst="")

    def _french(self, number: int) -> Any:
        pages = list(Page.objects.filter(locale__language_code="fr", depth__gt=2).order_by("pk"))
        return pages[number % len(pages)].specific

    def _job(self, number: int, code: str) -> Translation | None:
        jobs = list(Translation.objects.filter(target_locale__language_code=code).order_by("pk"))
        jobs = [job for job in jobs if job.source.object.has_translation(job.target_locale)]
        return jobs[number % len(jobs)] if jobs else None

    # What the French desk does ------------------------------------------------------------------------------------

    @rule()
    def write_an_article(self) -> None:
        if ArticlePage.objects.filter(locale__language_code="fr").count() < 4:
            self._article()

    @rule(number=which, what=st.sampled_from(["title", "standfirst", "body", "block", "clear"]))
    def change_the_french(self, number: int, what: str) -> None:
        page = self._french(number)
        if what in {"title", "standfirst"}:
            setattr(page, what, self._words())
        elif what == "clear":
            page.standfirst = ""
        elif isinstance(page, ArticlePage):
            blocks = [
                {"type": b.block_type, "value": b.value.source, "id": b.id} for b in page.body
            ]
            if what == "block":
                free = [each for each in BLOCKS if each not in {b["id"] for b in blocks}]
                blocks = (
                    [*blocks, {**paragraph(self._words()), "id": free[0]}] if free else blocks[1:]
                )
            elif blocks:
                blocks[number % len(blocks)]["value"] = f"<p>{self._words()}</p>"
            page.body = page.body.stream_block.to_python(blocks)
        self.newsroom.publish(page)

    @rule(number=which)
    def put_an_older_version_back(self, number: int) -> None:
        page = self._french(number)
        first = page.revisions.order_by("pk").first()
        if first is not None:
            first.publish()

    @rule(number=which)
    def withdraw_the_french(self, number: int) -> None:
        self._french(number).unpublish()

    @rule(number=which)
    def publish_the_french(self, number: int) -> None:
        self.newsroom.publish(self._french(number))

    @rule(number=which)
    def move_an_article(self, number: int) -> None:
        page = self._french(number)
        if isinstance(page, ArticlePage):
            target = SectionPage.objects.get(pk=self.sections[number % 2].pk)
            page.move(target, pos="last-child")

    # What translators do ------------------------------------------------------------------------------------------

    @rule(number=which, code=language)
    def submit(self, number: int, code: str) -> None:
        self.desk.submit(self._french(number), code)

    @rule(number=which, code=language, share=st.integers(1, 3))
    def translate(self, number: int, code: str, share: int) -> None:
        job = self._job(number, code)
        if job is None:
            return
        for place, segment in enumerate(segments_of(job)):
            if place % share == 0:
                said = segment.source.replace("Fr", f"Tr{code}")
                self.desk.write(job, segment.source, said)
                self.written.add((segment.string_id, segment.context_id, code, said))

    @rule(number=which, code=language)
    def refresh(self, number: int, code: str) -> None:
        job = self._job(number, code)
        if job is not None:
            self.desk.refresh(job)

    @rule(number=which, code=language, publish=st.booleans())
    def save_the_translation(self, number: int, code: str, publish: bool) -> None:
        job = self._job(number, code)
        if job is None:
            return
        with suppress(UntranslatedText):
            if publish:
                self.desk.publish(job)
            else:
                job.save_target(publish=False)

    @rule(number=which, code=language)
    def publish_whatever_draft_there_is(self, number: int, code: str) -> None:
        pages = list(Page.objects.filter(locale__language_code=code, depth__gt=1).order_by("pk"))
        if not pages:
            return
        page = pages[number % len(pages)].specific
        with suppress(UntranslatedText):
            (page.get_latest_revision() or page.save_revision()).publish()

    @rule(number=which, code=language)
    def withdraw_a_translation(self, number: int, code: str) -> None:
        job = self._job(number, code)
        if job is not None:
            self.desk.page(job).unpublish()

    @rule(number=which, code=language)
    def delete_a_translated_article_and_begin_again(self, number: int, code: str) -> None:
        job = self._job(number, code)
        page = job and self.desk.page(job)
        if isinstance(page, ArticlePage):
            page.delete()
            self.desk.submit(job.source.get_source_instance(), code)

    @rule()
    def synchronise(self) -> None:
        trees.sync()

    @rule(code=language)
    def rename_a_tree(self, code: str) -> None:
        front = Page.objects.get(depth=2, locale__language_code=code).specific
        front.slug = f"tree-{next(self.numbers)}"
        front.save()

    # What must hold -----------------------------------------------------------------------------------------------

    @invariant()
    def no_french_is_public_elsewhere(self) -> None:
        self._settle()
        for document in PublishedDocument.objects.exclude(locale="fr"):
            page = Page.objects.get(pk=document.page_id)
            said = [text for _path, text in texts_of(page)]
            assert [text for text in said if FRENCH.search(text)] == [], document.path

    @invariant()
    def no_translation_is_lost(self) -> None:
        kept = set(
            StringTranslation.objects.values_list(
                "translation_of", "context", "locale__language_code", "data"
            )
        )
        assert self.written <= kept

    @invariant()
    def what_is_called_stale_is(self) -> None:
        """The stored freshness equals the difference between two plain counts of texts."""
        pages = Page.objects.filter(published_texts__isnull=False, live=True).distinct()
        for page in pages.exclude(locale__language_code="fr"):
            source = checking.source_of(page)
            if source is None:
                continue
            rows = list(PublishedText.objects.filter(page=page))
            made_from = Counter((row.path, row.source) for row in rows if row.source)
            stale = any(row.stale_since for row in rows)
            assert stale == (made_from != Counter(tuple(text) for text in texts_of(source)))

    @invariant()
    def trees_stay_whole(self) -> None:
        assert Page.find_problems() == ([], [], [], [], [])
        assert not Page.objects.filter(alias_of__isnull=False).exists()
        codes = set(Locale.objects.values_list("language_code", flat=True))
        fronts = Page.objects.filter(depth=2).values_list("locale__language_code", flat=True)
        assert set(fronts) == codes


def _committing(*, execute: bool) -> Any:
    """Run what waits for a commit as soon as it is asked: the example never commits."""
    return _AtOnce()


class _AtOnce:
    def __enter__(self) -> None:
        self.start = len(connection.run_on_commit)

    def __exit__(self, *exc: Any) -> None:
        waiting = connection.run_on_commit[self.start :]
        connection.run_on_commit = connection.run_on_commit[: self.start]
        for _sids, func, _robust in waiting:
            func()


@pytest.mark.model
@pytest.mark.parametrize("number", [f"seed={SEED + shard}" for shard in range(SHARDS)])
def test_whatever_desks_do_no_french_is_public_and_no_translation_lost(db, number):
    machine = seed(int(number.partition("=")[2]))(Languages)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
