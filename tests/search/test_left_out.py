"""A word or phrase left out of `/api/v2/search/` is left out however the rest is asked for."""

from __future__ import annotations

import pytest

from cms.published import counts
from tests.newsroom import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def brest(shared):
    """Three articles of Brest, one of them without its military port; no question changes any."""
    counts.forget()
    shared.article("À Brest", body=[paragraph("Un port militaire.")])
    shared.article("Brest", body=[paragraph("Le port militaire, les militaires.")])
    shared.article("Le bac à Brest", body=[paragraph("Un port de pêche.")])
    shared.settle()


@pytest.mark.parametrize("order", ["relevance", "-published_at"])
@pytest.mark.parametrize(
    "query",
    [
        'brest -"port militaire"',
        "brest -milit*",
        "brest -militaires",
        'brest* -"port militaire"',
        '"a brest" -militaire',
        "bres* -militaire",
        'à -"port militaire"',
        "à -militaire",
    ],
)
def test_what_is_left_out_is_whatever_is_looked_for(brest, client, query, order):
    response = client.get("/api/v2/search/", {"q": query, "order": order})

    assert response.status_code == 200, response.content
    found = response.json()
    assert [hit["card"]["title"] for hit in found["items"]] == ["Le bac à Brest"]
    assert found["meta"]["total_count"] == 1
