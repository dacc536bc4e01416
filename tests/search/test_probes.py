"""What French readers type, and what each database finds; what is missed is written down, not hidden."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from cms.published import counts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]

#: What the article says, what the reader types, found on PostgreSQL, found on SQLite.
PROBES = [
    ("Les élections municipales", "elections", True, True),
    ("Les élections municipales", "élection", True, True),
    ("Une œuvre rare", "oeuvre", True, True),
    ("Une oeuvre rare", "œuvres", True, True),
    ("À l’Élysée", "elysee", True, True),
    ("Fin de l’été", "été", True, True),
    ("Fin de l’été", "ete", True, True),
    ("La Corée attend", "coree", True, True),
    ("La Coree attend", "Corée", True, True),
    ("Il parle d’économie", "l'économie", True, True),
    ("Il parle d’économie", "l’economie", True, True),
    ("Le COVID-19 recule", "covid-19", True, True),
    ("Le COVID-19 recule", "covid 19", True, True),
    ("Un F-16 abattu", "F-16", True, True),
    ("Un F-16 abattu", "f 16", True, True),
    ("10\u202f000 manifestants", "10 000", True, True),
    ("10\u202f000 manifestants", "10000", True, True),
    ("L’O.T.A.N. se réunit", "otan", True, True),
    ("L’Otan se réunit", "O.T.A.N.", True, True),
    ("Sa photo à la une", "à la une", True, True),
    ("Vues de l’Élysée", "elys*", True, True),
    ("Le coronavirus revient", "corona*", True, True),
    ("Les journaux du soir", "journal", True, True),
    ("Ils mangeaient", "manger", True, True),
    # Misses: the stemmer keeps these apart.
    ("Le président élu", "présidents élus", False, False),
    ("Une policière témoigne", "policier", False, False),
    # Too much: these names share a stem.
    ("Les macronistes hésitent", "macron", True, True),
    ("Élisabeth Borne parle", "bornes", True, True),
]


@pytest.mark.parametrize(("title", "query", "on_postgresql", "on_sqlite"), PROBES)
def test_what_readers_type_finds_what_was_written(
    newsroom, client, title, query, on_postgresql, on_sqlite
):
    newsroom.article(title, body=[])
    newsroom.settle()

    found = client.get("/api/v2/search/", {"q": query}).json()["items"]

    expected = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    assert [hit["card"]["title"] for hit in found] == ([title] if expected else [])


@pytest.mark.parametrize("query", ["NATO", "otan", "Alliance atlantique"])
def test_a_topic_is_found_by_each_of_its_names(newsroom, client, query):
    topic = newsroom.topic("Otan", aliases="NATO\nAlliance atlantique")
    newsroom.article("Un sommet à Bruxelles", topics=[topic])
    newsroom.settle()

    found = client.get("/api/v2/search/", {"q": query}).json()["items"]

    assert [hit["card"]["title"] for hit in found] == ["Un sommet à Bruxelles"]


def test_a_new_name_finds_what_was_published_before(newsroom, client):
    topic = newsroom.topic("Otan")
    newsroom.article("Un sommet à Bruxelles", topics=[topic])
    newsroom.settle()
    topic.aliases = "NATO"
    topic.save()
    newsroom.settle()

    assert client.get("/api/v2/search/?q=nato").json()["meta"]["total_count"] == 1


@pytest.mark.parametrize("typed", ["elys", "l’Élys", "ÉLYSÉE"])
def test_a_name_is_suggested_by_its_beginning(newsroom, client, typed):
    newsroom.article("Un sommet", topics=[newsroom.topic("L’Élysée")])
    newsroom.settle()

    found = client.get("/api/v2/suggest/", {"q": typed}).json()["items"]

    assert [(each["kind"], each["name"]) for each in found] == [("topic", "L’Élysée")]


@pytest.mark.parametrize(
    ("typed", "meant"), [("médiathéque", None), ("mediatéke", "mediatheque"), ("prot", "port")]
)
def test_a_reader_is_told_what_they_may_have_meant(newsroom, client, typed, meant):
    newsroom.article("La médiathèque du port ouvre")
    newsroom.settle()

    assert client.get("/api/v2/search/", {"q": typed}).json()["meta"]["did_you_mean"] == meant


def test_each_language_is_read_with_its_own_stemmer(newsroom, client):
    english = newsroom.locale("en")
    home = newsroom.home.copy_for_translation(english)
    home.save_revision().publish()
    section = newsroom.section("Politics", parent=home, locale=english)
    section.save_revision().publish()
    newsroom.article("The ferries are running", section=section, locale=english)
    newsroom.settle()

    assert client.get("/api/v2/search/?q=ferry+run").json()["meta"]["total_count"] == 1
    assert client.get("/api/v2/search/?q=ferry+run&locale=fr").json()["meta"]["total_count"] == 0


def test_the_worker_is_not_needed_for_what_is_removed(newsroom, client):
    page = newsroom.article("Un secret de port")
    newsroom.settle()
    assert len(client.get("/api/v2/search/?q=secret").json()["items"]) == 1

    page.unpublish()

    assert client.get("/api/v2/search/?q=secret&facets=true").json()["items"] == []
    assert client.get("/api/v2/suggest/?q=secret").json()["items"] == []


def test_what_expires_is_neither_found_nor_suggested_that_second(newsroom, client):
    leaving = timezone.now() + timedelta(hours=1)
    newsroom.article("Un phare éphémère", expire_at=leaving)
    newsroom.settle()
    assert len(client.get("/api/v2/suggest/?q=ephem").json()["items"]) == 1

    with time_machine.travel(leaving, tick=False):
        counts.forget()
        assert client.get("/api/v2/search/?q=phare").json()["items"] == []
        assert client.get("/api/v2/suggest/?q=ephem").json()["items"] == []
        assert client.get("/api/v2/search/?q=ephemera").json()["meta"]["did_you_mean"] is None
