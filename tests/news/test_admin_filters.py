"""The filters of the desk's list of articles."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from news.models import Author, SectionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(admin_client: Any) -> Any:
    """Ask the list for what the filters leave."""

    def ask(**filters: Any) -> set[str]:
        response = admin_client.get(reverse("articles:index"), filters)
        assert response.status_code == 200
        return {article.title for article in response.context["object_list"]}

    return ask


@pytest.fixture(scope="module")
def copy(indexed: None, shared: Any) -> None:
    """Three articles that differ in everything a desk filters by; no question changes any."""
    newsroom = shared
    politics = newsroom.section("Politique")
    town = newsroom.section("Mairie", parent=politics)
    sport = newsroom.section("Sport")
    anne = newsroom.author("Anne Le Gall")
    newsroom.article("Conseil", section=town, genre="analysis", authors=[anne])
    newsroom.article("Match", section=sport, genre="brief", publish=False)
    newsroom.article("Vote", section=politics, genre="news")


def test_a_section_includes_its_sub_sections(titles, copy):
    section = section_of("Politique")

    assert titles(section=section) == {"Conseil", "Vote"}


def test_genres_add_up(titles, copy):
    assert titles(genre=["brief", "analysis"]) == {"Conseil", "Match"}


def test_a_signature_is_enough_to_be_found(titles, copy):
    author = author_of("Anne Le Gall")

    assert titles(author=author) == {"Conseil"}


@pytest.mark.parametrize(
    ("status", "found"), [("live", {"Conseil", "Vote"}), ("draft", {"Match"}), ("changed", set())]
)
def test_a_status_tells_drafts_from_what_is_live(status, found, titles, copy):
    assert titles(status=status) == found


def test_a_scheduled_article_is_found(titles, copy, newsroom):
    article = newsroom.article("Demain", publish=False)
    article.go_live_at = datetime(2100, 1, 1, tzinfo=UTC)
    newsroom.publish(article)

    assert titles(status="scheduled") == {"Demain"}


def test_dates_bound_the_first_publication(titles, copy):
    assert titles(first_published_at_from="2100-01-01") == set()


def test_filters_narrow_a_search(titles, copy):
    author = author_of("Anne Le Gall")

    assert titles(q="Conseil", section=section_of("Politique"), author=author) == {"Conseil"}


def section_of(title: str) -> int:
    return SectionPage.objects.get(title=title).pk


def author_of(name: str) -> int:
    return Author.objects.get(name=name).pk
