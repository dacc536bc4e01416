"""An address an author or a topic has already is refused in the form, in French, and what was typed is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from news.models import Author, Topic
from tests.editorial.people import somebody

pytestmark = pytest.mark.django_db

AUTHOR = {
    "name": "Anne Le Gall", "kind": "journalist", "active": "on", "sort_name": "", "role": "", "bio": "Elle écrit.",
    "photo": "", "email": "", "expertise": "", "profiles": "",
}  # fmt: skip
TOPIC = {
    "name": "Port", "kind": "subject", "aliases": "Le quai", "description": "", "image": "", "medtop": "", "wikidata": "",
}  # fmt: skip


@pytest.fixture
def send(client: Any, newsroom: Any) -> Any:
    """Send the form of an author or a topic, a new one unless it has a number."""
    client.force_login(somebody("secretariat"))

    def post(what: str, *, pk: int | None = None, **form: str) -> Any:
        name = f"wagtailsnippets_news_{what}:{'edit' if pk else 'add'}"
        return client.post(reverse(name, args=[pk] if pk else []), form)

    return post


def test_a_new_author_takes_no_address_of_another(send, newsroom):
    newsroom.author("Anne Le Gall")

    form = send("author", **AUTHOR, slug="anne-le-gall").context["form"]

    assert form.errors == {"slug": ["Cette adresse est déjà celle de « Anne Le Gall »."]}
    assert form["bio"].value() == "Elle écrit."
    assert Author.objects.count() == 1


def test_nor_does_one_that_was_there(send, newsroom):
    newsroom.author("Anne Le Gall")
    other = newsroom.author("Bob")

    form = send("author", pk=other.pk, **AUTHOR, slug="anne-le-gall").context["form"]

    other.refresh_from_db()
    assert "slug" in form.errors
    assert other.slug == "bob"


def test_a_new_topic_takes_no_address_of_another(send, newsroom):
    newsroom.topic("Port")

    form = send("topic", **TOPIC, slug="port").context["form"]

    assert form.errors == {"slug": ["Cette adresse est déjà celle de « Port »."]}
    assert form["aliases"].value() == "Le quai"
    assert Topic.objects.count() == 1


def test_an_address_is_kept_when_the_rest_changes(send, newsroom):
    topic = newsroom.topic("Port")

    send("topic", pk=topic.pk, **TOPIC, slug="port")

    topic.refresh_from_db()
    assert topic.aliases == "Le quai"


def test_two_of_one_name_have_two_addresses(send, newsroom):
    newsroom.author("Anne Le Gall")

    send("author", **AUTHOR, slug="")

    assert set(Author.objects.values_list("slug", flat=True)) == {"anne-le-gall", "anne-le-gall-2"}


def test_another_language_may_have_the_same_address(newsroom):
    newsroom.topic("Port")
    english = Topic(name="Port", slug="port", locale=newsroom.locale("en"))

    english.full_clean()
    english.save()

    assert Topic.objects.filter(slug="port").count() == 2
