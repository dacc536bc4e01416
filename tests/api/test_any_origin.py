"""Any site may read the API from its pages: every answer says so, whatever its status."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v2/", 200),
        ("/api/v2/openapi.json", 200),
        ("/api/v2/pages/", 200),
        ("/api/v2/pages", 301),
        ("/api/v2/pages/abc/", 404),
        ("/api/v2/nope/", 404),
        ("/api/v2/pages/?limit=abc", 400),
    ],
)
def test_every_answer_may_be_read_with_its_headers(api, path, status):
    answer = api.get(path)

    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_what_is_refused_before_any_endpoint_says_so_too(api):
    answer = api.post("/api/v2/pages/", "x" * 70_000, content_type="text/plain")

    assert answer.status_code == 413
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/api/v2/preview/", "/api/v2/preview", "/api/v2/preview/nope/"])
def test_drafts_are_not_for_any_site(api, path):
    assert "Access-Control-Allow-Origin" not in api.get(path).headers
