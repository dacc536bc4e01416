"""What caches are told, and what clients that already hold an answer are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.api import caching

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FOREVER = "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=3600"


def in_seconds(seconds):
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "header",
    ['"abc"', 'W/"abc"', '"x", "abc"', ' "x" ,\tW/"abc" ', '"x",,"abc",', "*", " * "],
)
def test_a_client_that_holds_it_is_recognised(header):
    assert caching.parse_if_none_match(header).matches("abc")


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "abc",
        '"abcd"',
        '"abc',
        'abc"',
        'w/"abc"',
        '"ab,c"',
        '"ABC"',
        '"*"',
        '""',
        '"',
        'W/"abc-gzip"',
        '"abc\x00"',
        ", ".join(['"x"'] * 100 + ['"abc"']),
    ],
)
def test_anything_else_matches_nothing(header):
    assert not caching.parse_if_none_match(header).matches("abc")


@given(st.text(max_size=300))
def test_any_header_is_read(header):
    opaque = caching.parse_if_none_match(header).opaque

    assert all(tag.isascii() and tag.isprintable() and len(tag) <= 64 for tag in opaque)


@given(st.lists(st.from_regex(r"\A[0-9a-f]{1,32}\Z"), min_size=1, max_size=20), st.data())
def test_every_tag_of_a_list_is_found(tags, data):
    header = ", ".join(data.draw(st.sampled_from(["", "W/"])) + caching.quoted(tag) for tag in tags)

    assert caching.parse_if_none_match(header).opaque == frozenset(tags)


def test_an_etag_is_strong():
    assert caching.quoted("0af") == '"0af"'


@pytest.mark.parametrize("etag", ["", 'a"b', "a b", "é", "a\nb"])
def test_an_etag_that_would_break_the_header_is_refused(etag):
    with pytest.raises(ValueError, match="cannot be an ETag"):
        caching.quoted(etag)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_different_parts_have_different_etags(one, other):
    assert (caching.combined(one) == caching.combined(other)) == (one == other)


def test_without_an_expiry_the_promise_is_the_usual_one():
    assert caching.cache_control(now=NOW) == FOREVER


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (100_000, FOREVER),
        (3_660, FOREVER),
        (
            3_000,
            "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=2940",
        ),
        (70, "public, max-age=0, s-maxage=60, stale-while-revalidate=10, stale-if-error=10"),
        (60, "public, max-age=0, s-maxage=60"),
        (1.9, "public, max-age=0, s-maxage=1"),
        (0.9, "no-store"),
        (0, "no-store"),
        (-5, "no-store"),
    ],
)
def test_no_cache_serves_past_the_expiry(seconds, expected):
    assert caching.cache_control(now=NOW, expires_at=in_seconds(seconds)) == expected


@given(st.floats(min_value=-10, max_value=10_000))
def test_fresh_and_stale_seconds_end_at_the_expiry(seconds):
    header = caching.cache_control(now=NOW, expires_at=in_seconds(seconds))

    said = dict(part.split("=") for part in header.split(", ") if "=" in part)
    longest = max(int(value) for name, value in said.items() if name.startswith("s")) if said else 0
    fresh = int(said.get("s-maxage", 0))
    assert max(longest, fresh + int(said.get("stale-if-error", 0))) <= max(seconds, 0)
    assert fresh + int(said.get("stale-while-revalidate", 0)) <= max(seconds, 0)


def test_a_cdn_is_told_the_same_in_its_own_header():
    header = caching.cdn_cache_control(now=NOW, expires_at=in_seconds(70))

    assert header == "public, max-age=60, stale-while-revalidate=10, stale-if-error=10"


def test_a_cdn_keeps_nothing_that_has_expired():
    assert caching.cdn_cache_control(now=NOW, expires_at=NOW) == "no-store"


def test_tags_are_sorted_and_come_once():
    assert caching.cache_tag(["s5", "p12", "s5"], coarser=["pages"]) == "p12,s5"


@pytest.mark.parametrize(
    "tags",
    [[f"p{number:012}" for number in range(1_200)], [f"p{number}" for number in range(1_001)]],
    ids=["too long", "too many"],
)
def test_too_many_tags_give_way_to_coarser_ones(tags, caplog):
    assert caching.cache_tag(tags, coarser=["pages"]) == "pages"
    assert "give way" in caplog.text


def test_as_many_tags_as_a_cache_reads_are_kept():
    tags = [f"p{number}" for number in range(1_000)]

    assert caching.cache_tag(tags, coarser=["pages"]).count(",") == 999


def test_tags_are_never_cut():
    tags = [f"p{number}" for number in range(2_000)]

    with pytest.raises(caching.TagsTooLong):
        caching.cache_tag(tags, coarser=tags)


@pytest.mark.parametrize("tag", ["", "a,b", "a b", "é", "a\r\nSet-Cookie: x", "x" * 121])
def test_a_tag_that_would_break_the_header_is_refused(tag):
    with pytest.raises(ValueError, match="cannot be a cache tag"):
        caching.cache_tag([tag], coarser=["pages"])
