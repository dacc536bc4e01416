"""The desk's lists cost the same for any length."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES

LISTS = ["articles:index", "wagtailsnippets_news_author:list"]


@pytest.fixture(scope="module")
def desk(shared: Any) -> Any:
    """An editor at work.

    What is measured is the list. Wagtail adds a query a row for the buttons of whoever may not publish, and
    wagtail-localize two for whoever may ask for translations.
    """
    bootstrap()
    user = get_user_model().objects.create_user("chef")
    user.groups.add(Group.objects.get(name=ROLES["chef-de-rubrique"].label))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="module")
def costs(shared: Any, desk: Any) -> dict[str, tuple[int, int]]:
    """List → its statements with two articles, and with twenty."""
    grow(shared, range(2))
    for index in LISTS:
        desk.get(reverse(index))
    short = {index: cost(desk, index) for index in LISTS}
    grow(shared, range(2, 20))
    return {index: (short[index], cost(desk, index)) for index in LISTS}


@pytest.mark.parametrize("index", LISTS)
def test_a_list_costs_the_same_for_any_length(index, costs):
    short, long = costs[index]

    assert long <= short


def cost(desk: Any, index: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        desk.get(reverse(index))
    return len(asked)


def grow(newsroom: Any, numbers: range) -> None:
    """Articles of several sections and authors."""
    [
        newsroom.article(
            f"Article {n}",
            section=newsroom.section(f"Rubrique {n}"),
            authors=[newsroom.author(f"Auteur {n}")],
        )
        for n in numbers
    ]
