"""What a preview says: the published shape, of every page type, half-filled, never saved, in another language."""

from __future__ import annotations

import json
import uuid
from copy import deepcopy
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from pydantic import TypeAdapter

from cms.contract.answers import answer_types
from cms.core.previews import MODES
from cms.editorial.bootstrap import bootstrap
from cms.preview.pointers import block_pointers
from cms.published.drafts import draft_document
from cms.published.models import PublishedDocument
from cms.published.validation import why_not
from news.models import ArticlePage, SectionPage
from tests.core.streams import stored
from tests.preview.conftest import saved
from tests.published.fronts import slot, zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


def valid(answer):
    assert answer.status_code == 200, answer.content
    reason = why_not(TypeAdapter(answer_types()["Preview"]), answer.content)
    assert not reason, reason
    return answer.json()


@pytest.fixture(scope="module")
def made(staffed):
    section = staffed.section("Culture")
    article = staffed.article("Brouillon", section=section, publish=False)
    pages = {"home": staffed.home, "section": section, "article": article}
    for page in pages.values():
        saved(page)
    staffed.settle()
    return pages


@pytest.fixture
def pages(db, made):
    return deepcopy(made)


@pytest.mark.parametrize("mode", [mode for mode, _label in MODES])
@pytest.mark.parametrize("kind", ["home", "section", "article"])
def test_every_page_type_in_every_mode(kind, mode, pages, hire, read):
    page = pages[kind]
    answer = valid(read(hire("redaction-en-chef").token(page, mode=mode)))

    assert answer["mode"] == mode
    assert answer["document"]["type"] == answer["card"]["type"] == kind
    assert answer["document"]["id"] == page.pk


def test_what_is_published_previews_as_it_is_published(newsroom, hire, read):
    page = newsroom.article(
        "Publié", hero=newsroom.image(), authors=[newsroom.author()], topics=[newsroom.topic()]
    )
    newsroom.settle()
    page = saved(page)
    stored_row = PublishedDocument.objects.get(page_id=page.pk)

    answer = valid(read(hire("chef-de-rubrique").token(page)))

    assert answer["document"] == json.loads(stored_row.body)
    assert answer["card"] == json.loads(stored_row.card)


def test_a_page_with_nothing_but_a_title(newsroom, hire, read):
    page = newsroom.article("x", publish=False, body=[])

    assert valid(read(hire("chef-de-rubrique").token(saved(page))))["document"]["body"] == []


def test_a_translation_shows_what_is_translated_and_french_elsewhere(desk, newsroom, hire, read):
    page = newsroom.article("Le port rouvre", standfirst="Un chapô.")
    job = desk.submit(page)
    desk.write(job, "Le port rouvre", "The port reopens")

    bootstrap()  # Rights on a tree are given when there is one.
    translator = hire("traduction-en")
    answer = translator.mint(source="translation", translation=job.pk)
    shown = valid(read(answer.json()["token"]))["document"]

    assert shown["title"] == "The port reopens"
    assert shown["standfirst"] == "Un chapô."
    assert shown["meta"]["locale"] == "en"
    assert answer.json()["url"].startswith("/en/")


def test_a_front_with_a_slot_whose_time_is_up_and_one_that_leads_nowhere(newsroom, hire, read):
    up, gone = newsroom.article("Épinglé"), newsroom.article("Retiré")
    newsroom.settle()
    past = timezone.now() - timedelta(hours=1)
    stored_zones = [zone(slot(up, pinned_until=past), slot(gone), title="À la une")]
    newsroom.home.zones = newsroom.home.zones.stream_block.to_python(stored_zones)
    home = saved(newsroom.home)
    gone.delete()

    (shown,) = valid(read(hire("redaction-en-chef").token(home)))["document"]["zones"]

    assert (shown["title"], shown["items"]) == ("À la une", [])


def test_it_reads_and_writes_nothing(newsroom, hire, read, django_assert_max_num_queries):
    page = saved(newsroom.article("Brouillon", publish=False))
    token = hire("chef-de-rubrique").token(page)
    before = PublishedDocument.objects.count()

    with django_assert_max_num_queries(60):
        read(token)

    assert PublishedDocument.objects.count() == before


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stream=stored(ArticlePage.body.field.stream_block))
def test_half_filled_streams_never_break_a_preview(stream, newsroom, now):
    section = SectionPage.objects.first() or newsroom.section()
    page = ArticlePage(title="Brouillon", locale=section.locale)
    page.depth, page.path = section.depth + 1, f"{section.path}0001"
    page.body = json.dumps(stream)

    shown = draft_document(page, now=now)

    assert shown.document["id"] == 0
    json.dumps(shown.document)


def test_pointers_lead_to_blocks_however_deep():
    outer, inner = str(uuid.uuid4()), str(uuid.uuid4())
    block = {"type": "paragraph", "value": "x", "id": inner}
    sidebar = {"type": "sidebar", "value": {"a/b": [block]}, "id": outer}
    document = {"id": 3, "body": [{"type": "paragraph", "value": "", "id": None}, sidebar]}

    assert block_pointers(document) == {outer: "/body/1", inner: "/body/1/value/a~1b/0"}
