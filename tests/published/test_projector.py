"""What editors do, and what readers then get."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.published import dirty
from cms.published.drain import drain
from cms.published.models import Change, Dirty, PublishedDocument, PublishedResource

pytestmark = pytest.mark.usefixtures("opened")


def document(page):
    row = PublishedDocument.objects.filter(page_id=page.pk).first()
    return row and json.loads(row.body)


def test_publishing_stores_a_document(newsroom):
    article = newsroom.article("L’été à Où ?")

    newsroom.settle()

    assert document(article)["path"] == "/politique/l-ete-a-ou/"


def test_a_draft_has_no_document(newsroom):
    article = newsroom.article(publish=False)

    newsroom.settle()

    assert document(article) is None


def test_a_draft_over_a_live_page_changes_nothing(newsroom):
    article = newsroom.article("Avant")
    newsroom.settle()

    article.title = "Après"
    article.save_revision()
    newsroom.settle()

    assert document(article)["title"] == "Avant"


def test_unpublishing_removes_the_document_at_once(newsroom):
    article = newsroom.article()
    newsroom.settle()

    article.unpublish()

    assert document(article) is None
    assert Change.objects.order_by("id").last().operation == "remove"


def test_deleting_a_section_removes_its_articles_at_once(newsroom):
    section = newsroom.section("Sport")
    article = newsroom.article(section=section)
    newsroom.settle()

    section.delete()

    assert document(article) is None


def test_a_private_section_hides_its_articles_at_once(newsroom):
    section = newsroom.section("Sport")
    article = newsroom.article(section=section)
    newsroom.settle()

    PageViewRestriction.objects.create(page=section, restriction_type="login")

    assert document(article) is None
    assert document(section) is None


def test_lifting_a_restriction_brings_articles_back(newsroom):
    section = newsroom.section("Sport")
    article = newsroom.article(section=section)
    restriction = PageViewRestriction.objects.create(page=section, restriction_type="login")
    newsroom.settle()

    restriction.delete()
    newsroom.settle()

    assert document(article)["section"]["title"] == "Sport"


def test_moving_under_a_private_section_hides_at_once(newsroom):
    section, private = newsroom.section("Sport"), newsroom.section("Secret")
    article = newsroom.article(section=section)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    newsroom.settle()

    section.move(private, pos="last-child")

    assert document(article) is None


def test_renaming_a_section_rebuilds_what_stands_below(newsroom):
    section = newsroom.section("Sport")
    article = newsroom.article("Match", section=section)
    newsroom.settle()

    section.refresh_from_db()
    section.title, section.slug = "Sports", "sports"
    newsroom.publish(section)
    newsroom.settle()

    assert document(article)["path"] == "/sports/match/"
    assert document(article)["breadcrumb"][-1]["title"] == "Sports"


def test_renaming_an_author_rebuilds_their_articles(newsroom):
    author = newsroom.author("Anne")
    article = newsroom.article(authors=[author])
    newsroom.settle()

    author.name = "Anna"
    author.save()
    newsroom.settle()

    assert document(article)["authors"][0]["name"] == "Anna"
    assert json.loads(PublishedResource.objects.get(kind="author").body)["name"] == "Anna"


def test_an_author_nobody_shows_has_no_resource(newsroom):
    article = newsroom.article(authors=[newsroom.author("Anne")])
    newsroom.settle()

    article.unpublish()

    assert not PublishedResource.objects.filter(kind="author").exists()


def test_projecting_twice_changes_nothing(newsroom):
    article = newsroom.article()
    newsroom.settle()
    before = Change.objects.count()

    article.save()
    newsroom.settle()

    assert Change.objects.count() == before
    assert not Dirty.objects.exists()


def test_positions_are_dense_and_in_order(newsroom):
    newsroom.article("Un")
    newsroom.article("Deux")

    newsroom.settle()

    positions = list(Change.objects.order_by("id").values_list("position", flat=True))
    assert positions == list(range(positions[0], positions[0] + len(positions)))


def test_a_page_that_moves_or_leaves_purges_the_answers_that_redirect_to_it(newsroom):
    article = newsroom.article("Avant")
    newsroom.settle()

    article.slug = "apres"
    newsroom.publish(article)
    newsroom.settle()
    moved = Change.objects.filter(key=f"page:{article.pk}").last()
    article.unpublish()
    left = Change.objects.filter(key=f"page:{article.pk}").last()

    assert "redirects" in moved.tags
    assert "redirects" in left.tags


def test_a_portrait_nobody_shows_any_more_has_no_resource(newsroom):
    author = newsroom.author("Anne", photo=newsroom.image())
    newsroom.article(authors=[author])
    newsroom.settle()

    author.photo = None
    author.save()
    newsroom.settle()

    assert not PublishedResource.objects.filter(kind="image").exists()


def test_a_page_that_shows_itself_shows_what_it_became(newsroom):
    article = newsroom.article("Avant")
    article.body = [("read_also", {"page": article, "url": "", "label": ""})]
    newsroom.publish(article)

    article.title = "Après"
    newsroom.publish(article)
    newsroom.settle()

    assert newsroom.body_of(article)[0]["value"]["page"]["title"] == "Après"


def test_two_languages_renamed_together_each_show_the_other_s_new_title(newsroom):
    french = newsroom.home
    english = french.copy_for_translation(newsroom.locale("en"))
    newsroom.publish(english)
    newsroom.settle()

    for page, title in ((french, "Accueil"), (english, "Front page")):
        page.refresh_from_db()
        page.title = title
        newsroom.publish(page)
    newsroom.settle()

    said = {
        page.title: [other["title"] for other in document(page)["meta"]["translations"]]
        for page in (french, english)
    }
    assert said == {"Accueil": ["Front page"], "Front page": ["Accueil"]}


def test_a_draft_with_an_embargo_to_come_leaves_the_live_article_where_it_is(newsroom):
    article = newsroom.article("En ligne")
    newsroom.settle()
    before = Change.objects.count()

    draft = article.get_latest_revision_as_object()
    draft.embargo_until = timezone.now() + timedelta(days=1)
    draft.expire_at = timezone.now() - timedelta(minutes=1)
    draft.save_revision(clean=False)

    assert document(article)["title"] == "En ligne"
    newsroom.settle()
    assert Change.objects.count() == before


@pytest.mark.parametrize(
    "hidden",
    [
        {"live": False},
        {"expire_at": timezone.now() - timedelta(minutes=1)},
        {"embargo_until": timezone.now() + timedelta(days=1)},
    ],
)
def test_a_save_of_a_few_columns_hides_at_once_what_the_row_then_says_is_hidden(newsroom, hidden):
    article = newsroom.article("En ligne")
    newsroom.settle()
    draft = article.get_latest_revision_as_object()

    for name, value in hidden.items():
        setattr(draft, name, value)
    draft.save(update_fields=[*hidden], clean=False)

    assert document(article) is None


def test_a_save_of_a_few_columns_hides_at_once_what_the_row_said_before(newsroom):
    article = newsroom.article("En ligne")
    newsroom.settle()
    draft = article.get_latest_revision_as_object()
    type(article).objects.filter(pk=article.pk).update(
        embargo_until=timezone.now() + timedelta(days=1)
    )

    draft.save_revision(clean=False)

    assert document(article) is None


def test_a_node_that_cannot_even_be_claimed_waits_like_others(newsroom, monkeypatch):
    newsroom.article("Un titre")

    def fail(*_arguments, **_options):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(dirty, "claim", fail)
        report = drain(clock=timezone.now, limit=50)

    assert 0 < report.failed < 50
    assert dirty.failing() > 0
