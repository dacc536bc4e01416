"""What stands on a front: slots first, then what fills them, each thing once, and nothing that is not public."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.published.models import PublishedResource
from tests.published.fronts import EVERYTHING, compose, slot, titles, zone, zones_of


@pytest.fixture(scope="module")
def made(shared):
    """A section of a public front page and three articles, the third the newest."""
    shared.publish(shared.home)
    section = shared.section("Politique")
    now = timezone.now()
    articles = [
        shared.article(name, section=section, published_at=now - timedelta(days=age))
        for name, age in (("Un", 3), ("Deux", 2), ("Trois", 1))
    ]
    shared.settle()
    return section, articles


@pytest.fixture
def section(made):
    return deepcopy(made[0])


@pytest.fixture
def articles(made):
    return deepcopy(made[1])


@pytest.fixture
def front(made, newsroom):
    return newsroom.home


def test_a_slot_shows_its_article_in_its_own_words(newsroom, front, articles):
    compose(front, zone(slot(articles[0]), title="À la une", layout="lead"))
    newsroom.settle()

    (shown,) = zones_of(front)
    (item,) = shown["items"]

    assert (shown["title"], shown["layout"], shown["section"]) == ("À la une", "lead", None)
    assert (item["type"], item["origin"], item["size"]) == ("page", "slot", "medium")
    assert item["title"] == item["card"]["title"] == "Un"
    assert item["card"]["path"] == "/politique/un/"


def test_an_override_changes_the_words_here_and_only_here(newsroom, front, articles):
    image = newsroom.image()
    words = {"kicker": "Port", "title": "Il rouvre", "standfirst": "Enfin.", "image": image.pk}
    compose(front, zone(slot(articles[0], size="large", **words)))
    newsroom.settle()

    item = zones_of(front)[0]["items"][0]

    assert (item["kicker"], item["title"], item["standfirst"]) == ("Port", "Il rouvre", "Enfin.")
    assert (item["image"]["id"], item["size"]) == (image.pk, "large")
    assert (item["card"]["title"], item["card"]["image"]) == ("Un", None)


def test_no_override_removes_the_mention_of_who_paid(newsroom, section, front):
    paid = newsroom.article(
        "Payé", section=section, commercial_status="partner_funded", sponsor="P"
    )
    compose(front, zone(slot(paid, kicker="Reportage", title="Sans mention")))
    newsroom.settle()

    (item,) = zones_of(front)[0]["items"]

    assert item["title"] == "Sans mention"
    assert item["card"]["commercial"]["label"]
    assert item["card"]["commercial"]["sponsor"] == "P"


def test_what_is_paid_for_fills_the_front_only_where_it_is_asked_for(newsroom, front, section):
    partners = newsroom.section("Partenaires")
    newsroom.article("Payé", section=partners, commercial_status="advertorial", sponsor="P")
    asked = zone(backfill={"section": partners.pk})
    compose(front, zone(backfill={"max_age_days": 3650}), asked)
    newsroom.settle()

    assert titles(front) == [["Trois", "Deux", "Un"], ["Payé"]]


def test_a_slot_may_lead_to_a_section_a_topic_or_elsewhere(newsroom, front, section):
    topic = newsroom.topic("Port")
    elsewhere = slot(url="https://meteo.example/", title="La météo")
    compose(front, zone(slot(section), slot(topic=topic.pk), elsewhere))
    newsroom.settle()

    place, subject, link = zones_of(front)[0]["items"]

    assert (place["type"], place["card"]["type"], place["title"]) == (
        "page",
        "section",
        "Politique",
    )
    assert (subject["type"], subject["topic"]["slug"], subject["title"]) == (
        "topic",
        "port",
        "Port",
    )
    assert (link["type"], link["url"], link["title"]) == ("link", elsewhere["url"], "La météo")


def test_a_zone_fills_what_its_slots_leave(newsroom, front, articles, section):
    compose(front, zone(slot(articles[0]), maximum=3, backfill={"section": section.pk}))
    newsroom.settle()

    (shown,) = zones_of(front)

    assert titles(front) == [["Un", "Trois", "Deux"]]
    assert [item["origin"] for item in shown["items"]] == ["slot", "backfill", "backfill"]
    assert shown["section"] == {"id": section.pk, "title": "Politique", "path": "/politique/"}


def test_a_zone_without_a_rule_stays_as_it_is(newsroom, front, articles):
    compose(front, zone(slot(articles[0])), zone())
    newsroom.settle()

    assert titles(front) == [["Un"], []]


def test_a_zone_holds_no_more_than_its_maximum(newsroom, front, articles):
    compose(front, zone(*map(slot, articles), maximum=2, backfill=EVERYTHING))
    newsroom.settle()

    assert titles(front) == [["Un", "Deux"]]


def test_nothing_stands_twice_and_a_slot_below_wins(newsroom, front, articles):
    compose(
        front,
        zone(slot(articles[0]), slot(articles[0]), backfill=EVERYTHING, maximum=2),
        zone(slot(articles[0]), slot(articles[2]), backfill=EVERYTHING),
    )
    newsroom.settle()

    assert titles(front) == [["Un", "Deux"], ["Trois"]]


def test_a_rule_asks_for_everything_it_says(newsroom, section, front):
    port, other = newsroom.topic("Port"), newsroom.section("Sport")
    opinion = newsroom.article("Tribune", section=section, genre="opinion", topics=[port])
    newsroom.article("Autre genre", section=section, topics=[port])
    newsroom.article("Autre sujet", section=section, genre="opinion")
    newsroom.article("Ailleurs", section=other, genre="opinion", topics=[port])
    rule = {"section": section.pk, "genre": "opinion", "topic": port.pk}
    compose(front, zone(backfill=rule))
    newsroom.settle()

    assert titles(front) == [[opinion.title]]


def test_a_topic_a_rule_looks_for_is_not_public_by_that(newsroom, front):
    topic = newsroom.topic("Canari")
    compose(front, zone(backfill={"topic": topic.pk}))
    newsroom.settle()

    assert not PublishedResource.objects.filter(kind="topic").exists()


def test_the_front_of_a_section_fills_with_its_own_articles(newsroom, articles, section):
    newsroom.article("Ailleurs", section=newsroom.section("Sport"))
    compose(section, zone(slot(articles[1]), backfill=EVERYTHING))
    newsroom.settle()

    assert titles(section) == [["Deux", "Trois", "Un"]]


def test_an_expired_pin_leaves_and_the_backfill_closes_the_gap(newsroom, front, articles):
    past = timezone.now() - timedelta(minutes=1)
    pinned = slot(articles[0], pinned_until=past, title="Ce matin")
    compose(front, zone(pinned, backfill=EVERYTHING, maximum=2))
    newsroom.settle()

    assert titles(front) == [["Trois", "Deux"]]


def test_an_article_leaves_when_it_is_too_old(newsroom, front, articles):
    compose(front, zone(backfill={"max_age_days": 2}))
    newsroom.settle()

    assert titles(front) == [["Trois"]]


@pytest.mark.parametrize("state", ["draft", "embargoed", "expired", "private"])
def test_what_is_not_public_is_in_no_slot(state, newsroom, front, articles, section):
    later, past = timezone.now() + timedelta(days=1), timezone.now() - timedelta(days=1)
    hidden = newsroom.article(
        "Canari",
        section=newsroom.section("Rubrique cachée"),
        publish=state != "draft",
        **{"embargoed": {"embargo_until": later}, "expired": {"expire_at": past}}.get(state, {}),
    )
    if state == "private":
        PageViewRestriction.objects.create(page=hidden.get_parent(), restriction_type="login")
    compose(front, zone(slot(hidden, title="Canari ici"), backfill=EVERYTHING, maximum=2))
    newsroom.settle()

    assert titles(front) == [["Trois", "Deux"]]


def test_a_rule_whose_section_is_private_fills_nothing(newsroom, front, section):
    hidden = newsroom.section("Rubrique cachée")
    newsroom.article("Canari", section=hidden)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    compose(front, zone(backfill={"section": hidden.pk}))
    newsroom.settle()

    assert titles(front) == [[]]
    assert zones_of(front)[0]["section"] is None


def test_a_half_filled_front_is_published_as_far_as_it_goes(newsroom, front, articles):
    bare = {"type": "zone", "value": {}, "id": "33333333-3333-4333-8333-333333333333"}
    wrong = slot(articles[0], size="énorme", pinned_until=None)
    compose(
        front,
        bare,
        zone(slot(), slot(url="https://meteo.example/"), wrong, maximum=None, layout=""),
        zone(slot(articles[1]), backfill={"genre": "inconnu", "max_age_days": "bientôt"}),
    )
    newsroom.settle()

    assert titles(front) == [[], ["Un"], ["Deux"]]
    assert zones_of(front)[1]["items"][0]["size"] == "medium"


def test_a_front_speaks_its_own_language(newsroom, front, articles, section):
    english = newsroom.home.copy_for_translation(newsroom.locale("en"))
    newsroom.publish(english)
    below = section.copy_for_translation(english.locale)
    newsroom.publish(below)
    translated = [article.copy_for_translation(english.locale) for article in articles[:2]]
    for article, title in zip(translated, ("One", "Two"), strict=True):
        article.title = title
        newsroom.publish(article)
    compose(english, zone(slot(articles[0]), backfill={"section": section.pk}))
    newsroom.settle()

    assert titles(english) == [["One", "Two"]]
    assert zones_of(english)[0]["section"]["id"] == below.pk


def test_a_topic_fills_in_every_language(newsroom, front, section):
    port = newsroom.topic("Port")
    french = newsroom.article("Le port", section=section, topics=[port])
    english = newsroom.home.copy_for_translation(newsroom.locale("en"))
    newsroom.publish(english)
    newsroom.publish(section.copy_for_translation(english.locale))
    article = french.copy_for_translation(english.locale)
    article.title = "The harbour"
    newsroom.publish(article)
    harbour = port.copy_for_translation(english.locale)
    harbour.name = "Harbour"
    harbour.save()
    compose(english, zone(backfill={"topic": harbour.pk}))
    newsroom.settle()

    assert titles(english) == [["The harbour"]]


def test_an_alias_is_the_page_it_repeats_wherever_both_would_stand(newsroom, front, articles):
    sport = newsroom.section("Sport")
    alias = articles[0].create_alias(parent=sport, update_slug="un-aussi")
    articles[1].create_alias(parent=sport, update_slug="deux-aussi")
    newsroom.settle()

    compose(front, zone(slot(alias)), zone(slot(articles[0]), backfill=EVERYTHING), zone(maximum=2))
    newsroom.settle()

    assert titles(front) == [["Un"], ["Trois", "Deux"], []]


def test_an_alias_fills_the_front_of_its_section_where_nothing_repeats_it(
    newsroom, front, articles
):
    sport = newsroom.section("Sport")
    for number, article in enumerate(articles):
        article.create_alias(parent=sport, update_slug=f"aussi-{number}")
    newsroom.settle()

    compose(front, zone(maximum=2, backfill={"section": sport.pk, **EVERYTHING}))
    newsroom.settle()

    assert titles(front) == [["Trois", "Deux"]]
