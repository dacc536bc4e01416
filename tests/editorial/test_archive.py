"""The archive is set right by a command: what its dry run says, once, and nothing that was a draft goes online."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page, PageLogEntry, Revision

from cms.editorial import archive
from cms.editorial.bin import acts
from cms.editorial.bootstrap import bootstrap
from cms.editorial.models import Binned
from cms.locales.together import companions
from cms.typography import set_right
from news.models import ArticlePage
from tests.editorial.people import somebody
from tests.newsroom import paragraph

pytestmark = pytest.mark.django_db

TITLE, STANDFIRST, BODY = "L'accord tient !", 'Il dit "non": 50% des élus.', "C'est dit..."


@pytest.fixture(scope="module", autouse=True)
def _opened(shared: Any) -> None:
    """A section to write in, in a newsroom that knows its roles."""
    shared.section("Économie")
    bootstrap()
    shared.settle()


@pytest.fixture
def head(newsroom: Any) -> Any:
    return somebody("chef-de-rubrique")


@pytest.fixture
def typed(newsroom: Any, head: Any) -> Any:
    """Make an article that no form has set right."""

    def article(title: str = TITLE, **fields: Any) -> ArticlePage:
        return newsroom.article(
            title, **{"standfirst": STANDFIRST, "body": [paragraph(BODY)], **fields}
        )

    return article


def typeset(*arguments: str, user: str = "chef-de-rubrique") -> str:
    said = StringIO()
    call_command("typeset", "--user", user, *arguments, stdout=said)
    return said.getvalue()


def everything() -> list[Any]:
    """What a run could change: pages, their texts, their versions, and the history."""
    rows = ArticlePage.objects.order_by("pk").values()
    return [*rows, list(Page.objects.order_by("pk").values()), list(Revision.objects.order_by("pk").values()), PageLogEntry.objects.count()]  # fmt: skip


def draft(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_a_dry_run_says_what_would_change_and_changes_nothing(typed):
    typed()
    before = everything()

    said = typeset("--dry-run")

    assert everything() == before
    assert "1 set right and published" in said
    assert "Dry run: nothing was written." in said


def test_what_is_online_is_set_right_in_one_version_of_the_user_named(typed, head, newsroom):
    page = typed()
    count = page.revisions.count()

    typeset()

    page.refresh_from_db()
    newsroom.settle()
    assert (page.title, page.standfirst) == (set_right(TITLE).text, set_right(STANDFIRST).text)
    assert newsroom.body_of(page)[0]["value"] == f"<p>{set_right(BODY).text}</p>"
    assert page.revisions.count() == count + 1
    assert page.live_revision.user == head
    assert not page.has_unpublished_changes
    assert page.updated_at_editorial is None


def test_it_changes_what_typography_changes_and_nothing_else(typed):
    page = typed(kicker="Ville", slugline="l'accord !", internal_note="Qu'en dit-il ?")
    own = {"title", "draft_title", "standfirst", "body", "typography_edits", "latest_revision_id", "live_revision_id",
           "last_published_at", "latest_revision_created_at", "char_count"}  # fmt: skip
    before = ArticlePage.objects.filter(pk=page.pk).values().get()

    typeset()

    after = ArticlePage.objects.filter(pk=page.pk).values().get()
    assert {name for name in before if before[name] != after[name]} <= own


def test_it_tells_the_edits_of_each_rule(typed):
    typed()
    typed(title="C'est l'été !")

    lines = typeset("--dry-run").splitlines()

    assert {line.split()[0]: line.split()[1] for line in lines if line[:1] == "T"} == {
        "T02": "5", "T03": "2", "T04": "2", "T05": "2", "T07": "4", "T09-percent": "2",
    }  # fmt: skip


def test_a_second_run_changes_nothing(typed):
    typed()
    typed(publish=False)
    typeset()
    before = everything()

    said = typeset()

    assert everything() == before
    assert "set right" not in said


def test_a_run_that_was_stopped_is_finished_by_the_next(typed, monkeypatch):
    pages = [typed(title=f"L'accord {number} !") for number in range(3)]
    one = archive._page

    def stopped(page_id: int, **how: Any) -> Any:
        if page_id == pages[1].pk:
            raise KeyboardInterrupt
        return one(page_id, **how)

    monkeypatch.setattr(archive, "_page", stopped)
    with pytest.raises(KeyboardInterrupt):
        typeset()
    monkeypatch.setattr(archive, "_page", one)

    said = typeset()

    assert "2 set right and published" in said
    assert {ArticlePage.objects.get(pk=page.pk).title[:2] for page in pages} == {"L’"}


def test_a_page_left_as_it_is_typed_stays(typed):
    page = typed(typography_off=True)

    typeset()

    page.refresh_from_db()
    assert (page.title, page.revisions.count()) == (TITLE, 1)


def test_a_draft_is_set_right_and_stays_a_draft(typed):
    page = typed(publish=False)

    said = typeset()

    assert not ArticlePage.objects.get(pk=page.pk).live
    assert draft(page).title == set_right(TITLE).text
    assert "1 set right as a draft" in said


def test_a_draft_over_what_is_online_is_not_published(typed):
    page = typed()
    page.title = "L'accord ne tient plus !"
    page.save_revision()

    typeset()

    assert ArticlePage.objects.get(pk=page.pk).title == TITLE
    assert draft(page).title == set_right("L'accord ne tient plus !").text


def test_an_edit_that_was_taken_back_is_not_made_again(typed):
    page = typed()
    typeset()
    version = draft(page)
    taken = next(edit for edit in version.typography_edits if edit["path"] == "title")
    taken["kept"] = True
    version.title = TITLE.replace(" !", "\u202f!")
    version.save_revision().publish()

    typeset()

    assert draft(page).title == version.title


def locked(page: Page, other: Any) -> None:
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=other)


def planned(page: Page, other: Any) -> None:
    page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))


def submitted(page: Page, other: Any) -> None:
    page.get_workflow().start(page, other)


def being_written(page: Page, other: Any) -> None:
    EditingSession.objects.create(
        user=other, content_object=page, last_seen_at=timezone.now(), is_editing=True
    )


@pytest.mark.parametrize("hold", [locked, planned, submitted, being_written])
def test_what_is_in_somebodys_hands_waits_for_the_next_run(hold, typed):
    page = typed()
    hold(page, somebody("secretariat"))
    before = everything()

    said = typeset()

    assert everything() == before
    assert "left alone" in said


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_a_translation_that_waits_for_its_french_goes_on_waiting(arguments, typed, desk, head):
    page = typed()
    job = desk.submit(page)
    desk.translate(job)
    companions.finish(job, by=head, at=timezone.now())
    companions.join(page, {job.pk}, by=head, at=timezone.now())
    before = everything()

    said = typeset(*arguments)

    assert everything() == before
    assert f"page {page.pk}: left alone, in somebody’s hands: a translation waits" in said


def test_a_translation_nobody_joined_holds_nothing_back(typed, desk, head):
    page = typed()
    job = desk.submit(page)
    desk.translate(job)
    companions.finish(job, by=head, at=timezone.now())

    typeset()

    assert ArticlePage.objects.get(pk=page.pk).title == set_right(TITLE).text
    assert not desk.page(job).live


def test_what_is_in_the_bin_stays_as_it_is(typed, head):
    page = typed()
    acts.put(page, user=head, now=timezone.now())
    before = everything()

    typeset()

    assert everything() == before


def test_what_is_below_a_page_in_the_bin_stays_too(typed, newsroom, head):
    section = newsroom.section("Culture")
    below = typed(section=section)
    beside = typed()

    acts.put(section, user=head, now=timezone.now())

    assert {section.pk, below.pk, beside.pk} & set(archive.page_ids()) == {beside.pk}


def test_a_full_bin_costs_no_more_than_an_empty_one(typed, newsroom, head):
    page = typed()
    section = newsroom.section("Culture")
    with CaptureQueriesContext(connection) as empty:
        before = archive.page_ids()

    fill_the_bin(section, 1_100)
    with CaptureQueriesContext(connection) as full:
        after = archive.page_ids()

    assert page.pk in after
    assert after == before
    assert [query["sql"] for query in full] == [query["sql"] for query in empty]


def fill_the_bin(section: Page, count: int) -> None:
    """As many articles as that, below a section and in the bin, without what making each would take."""
    kind = ContentType.objects.get_for_model(ArticlePage)
    made = Page.objects.bulk_create(
        Page(
            title=f"Un titre {number}",
            draft_title=f"Un titre {number}",
            slug=f"un-titre-{number}",
            path=Page._get_path(section.path, section.depth + 1, number),
            depth=section.depth + 1,
            content_type=kind,
            locale=section.locale,
        )
        for number in range(1, count + 1)
    )
    Binned.objects.bulk_create(
        Binned(page=page, slug=page.slug, by_name="", at=timezone.now()) for page in made
    )


def test_what_the_checklist_stops_is_refused_whole_and_holds_no_other(typed, newsroom):
    page, fine = typed(), typed()
    ArticlePage.objects.filter(pk=page.pk).update(commercial_status="supported")
    latest = page.get_latest_revision()
    latest.content["commercial_status"] = "supported"
    latest.save()

    with pytest.raises(CommandError, match="Refused: 1 of"):
        typeset()

    page.refresh_from_db()
    assert (page.title, page.revisions.count()) == (TITLE, 1)
    assert ArticlePage.objects.get(pk=fine.pk).title == set_right(TITLE).text


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_what_its_fields_no_longer_allow_is_refused_and_holds_no_other(arguments, typed):
    page, fine = typed(), typed()
    ArticlePage.objects.filter(pk=page.pk).update(urgency=12)
    latest = page.get_latest_revision()
    latest.content["urgency"] = 12
    latest.save()
    said = StringIO()

    with pytest.raises(CommandError, match="Refused: 1 of"):
        call_command("typeset", "--user", "chef-de-rubrique", *arguments, stdout=said)

    page.refresh_from_db()
    assert (page.title, page.revisions.count()) == (TITLE, 1)
    assert f"page {page.pk}: refused: urgency: " in said.getvalue()
    assert "1 set right and published" in said.getvalue()
    fine.refresh_from_db()
    assert fine.title == (TITLE if arguments else set_right(TITLE).text)


def test_it_does_no_more_than_its_user_may(typed):
    page = typed()
    somebody("iconographie")

    with pytest.raises(CommandError, match="Refused"):
        typeset(user="iconographie")

    assert ArticlePage.objects.get(pk=page.pk).title == TITLE


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_who_may_not_publish_is_promised_no_more(arguments, typed):
    typed()
    written = typed(publish=False)
    before = everything()
    somebody("secretariat")

    with pytest.raises(CommandError, match="Refused: 1 of"):
        typeset(*arguments, user="secretariat")

    assert everything()[0] == before[0]
    assert draft(written).title == (TITLE if arguments else set_right(TITLE).text)


def test_a_page_in_english_is_left_alone(typed, desk):
    page = typed()
    typeset()
    english = desk.published(page)
    before = draft(english).title

    typeset()

    assert draft(english).title == before


def test_it_asks_for_somebody_who_exists(newsroom):
    with pytest.raises(CommandError, match="no active user"):
        typeset(user="personne")
