"""Whatever desks do, in whatever order, no French is public in another language and no translation is lost."""

from __future__ import annotations

import os
import re
from collections import Counter
from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from cms.core.gates import PublicationRefused
from cms.editorial.bin import acts as bin_acts
from cms.editorial.models import Binned
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
from tests.translators import AtOnce, Desk

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
        self.desk = Desk(newsroom=self.newsroom, committing=AtOnce)
        self.sections = [self.newsroom.section(self._words()) for _number in range(2)]
        for page in (self.newsroom.home, *self.sections):
            page.title = self._words()
            self.newsroom.publish(page)
        trees.sync()
        self.written: set[tuple[Any, ...]] = set()
        #: The pages of other languages, by the French they translate.
        self.pages: set[tuple[Any, str]] = set()
        #: Where somebody asked for the French: pages that became aliases and were not published in their own words since.
        self.asked_for: set[int] = set()
        self.chief = get_user_model().objects.create_superuser("chief", "c@journal.example", "x")
        self.admin = Client()
        self.admin.force_login(self.chief)
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

    def _publish(self, page: Any) -> None:
        """Nothing is published from the bin."""
        with suppress(PublicationRefused):
            self.newsroom.publish(page)

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
        self._publish(page)

    @rule(number=which)
    def put_an_older_version_back(self, number: int) -> None:
        page = self._french(number)
        first = page.revisions.order_by("pk").first()
        if first is not None:
            with suppress(PublicationRefused):
                first.publish()

    @rule(number=which)
    def withdraw_the_french(self, number: int) -> None:
        self._french(number).unpublish()

    @rule(number=which)
    def publish_the_french(self, number: int) -> None:
        self._publish(self._french(number))

    @rule(number=which)
    def move_an_article(self, number: int) -> None:
        page = self._french(number)
        if isinstance(page, ArticlePage):
            target = SectionPage.objects.get(pk=self.sections[number % 2].pk)
            page.move(target, pos="last-child")

    @rule(number=which, under=which)
    def move_a_section(self, number: int, under: int) -> None:
        """Below the front page or another section, with all that stands below it."""
        section = SectionPage.objects.get(pk=self.sections[number % 2].pk)
        places = [self.newsroom.home, *self.sections]
        target = Page.objects.get(pk=places[under % 3].pk).specific
        if target.pk != section.pk and not target.is_descendant_of(section):
            section.move(target, pos="last-child")

    @rule(number=which, code=st.sampled_from(["fr", "en", "es"]))
    def make_a_page_private(self, number: int, code: str) -> None:
        pages = list(Page.objects.filter(locale__language_code=code, depth__gt=2).order_by("pk"))
        page = pages[number % len(pages)]
        if not page.view_restrictions.exists():
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        # Before anything is projected: in the transaction that asked.
        self.what_is_private_is_so_in_every_language()

    @rule(number=which)
    def lift_a_restriction(self, number: int) -> None:
        held = list(PageViewRestriction.objects.order_by("pk"))
        if held:
            held[number % len(held)].delete()

    @rule(number=which, code=st.sampled_from(["fr", "en", "es"]))
    def delete_a_page(self, number: int, code: str) -> None:
        """As the admin does: it can come back."""
        pages = list(Page.objects.filter(locale__language_code=code, depth__gt=2).order_by("pk"))
        page = pages[number % len(pages)]
        if not bin_acts.is_binned(page):
            bin_acts.put(page, user=self.chief, now=timezone.now())

    @rule(number=which)
    def restore_a_page(self, number: int) -> None:
        free = [
            binned
            for binned in Binned.objects.order_by("pk")
            if not bin_acts.is_binned(binned.page.get_parent())
        ]
        if free:
            bin_acts.put_back(free[number % len(free)], user=self.chief)

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
        with suppress(UntranslatedText, PublicationRefused):
            if publish:
                self.asked_for.discard(self.desk.publish(job).pk)
            else:
                job.save_target(publish=False)

    @rule(number=which, code=language)
    def publish_whatever_draft_there_is(self, number: int, code: str) -> None:
        own = Page.objects.filter(locale__language_code=code, depth__gt=1, alias_of=None)
        pages = list(own.order_by("pk"))
        if not pages:
            return
        page = pages[number % len(pages)].specific
        with suppress(UntranslatedText, PublicationRefused):
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

    @rule(number=which, code=language)
    def show_the_french_instead(self, number: int, code: str) -> None:
        """Convert a translation to an alias, through the view that asks for the right to publish."""
        job = self._job(number, code)
        page = job and self.desk.page(job)
        if isinstance(page, ArticlePage) and page.alias_of_id is None:
            self.asked_for.add(page.pk)
            address = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
            assert self.admin.post(address).status_code == 302

    @rule(number=which, again=st.booleans())
    def translate_an_alias(self, number: int, again: bool) -> None:
        """Give it to translators again, or make it a page of its own as Wagtail's button does."""
        aliases = list(Page.objects.filter(alias_of__isnull=False).order_by("pk").specific())
        if not aliases:
            return
        page = aliases[number % len(aliases)]
        if again:
            self.desk.submit(page.alias_of.specific, page.locale.language_code)
        else:
            ConvertAliasPageAction(page, user=self.chief).execute()

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
        elsewhere = PublishedDocument.objects.exclude(locale="fr")
        for document in elsewhere.exclude(page_id__in=self.asked_for):
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
        others = Page.objects.filter(depth__gt=2).exclude(locale__language_code="fr")
        pages = set(others.values_list("translation_key", "locale__language_code"))
        assert self.pages <= pages
        self.pages = pages

    @invariant()
    def what_is_private_is_so_in_every_language(self) -> None:
        """A restricted page, its translations, all below any of them, and the translations of those."""
        private = Page.objects.filter(view_restrictions__isnull=False).values("translation_key")
        for path in Page.objects.filter(translation_key__in=private).values_list("path", flat=True):
            below = Page.objects.filter(path__startswith=path).values("translation_key")
            assert not PublishedDocument.objects.filter(translation_key__in=below).exists()

    @invariant()
    def what_is_called_stale_is(self) -> None:
        """The stored freshness equals the difference between two plain counts of texts."""
        own = Page.objects.filter(published_texts__isnull=False, live=True, alias_of=None)
        for page in own.distinct().exclude(locale__language_code="fr"):
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
        aliases = Page.objects.filter(alias_of__isnull=False)
        assert set(aliases.values_list("pk", flat=True)) <= self.asked_for
        codes = set(Locale.objects.values_list("language_code", flat=True))
        fronts = Page.objects.filter(depth=2).values_list("locale__language_code", flat=True)
        assert set(fronts) == codes


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
