"""Translators hear of what arrives and what goes stale: once each, after the commit, where they want to."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.core import mail
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.locales import trees
from cms.locales.desk.notices import NoticeChoicePanel, for_you
from cms.locales.models import Notice, NoticeChoice
from cms.locales.notices.sending import send_waiting
from cms.locales.notices.writing import write
from tests.editorial.people import somebody
from tests.locales.bulk import given_to_translators, public_articles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made")]
ENGLISH = "traduction-en@journal.example"


@pytest.fixture(scope="module")
def made(shared):
    """An article, a translator for each language, and a chief."""
    trees.sync()
    somebody("traduction-en", "traduction-es", "redaction-en-chef")
    article = shared.article("Le port", standfirst="Un chapô.")
    shared.settle()
    return article


@pytest.fixture
def article(db, made):
    return deepcopy(made)


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """What is sent once it is committed: `with sent(): …`."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def change(newsroom, article, title):
    article.title = title
    newsroom.publish(article)


def test_work_that_arrives_is_told_to_the_language_s_translators(article, desk, sent):
    with sent():
        desk.submit(article)

    (message,) = mail.outbox
    assert message.to == [ENGLISH]
    assert message.subject == "À traduire (Anglais) : Le port"
    assert reverse("wagtailadmin_pages:edit", args=[article.get_translations().get().pk]) in (
        message.body
    )


def test_nothing_is_sent_before_the_commit(article, desk):
    desk.submit(article)

    assert mail.outbox == []
    assert Notice.objects.filter(sent_at__isnull=True).count() == 1


def test_what_goes_stale_is_told_once(newsroom, article, desk, sent):
    desk.published(article)
    mail.outbox.clear()

    with sent():
        change(newsroom, article, "La rade")
    with sent():
        change(newsroom, article, "La grande rade")

    (message,) = mail.outbox
    assert message.to == [ENGLISH]
    assert message.subject.startswith("À rafraîchir (Anglais)")


def test_what_is_fresh_again_before_the_worker_comes_is_not_told(newsroom, article, desk):
    desk.published(article)
    mail.outbox.clear()
    change(newsroom, article, "La rade")
    change(newsroom, article, "Le port")

    send_waiting.call()

    assert mail.outbox == []
    assert not Notice.objects.filter(sent_at__isnull=True).exists()


def test_sections_are_not_told_of(newsroom, article, sent):
    with sent():
        newsroom.section("Culture")

    assert mail.outbox == []


def test_a_translator_may_do_without_mail(article, desk, sent, django_user_model):
    user = django_user_model.objects.get(username="traduction-en")
    NoticeChoice.objects.create(user=user, by_mail=False)

    with sent():
        desk.submit(article)

    assert mail.outbox == []


def test_a_translator_chooses_in_their_account(people):
    client = people("traduction-en")
    url = reverse("wagtailadmin_account")
    text = client.get(url).content.decode()
    request = RequestFactory().post(url, {})

    NoticeChoicePanel(request, client.user, None).get_form().save()

    assert "Recevoir un courriel quand une traduction arrive" in text
    assert NoticeChoice.objects.get(user=client.user).by_mail is False


def test_a_mail_server_that_is_away_is_asked_again(article, desk, settings):
    desk.submit(article)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    send_waiting.call()
    waiting = Notice.objects.filter(sent_at__isnull=True).count()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    send_waiting.call()

    assert waiting == 1
    assert len(mail.outbox) == 1


def test_the_dashboard_shows_what_is_for_you(article, desk, client, django_user_model):
    desk.submit(article, "en")
    desk.submit(article, "es")
    client.force_login(django_user_model.objects.get(username="traduction-en"))

    text = client.get("/admin/").content.decode()

    assert "Pour vous" in text
    assert text.count("à traduire, le") == 1


def test_the_dashboard_costs_the_same_whatever_is_new(article, desk, django_user_model):
    user = django_user_model.objects.get(username="traduction-en")
    desk.submit(article)
    for_you(user)
    with CaptureQueriesContext(connection) as few:
        for_you(django_user_model.objects.get(pk=user.pk))
    more = public_articles(article.get_parent(), [f"Titre {number}" for number in range(4)])
    jobs = given_to_translators(desk, more)
    write([job.pk for job in jobs], Notice.Kind.ARRIVED, at=timezone.now())

    with CaptureQueriesContext(connection) as many:
        rows = for_you(django_user_model.objects.get(pk=user.pk))

    assert len(rows) == 5
    assert len(many) == len(few)


def test_a_notice_waits_once(article, desk):
    job = desk.submit(article)

    Notice.objects.bulk_create(
        [Notice(translation=job, kind="arrived", created_at=timezone.now())], ignore_conflicts=True
    )

    assert Notice.objects.count() == 1


def test_what_is_done_leaves_the_dashboard(article, desk, django_user_model):
    user = django_user_model.objects.get(username="traduction-en")
    english = desk.published(article)
    public = for_you(user)

    article.title = "Un autre titre"
    desk.newsroom.publish(article)
    stale = [(row["notice"].kind, row["page"].pk) for row in for_you(user)]

    assert public == []
    assert stale == [("stale", english.pk)]
