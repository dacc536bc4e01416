"""Whatever editors do, in whatever order, readers and caches get the truth and nothing that is not public."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from wagtail.models import Page, PageViewRestriction, Site

from cms.published import counts, scheduler
from cms.published.models import PublishedDocument, PublishedResource
from home.models import Menu, MenuItem, Publisher
from news.models import ArticlePage, SectionPage
from tests.conftest import make_home, project
from tests.newsroom import Newsroom, paragraph
from tests.published import oracle
from tests.published.cache import Cache
from tests.published.fronts import compose, slot, zone

#: A thousand steps, in shards that two processes can share; `MODEL_SEED=` plays another thousand.
SHARDS, EXAMPLES, STEPS = 5, 5, 40
SEED = int(os.environ.get("MODEL_SEED", "20261123"))
#: More pages make steps slower and find nothing more.
MOST_PAGES = 11
SLUGS = ("un", "deux", "trois", "quatre", "cinq")
TOKEN = re.compile(r"Zq[0-9]+z")

which = st.integers(0, 11)
perhaps = st.none() | which
flag = st.booleans()


class Desk(RuleBasedStateMachine):
    """A small newsroom in which anything may happen next; each example leaves nothing behind."""

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        counts.forget()
        self.numbers = count(1)
        #: Token of a title → the page that said it; those a reader may have seen.
        self.owners: dict[str, int] = {}
        self.seen: set[str] = set()
        self.known_pages: set[int] = set()
        self.known_paths: set[str] = {"/", "/nulle-part/"}
        self._furnish()
        self.cache = Cache()

    def _furnish(self) -> None:
        home = make_home()
        self.room = Newsroom(home=home, settle=lambda: None)
        self.site = Site.objects.get()
        self.room.locale("en")
        self.images = [self.room.image(f"Quai {n}", caption=f"Vue {n}") for n in range(2)]
        self.authors = [
            self.room.author("Anne", photo=self.images[1]),
            self.room.author("Yann"),
        ]
        self.topic = self.room.topic("Port")
        self.menu = Menu.objects.create(locale=self.room.locale())
        for slug in ("sport", "culture"):
            section = self.room.section(self._title(), slug=slug)
            self._own(section)
            self._own(self.room.article(self._title(), section=section, authors=self.authors))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)
        Site.clear_site_root_paths_cache()

    # What editors look at ---------------------------------------------------------------------------------------------

    def _title(self) -> str:
        return f"Titre Zq{next(self.numbers)}z"

    def _own(self, page: Page) -> None:
        """Remember who said the token of this title."""
        self.owners[TOKEN.findall(page.title)[0]] = page.pk
        if page.live:
            self.seen |= set(TOKEN.findall(page.title))

    def _pages(self, *models: type[Page]) -> list[Page]:
        pages = Page.objects.exact_type(*(models or (SectionPage, ArticlePage))).order_by("pk")
        return [page.specific for page in pages]

    def _pick(self, number: int, *models: type[Page]) -> Page | None:
        pages = self._pages(*models)
        return pages[number % len(pages)] if pages else None

    def _draft(self, number: int, *models: type[Page]) -> Page | None:
        """What the editor of a page sees; an alias has no editor."""
        page = self._pick(number, *models)
        return None if page is None or page.alias_of_id else page.get_latest_revision_as_object()

    def _publish(self, page: Page) -> None:
        page.save_revision().publish()
        self.seen |= set(TOKEN.findall(page.title))

    # What editors do --------------------------------------------------------------------------------------------------

    @rule(section=which, publish=flag, link=perhaps, read_also=perhaps, author=perhaps, topic=flag,
          image=st.none() | st.integers(0, 1))  # fmt: skip
    def write(self, section, publish, link, read_also, author, topic, image):
        parent = self._pick(section, SectionPage)
        if parent is None or Page.objects.count() > MOST_PAGES:
            return
        body = [paragraph("Du texte."), *self._links(link, read_also)]
        number = next(self.numbers)
        page = self.room.article(
            self._title(),
            section=parent,
            publish=False,
            slug=f"a{number}",
            locale=parent.locale,
            body=body,
            authors=[] if author is None else [self.authors[author % 2]],
            topics=[self.topic] if topic else [],
            hero=None if image is None else self.images[image],
        )
        if publish:
            self._publish(page)
        self._own(page)

    def _links(self, link: int | None, read_also: int | None) -> list[dict[str, Any]]:
        blocks = []
        if link is not None and (page := self._pick(link)):
            blocks.append(paragraph(f'Voir <a linktype="page" id="{page.pk}">là</a>.'))
        if read_also is not None and (page := self._pick(read_also)):
            blocks.append({"type": "read_also", "value": {"page": page.pk, "url": "", "label": ""}})
        return blocks

    @rule(page=which, link=perhaps, read_also=perhaps, publish=flag)
    def rewrite(self, page, link, read_also, publish):
        draft = self._draft(page, ArticlePage)
        if draft is None:
            return
        blocks = [paragraph("Autre texte."), *self._links(link, read_also)]
        draft.body = draft.body.stream_block.to_python(blocks)
        if publish:
            self._publish(draft)
        else:
            draft.save_revision()

    @rule(first=perhaps, second=perhaps, section=perhaps, topic=flag, maximum=st.integers(1, 3))
    def compose_the_front(self, first, second, section, topic, maximum):
        """Two zones: slots above, and what fills the rest of both."""
        pages = [
            found
            for number in (first, second)
            if number is not None and (found := self._pick(number))
        ]
        found = None if section is None else self._pick(section, SectionPage)
        rule = {"section": found and found.pk, "topic": self.topic.pk if topic else None}
        slots = [slot(page, kicker="Ici") for page in pages]
        rest = zone(title="Tout", maximum=maximum, backfill={"max_age_days": 9})
        compose(self.site.root_page.specific, zone(*slots, maximum=maximum, backfill=rule), rest)

    @rule(page=which)
    def draft_a_title(self, page):
        draft = self._draft(page)
        if draft is not None:
            draft.title = self._title()
            draft.save_revision()
            self.owners[TOKEN.findall(draft.title)[0]] = draft.pk

    @rule(page=which)
    def publish(self, page):
        draft = self._draft(page)
        if draft is not None:
            self._publish(draft)

    @rule(page=which)
    def rename(self, page):
        draft = self._draft(page)
        if draft is not None:
            draft.title = self._title()
            self._publish(draft)
            self._own(draft)

    @rule(page=which)
    def unpublish(self, page):
        found = self._pick(page)
        if found is not None and found.live:
            found.unpublish()

    @rule(page=which, slug=st.sampled_from(SLUGS))
    def change_slug(self, page, slug):
        draft = self._draft(page)
        if draft is None or Page.objects.get(pk=draft.pk).get_siblings().filter(slug=slug).exists():
            return
        draft.slug = slug
        self._publish(draft)

    @rule(page=which, section=which)
    def move(self, page, section):
        found, target = self._pick(page, ArticlePage), self._pick(section, SectionPage)
        if found is None or target is None or target.locale_id != found.locale_id:
            return
        if not target.get_children().filter(slug=found.slug).exists():
            found.move(target, pos="last-child")

    @rule(section=which, under=which)
    def move_a_section(self, section, under):
        found, target = self._pick(section, SectionPage), self._pick(under, SectionPage)
        if found is None or target is None or target.locale_id != found.locale_id:
            return
        if target.path.startswith(found.path) or not found.can_move_to(target):
            return
        if not target.get_children().filter(slug=found.slug).exists():
            found.move(target, pos="last-child")

    @rule(page=which)
    def delete(self, page):
        found = self._pick(page)
        if found is not None:
            found.delete()

    @rule(page=which)
    def restrict(self, page):
        found = self._pick(page)
        if found is not None:
            PageViewRestriction.objects.create(page=found, restriction_type="login")

    @rule()
    def lift_a_restriction(self):
        restriction = PageViewRestriction.objects.order_by("pk").first()
        if restriction is not None:
            restriction.delete()

    @rule(page=which)
    def let_expire(self, page):
        """The page leaves in an hour, and that hour passes for the scheduler."""
        draft, now = self._draft(page), timezone.now()
        if draft is not None:
            draft.expire_at = now + timedelta(hours=1)
            self._publish(draft)
            scheduler.run(now=now + timedelta(hours=2))

    @rule(page=which, publish=flag)
    def translate(self, page, publish):
        found, english = self._pick(page), self.room.locale("en")
        if found is None or found.has_translation(english):
            return
        if Page.objects.count() > MOST_PAGES + 4:
            return
        copy = found.copy_for_translation(english, copy_parents=True)
        copy.title = self._title()
        if publish:
            self._publish(copy)
        else:
            copy.save_revision()
        self.owners[TOKEN.findall(copy.title)[0]] = copy.pk

    @rule(author=st.integers(0, 1), photo=st.none() | st.integers(0, 1))
    def change_an_author(self, author, photo):
        row = self.authors[author]
        row.name = f"Anne {next(self.numbers)}"
        row.photo = None if photo is None else self.images[photo]
        row.save()

    @rule(image=st.integers(0, 1), left=st.integers(1, 30))
    def change_an_image(self, image, left):
        row = self.images[image]
        row.caption = f"Vue {next(self.numbers)}"
        row.focal_point_x, row.focal_point_y = left, 10
        row.focal_point_width = row.focal_point_height = 4
        row.save()

    @rule(page=which)
    def add_to_the_menu(self, page):
        found = self._pick(page)
        if found is not None and self.menu.items.count() < 3:
            MenuItem.objects.create(menu=self.menu, page=found)

    @rule()
    def shorten_the_menu(self):
        item = MenuItem.objects.order_by("pk").first()
        if item is not None:
            item.delete()

    @rule(logo=st.none() | st.integers(0, 1))
    def change_the_publisher(self, logo):
        publisher = Publisher.for_site(self.site)
        publisher.name = f"Le Quai {next(self.numbers)}"
        publisher.logo = None if logo is None else self.images[logo]
        publisher.save()

    # What readers get -------------------------------------------------------------------------------------------------

    @invariant()
    def readers_and_caches_get_the_truth(self):
        public = oracle.public_pages(now=timezone.now())
        self._nothing_private_is_stored(public)
        self._settle()
        self._documents_are_what_pages_say(public)
        self._frames_are_what_editors_said(public)
        self._nothing_private_is_stored(public)
        self._no_cache_is_wrong()

    def _nothing_private_is_stored(self, public: dict[int, Page]) -> None:
        titles = {token for page in public.values() for token in TOKEN.findall(page.title)}
        once = {token for token in self.seen if self.owners.get(token) in public}
        leaked = set(TOKEN.findall(oracle.stored_texts())) - titles - once
        assert not leaked, {token: self.owners.get(token) for token in leaked}

    def _settle(self) -> None:
        project()

    def _documents_are_what_pages_say(self, public: dict[int, Page]) -> None:
        bodies, shown = oracle.expected_bodies(public, now=timezone.now())
        stored = oracle.stored_bodies()
        assert set(stored) == set(bodies)
        assert stored == bodies
        logo = Publisher.for_site(self.site).logo_id
        authors = [author for author in self.authors if f"author:{author.pk}" in shown]
        faces = {author.photo_id for author in authors} | {logo}
        expected = oracle.expected_resources(shown, logos=faces - {None})
        assert oracle.stored_resources() == expected

    def _frames_are_what_editors_said(self, public: dict[int, Page]) -> None:
        for row in PublishedResource.objects.filter(kind="site"):
            found = re.findall(r"Titre Zq[0-9]+z", row.body)
            assert found == oracle.expected_menu_pages(self.site, row.locale, public)
            assert f'"name":"{Publisher.for_site(self.site).name}"' in row.body

    def _no_cache_is_wrong(self) -> None:
        self.known_pages |= set(Page.objects.filter(depth__gt=1).values_list("pk", flat=True))
        self.known_paths |= set(PublishedDocument.objects.values_list("path", flat=True))
        self.cache.follow()
        assert self.cache.stale(self._addresses()) == {}

    def _addresses(self) -> list[str]:
        api = "/api/v2"
        sections = SectionPage.objects.values_list("pk", flat=True)
        return [
            *(f"{api}/pages/{pk}/" for pk in self.known_pages),
            *(f"{api}/resolve/?path={path}" for path in self.known_paths),
            *(f"{api}/pages/?section={pk}" for pk in sections),
            *(f"{api}/pages/?child_of={pk}" for pk in sections),
            *(f"{api}/authors/{author.pk}/" for author in self.authors),
            *(f"{api}/images/{image.pk}/" for image in self.images),
            f"{api}/pages/?author={self.authors[0].pk}",
            f"{api}/pages/?topic={self.topic.pk}",
            f"{api}/pages/?translation_of=root",
            f"{api}/pages/?descendant_of=root",
            *(f"{api}/{rest}" for rest in LISTS),
        ]


LISTS = (
    "pages/?type=article", "pages/?locale=en", "pages/?fields=*", "site/", "site/?locale=en", "authors/", "topics/",
    "images/", "sections/", "sections/?locale=en", "locales/", "redirects/",
)  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("played", [SEED + shard for shard in range(SHARDS)], ids="seed={}".format)
def test_whatever_editors_do_readers_and_caches_get_the_truth(db, played):
    run_state_machine_as_test(
        seed(played)(type("Desk", (Desk,), {})),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
            print_blob=True,
        ),
    )
