"""Public addresses: whole pages without script, with the statuses of `resolve/`."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.reader.drawing.blocks import DRAWN

READ = 12


def test_an_article_is_whole_without_script(reader, full):
    words = reader.words("/transports/le-bac-rouvre-mardi/")

    for said in (
        "Avec le soutien d’un partenaire\u00a0: La régie",
        "Tribune",
        "Traversée",
        "Le bac rouvre mardi",
        "Après trois mois de travaux, le bac reprend.",
        "Par Anne Le Gall",
        "Publié le",
        "Le bac, mardi. Studio",
        "À sept heures, le bac accoste pour la première fois.",
        "Port de Brest",
    ):
        assert said in words


def test_every_block_is_on_the_page(reader, full):
    html = reader.html("/transports/le-bac-rouvre-mardi/")

    boxes = re.findall(r'<div class="block (\w+)" data-block="[0-9a-f-]{36}">(.)', html)

    assert {name for name, _inside in boxes} == set(DRAWN)
    assert {inside for _name, inside in boxes} == {"<"}


def test_pictures_keep_their_room_and_name_their_author(reader, full):
    pictures = re.findall(r"<img [^>]+>", reader.html("/transports/le-bac-rouvre-mardi/"))

    assert pictures
    assert all(re.search(r' width="\d+" height="\d+" alt="', each) for each in pictures)


def test_the_head_says_where_the_page_is_at_home(reader, full):
    html = reader.html("/transports/le-bac-rouvre-mardi/")

    here = "http://localhost/transports/le-bac-rouvre-mardi/"
    assert f'<link rel="canonical" href="{here}">' in html
    assert f'<link rel="alternate" hreflang="fr" href="{here}">' in html
    assert f'<link rel="alternate" hreflang="x-default" href="{here}">' in html
    assert "<title>Le bac rouvre mardi – " in html
    assert '<meta name="description" content="Après trois mois de travaux' in html


def test_a_translation_speaks_its_language(reader, desk, full):
    desk.published(Page.objects.get(pk=full.pk).specific)
    desk.newsroom.settle()
    french = reader.html("/transports/le-bac-rouvre-mardi/")
    path = re.search(r'hreflang="en" href="http://localhost(/en/[^"]+)"', french)[1]

    response = reader.get(path)
    html = response.content.decode()

    assert response.headers["Content-Language"] == "en"
    assert '<html lang="en">' in html
    assert "Skip to content" in html
    assert 'hreflang="fr" lang="fr">Français</a>' in html


def test_front_page_section_author_and_topic_lead_to_the_article(reader, full):
    link = 'href="/transports/le-bac-rouvre-mardi/"'

    for path in ("/", "/transports/", "/auteurs/anne-le-gall/", "/sujets/port-de-brest/"):
        assert link in reader.html(path), path


def test_the_search_page_is_there_and_says_that_it_needs_script(reader, full):
    assert "La recherche a besoin de JavaScript." in reader.html("/rechercher/")
    assert "data-waiting" in reader.html("/rechercher/?q=bac")


def test_a_path_is_led_to_its_one_spelling(reader, full):
    response = reader.get("/transports?a=1")

    assert (response.status_code, response.headers["Location"]) == (301, "/transports/?a=1")


def test_a_page_that_moved_is_found_from_where_it_was(reader, newsroom, full):
    full.slug = "le-bac"
    newsroom.publish(full)
    newsroom.settle()

    response = reader.get("/transports/le-bac-rouvre-mardi/")

    assert (response.status_code, response.headers["Location"]) == (301, "/transports/le-bac/")


def test_a_redirect_of_the_newsroom_is_followed(reader, newsroom, full):
    Redirect.objects.create(old_path="/bac", redirect_page_id=full.pk, is_permanent=False)
    newsroom.settle()

    response = reader.get("/bac")

    assert response.status_code == 302
    assert response.headers["Location"] == "/transports/le-bac-rouvre-mardi/"


def test_no_redirect_gives_the_address_of_a_draft_away(reader, newsroom):
    draft = newsroom.article("Un secret", publish=False)
    Redirect.objects.create(old_path="/indice", redirect_page_id=draft.pk)
    newsroom.settle()

    response = reader.get("/indice")

    assert response.status_code == 404
    assert "secret" not in response.content.decode()


def test_a_miss_is_a_page_in_the_language_of_its_path(reader, full):
    response = reader.get("/en/nothing/")

    assert response.status_code == 404
    assert response.headers["Content-Language"] == "en"
    assert "This page does not exist" in response.content.decode()
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_page_that_was_withdrawn_is_gone(reader, newsroom, full):
    full.unpublish()
    newsroom.settle()

    response = reader.get("/transports/le-bac-rouvre-mardi/")

    assert response.status_code == 410
    assert "Cette page a été retirée" in response.content.decode()


def test_nothing_of_a_draft_is_read(reader, newsroom, full):
    newsroom.article("Un secret", slug="un-secret", section=full.get_parent(), publish=False)
    full.title = "Le secret du bac"
    full.save_revision()
    newsroom.settle()

    for path in ("/", "/transports/", "/transports/le-bac-rouvre-mardi/", "/auteurs/anne-le-gall/"):
        assert "secret" not in reader.html(path), path
    assert reader.get("/transports/un-secret/").status_code == 404


def test_nothing_outlives_its_expiry(reader, newsroom, full):
    full.expire_at = timezone.now() + timedelta(seconds=30)
    newsroom.publish(full)
    newsroom.settle()

    response = reader.get("/transports/le-bac-rouvre-mardi/")

    seconds = int(re.search(r"s-maxage=(\d+)", response.headers["Cache-Control"])[1])
    assert 0 < seconds <= 30


def test_someone_unknown_is_a_miss(reader, full):
    assert reader.get("/auteurs/personne/").status_code == 404
    assert reader.get("/sujets/rien/").status_code == 404


def test_an_empty_newsroom_has_a_front_page(reader, newsroom):
    newsroom.settle()

    assert "La une" in reader.html("/")


@pytest.mark.parametrize("count", [2, 20])
def test_a_section_costs_the_same_for_any_length(
    count, reader, newsroom, django_assert_max_num_queries
):
    section = newsroom.section("Port")
    for number in range(count):
        newsroom.article(f"Article {number}", section=section)
    newsroom.settle()

    with django_assert_max_num_queries(READ):
        html = reader.html("/port/")

    assert html.count("<article") == count


def test_an_article_that_is_held_is_not_sent_again(reader, full):
    etag = reader.get("/transports/le-bac-rouvre-mardi/").headers["ETag"]

    response = reader.get("/transports/le-bac-rouvre-mardi/", **{"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")


def test_caches_are_told_what_a_page_is_made_of(reader, full):
    tags = reader.get("/transports/le-bac-rouvre-mardi/").headers["Cache-Tag"].split(",")
    known = json.loads(reader.get("/api/v2/resolve/?path=/transports/le-bac-rouvre-mardi/").content)

    assert f"p{known['document']['id']}" in tags
