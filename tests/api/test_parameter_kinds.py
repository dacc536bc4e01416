"""What each kind of parameter takes, gives and refuses."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cms.api import errors, parameters
from cms.api.parameters import kinds
from cms.api.parameters.query import Parameter

ORDER = parameters.order(["-published_at", "published_at", "title"], default="-published_at")
KEY = Parameter(name="key", kind=kinds.Identifier(), description="A UUID.")
EVERY_KIND = (
    parameters.AFTER,
    parameters.CHILD_OF,
    parameters.CURSOR,
    parameters.FALLBACK,
    parameters.FIELDS,
    parameters.IDS,
    parameters.KIND,
    parameters.LIMIT,
    parameters.LOCALE,
    parameters.PATH,
    parameters.PUBLISHED_AFTER,
    parameters.SEARCH,
    parameters.SHOW_IN_MENUS,
    parameters.SITE,
    parameters.SLUG,
    ORDER,
    KEY,
    parameters.page_types(["news.ArticlePage", "article"]),
)
HOSTILE_INTEGERS = [
    "",
    "-1",
    "+5",
    " 7 ",
    "7_0",
    "1e9",
    "1.0",
    "0x10",
    "\N{FULLWIDTH DIGIT ONE}",
    "٣",
    "²",
    "NaN",
    "1" * 19,
    str(10**30),
    "1\x00",
    "1\n",
    "null",
]


def name_of(parameter):
    return parameter.name


def query_of(parameter, text):
    query = QueryDict(mutable=True)
    query[parameter.name] = text
    return query


def value(parameter, text):
    return parameters.parse(query_of(parameter, text), allowed=[parameter])[parameter]


def outcome(parameter, text):
    """What a text leads to, as a status and the parameter at fault."""
    try:
        value(parameter, text)
    except errors.Problem as problem:
        return problem.status, problem.parameter
    return 200, None


@pytest.mark.parametrize("text", HOSTILE_INTEGERS)
@pytest.mark.parametrize(
    "parameter",
    [
        parameters.LIMIT,
        parameters.OFFSET,
        parameters.SECTION,
        parameters.IDS,
        parameters.CHILD_OF,
        parameters.ANCESTOR_OF,
    ],
    ids=name_of,
)
def test_integers_are_plain_digits(parameter, text):
    with pytest.raises(errors.Problem) as caught:
        value(parameter, text)

    assert caught.value.status == 400
    assert caught.value.parameter == parameter.name


@pytest.mark.parametrize(
    ("parameter", "text", "expected"),
    [
        (parameters.LIMIT, "0", 0),
        (parameters.LIMIT, "100", 100),
        (parameters.limit(default=5, maximum=500), "500", 500),
        (parameters.OFFSET, "100000", 100_000),
        (parameters.SECTION, "999999999999999999", 10**18 - 1),
        (parameters.SECTION, "007", 7),
    ],
)
def test_bounds_are_within(parameter, text, expected):
    assert value(parameter, text) == expected


@pytest.mark.parametrize(
    ("parameter", "text", "detail"),
    [
        (parameters.LIMIT, "101", "limit must be an integer from 0 to 100."),
        (parameters.OFFSET, "100001", "offset must be an integer from 0 to 100000."),
        (parameters.CHILD_OF, "0", "child_of must be the id of a page, or root."),
        (parameters.CHILD_OF, "Root", "child_of must be the id of a page, or root."),
        (
            parameters.IDS,
            "1,x",
            "ids must be a list between commas, and each value must be an integer"
            " from 1 to 999999999999999999.",
        ),
        (parameters.IDS, ",".join(["1"] * 101), "ids must hold at most 100 values."),
        (parameters.SHOW_IN_MENUS, "True", "show_in_menus must be true or false."),
        (parameters.FORMAT, "html", "format must be one of json."),
        (
            ORDER,
            "published-at",
            "order must be one of -published_at, published_at, title (the nearest is published_at).",
        ),
        (ORDER, "random", "order must be one of -published_at, published_at, title."),
        (parameters.LOCALE, "FR", "locale must be a language code such as fr."),
        (parameters.SLUG, "été", "slug must be a slug: ASCII letters, digits, - and _."),
        (parameters.CURSOR, "x y", "cursor must be a cursor this API gave."),
        (parameters.SEARCH, " ", "search must be 1 to 200 characters of text."),
        (KEY, "12", "key must be a UUID."),
        (parameters.FIELDS, "", "fields ends too early."),
        (parameters.SLUG, "x" * 4_000, "slug must be at most 3072 characters long."),
    ],
)
def test_a_malformed_value_is_explained(parameter, text, detail):
    with pytest.raises(errors.Problem) as caught:
        value(parameter, text)

    assert caught.value.detail == detail


@pytest.mark.parametrize(
    ("text", "expected"), [("true", True), ("1", True), ("false", False), ("0", False)]
)
def test_booleans_are_api_v2_s(text, expected):
    assert value(parameters.SHOW_IN_MENUS, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01T12:00:00Z", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("2026-03-01T12:00Z", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("2026-03-01T12:00:00.5+02:00", datetime(2026, 3, 1, 10, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-03-01", datetime(2026, 2, 28, 23, tzinfo=UTC)),
        ("2026-07-14", datetime(2026, 7, 13, 22, tzinfo=UTC)),
        ("0001-01-01", datetime.min.replace(tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", datetime.min.replace(tzinfo=UTC)),
        ("9999-12-31T23:59:59-12:00", datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_moments_are_utc_and_a_date_is_a_day_in_paris(text, expected):
    assert value(parameters.PUBLISHED_AFTER, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01T12:00:00",
        "2026-03-01 12:00:00Z",
        "2026-03-01T12:00:00 01:00",
        "2026-02-30",
        "2026-13-01",
        "2026-03-01T25:00:00Z",
        "2026-03-01T12:00:00+99:99",
        "0000-01-01",
        "20260301",
        "2026-W09-7",
        "202\N{FULLWIDTH DIGIT SIX}-03-01",
        "now",
        "1772366400",
    ],
)
def test_a_moment_is_unmistakable(text):
    with pytest.raises(errors.Problem, match="published_after must be a date"):
        value(parameters.PUBLISHED_AFTER, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/fr/culture/", "/fr/culture/"),
        ("fr/culture", "/fr/culture"),
        ("//fr///culture//", "/fr/culture/"),
        ("/", "/"),
        ("#x", "/"),
        ("?a=b", "/?a=b"),
        ("/l%C3%A9gende/", "/légende/"),
        ("/le\u0301gende/", "/légende/"),
        ("/a/%2e%2e/b/", "/a/../b/"),
        ("/spip.php?article123#forum", "/spip.php?article123"),
        ("/a?b=%2F//c", "/a?b=%2F//c"),
        ("/100%/", "/100%/"),
        ("/" * 1_999, "/"),
    ],
)
def test_paths_are_read_as_browsers_write_them(text, expected):
    assert value(parameters.PATH, text) == expected


@pytest.mark.parametrize(
    "text", ["/a%00b/", "/a\x00b/", "/%FF/", f"/{chr(0xD800)}/", "/a\n/", "/\ufffd/", "/" * 2_001]
)
def test_an_unreadable_path_is_refused(text):
    with pytest.raises(errors.Problem, match="path must be the path of an address"):
        value(parameters.PATH, text)


def test_text_is_composed_and_trimmed():
    assert value(parameters.SEARCH, "  l’e\u0301te\u0301 ") == "l’été"


@pytest.mark.parametrize("text", ["a\x00b", chr(0xD800), "a\x1bb", "\ufffd", "x" * 201, "\n"])
def test_unreadable_text_is_refused(text):
    with pytest.raises(errors.Problem, match="search must be"):
        value(parameters.SEARCH, text)


def test_a_uuid_is_typed():
    text = "6f9619ff-8b86-d011-b42d-00c04fc964ff"

    assert value(KEY, text) == UUID(text)


ANY_TEXT = (
    st.text(max_size=80)
    | st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Nd"]), max_size=20)
    | st.text(alphabet="0123456789-+TZ:.,_*()/%?#&= abc", max_size=40)
    | st.integers().map(str)
    | st.datetimes(timezones=st.timezones()).map(datetime.isoformat)
)


@pytest.mark.parametrize("parameter", EVERY_KIND, ids=name_of)
@given(text=ANY_TEXT)
@example(text="")
@example(text="a(" * 1_200 + ")" * 1_200)
@example(text="9" * 4_400)
@example(text="%" * 3_000)
@example(text="," * 3_000)
def test_any_text_is_a_value_or_a_problem_that_names_the_parameter(parameter, text):
    assert outcome(parameter, text) in {(200, None), (400, parameter.name)}


@pytest.mark.parametrize(
    "parameter",
    [each for each in EVERY_KIND if each.schema().get("type") == "string"],
    ids=name_of,
)
@given(text=ANY_TEXT)
def test_what_is_taken_is_what_the_schema_allows(parameter, text):
    taken = outcome(parameter, text)[0] == 200

    assert not taken or Draft202012Validator(parameter.schema()).is_valid(text)
