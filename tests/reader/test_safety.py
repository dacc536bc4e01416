"""What a reader's page may load and reveal, what others' addresses keep, and the switch that turns it off."""

from __future__ import annotations

import re

import pytest
from django.test import override_settings

from cms.reader.built import built
from tests.newsroom import paragraph

PAGES = ("/", "/transports/", "/transports/le-bac-rouvre-mardi/", "/rechercher/", "/rien/")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(path, reader, full):
    response = reader.get(path)
    html = response.content.decode()

    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
    )
    assert "unsafe" not in policy
    assert re.findall(r"<script(?![^>]* src=\"/_reader/)", html) == []
    assert re.findall(r"<style|<iframe|\sstyle=|\son[a-z]+=", html) == []
    loaded = re.findall(r'\s(?:src|poster)="([^"]+)"', html)
    assert all(url.startswith(("http://testserver/", "/_reader/")) for url in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_readers_are_not_known(path, reader, full):
    response = reader.get(path)

    assert response.cookies == {}
    assert "Vary" not in response.headers


def test_a_page_may_be_framed_by_the_editors_alone(reader, full):
    response = reader.get("/transports/")

    assert "frame-ancestors 'self' http://testserver" in response.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in response.headers
    assert 'data-editors="http://testserver"' in response.content.decode()


def test_what_editors_write_is_escaped(reader, newsroom):
    newsroom.article("<script>alert(1)</script>", slug="un", body=[paragraph("Du texte.")])
    newsroom.settle()

    html = reader.html("/politique/un/")

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(
    "path",
    ["/%00/", "/" + "a" * 5000 + "/", "/%FF%FE/", "/auteurs/%00/", "/a\u2028b/", "/../../etc/passwd", "/.//evil.example/", "/en/authors/'/"],
)  # fmt: skip
def test_a_hostile_address_is_a_miss(path, reader, full):
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e9", "99999", "\u0663"])
def test_a_hostile_page_number_is_the_first_page(page, reader, full):
    assert "Le bac rouvre mardi" in reader.html(f"/transports/?page={page}")


def test_nobody_writes_here(reader, full):
    response = reader.client.post("/transports/")

    assert response.status_code == 405


def test_the_build_is_served_for_good(reader):
    for url in (built().script, built().style, built().icon):
        response = reader.get(url)

        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert reader.get(built().script).headers["Content-Type"].startswith("text/javascript")
    assert reader.get("/_reader/reader-000000000000.js").status_code == 404
    assert reader.get("/_reader/../server.json").status_code == 404


def test_the_admin_is_found_without_its_slash(reader):
    response = reader.get("/admin")

    assert (response.status_code, response.headers["Location"]) == (301, "/admin/")


def test_a_newsroom_with_a_front_end_of_its_own_turns_it_off(reader, full):
    with override_settings(CHAPO_READER=False):
        response = reader.get("/transports/le-bac-rouvre-mardi/")

    assert response.status_code == 302
    assert re.fullmatch(r"/api/v2/pages/\d+/", response.headers["Location"])


def test_the_api_alone_knows_no_reader(reader, full):
    with override_settings(ROOT_URLCONF="cms.urls_api"):
        response = reader.get("/transports/")

    assert response.status_code == 404
    assert "Content-Security-Policy" not in response.headers
