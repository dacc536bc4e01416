"""In development an answer that breaks the contract is a 500 that says why."""

from __future__ import annotations

import json

import pytest

from cms.published.models import PublishedDocument


@pytest.fixture
def article(newsroom):
    page = newsroom.article()
    newsroom.settle()
    return page


def tamper(page, **more):
    row = PublishedDocument.objects.get(page_id=page.pk)
    body = json.dumps({**json.loads(row.body), **more})
    PublishedDocument.objects.filter(pk=row.pk).update(body=body)


def test_a_good_answer_passes(api, article):
    assert api.get(f"/api/v2/pages/{article.pk}/").status_code == 200


def test_an_undeclared_key_is_named(api, article):
    tamper(article, secret="x")

    response = api.get(f"/api/v2/pages/{article.pk}/")

    assert response.status_code == 500
    assert "secret: Extra inputs are not permitted" in response.json()["detail"]


def test_a_wrong_type_is_named(api, article):
    tamper(article, urgency="5")

    assert "urgency" in api.get(f"/api/v2/pages/{article.pk}/").json()["detail"]


def test_an_undeclared_key_in_a_part_is_named(api, article):
    tamper(article, secret="x")

    response = api.get(f"/api/v2/pages/{article.pk}/?fields=-body")

    assert "secret undeclared" in response.json()["detail"]
