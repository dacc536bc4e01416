"""Every parameter becomes a typed value or a problem that names it; nothing else can happen."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cms.api import errors, parameters
from cms.api.parameters.query import MAX_PARAMETERS

ORDER = parameters.order(["-published_at", "published_at", "title"], default="-published_at")
TYPE = parameters.page_types(["news.ArticlePage", "article", "wagtailcore.Page"])
GENRE = parameters.genre(["news", "analysis"])
KNOWN = (
    parameters.AFTER,
    parameters.ANCESTOR_OF,
    parameters.AUTHOR,
    parameters.CHILD_OF,
    parameters.CURSOR,
    parameters.DESCENDANT_OF,
    parameters.FALLBACK,
    parameters.FIELDS,
    parameters.FORMAT,
    parameters.HTML_PATH,
    parameters.IDS,
    parameters.KIND,
    parameters.LIMIT,
    parameters.LOCALE,
    parameters.OBJECT_ID,
    parameters.OFFSET,
    parameters.PUBLISHED_AFTER,
    parameters.PUBLISHED_BEFORE,
    parameters.SEARCH,
    parameters.SEARCH_OPERATOR,
    parameters.SECTION,
    parameters.SHOW_IN_MENUS,
    parameters.SITE,
    parameters.SLUG,
    parameters.TOPIC,
    parameters.TRANSLATION_OF,
    ORDER,
    TYPE,
    GENRE,
)


def parse(query, *, allowed=KNOWN):
    return parameters.parse(QueryDict(query), allowed=allowed)


def refused(query, *, allowed=KNOWN):
    with pytest.raises(errors.Problem) as caught:
        parse(query, allowed=allowed)
    return caught.value


def outcome(query):
    """What a query string leads to, as a status."""
    try:
        parameters.parse(query, allowed=KNOWN)
    except errors.Problem as problem:
        return problem.status
    return 200


def test_a_request_without_parameters_has_the_defaults():
    read = parse("")

    assert read[parameters.LIMIT] == 20
    assert read[parameters.OFFSET] == 0
    assert read[ORDER] == "-published_at"
    assert read.get(parameters.SECTION) is None
    assert parameters.LIMIT not in read


def test_given_values_are_typed():
    read = parse(
        "type=news.ArticlePage,article&limit=5&section=12&fields=*&child_of=root&ids=3,1,3"
        "&locale=en&fallback=fr,en-GB&show_in_menus=true&genre=news"
    )

    assert read[TYPE] == ("news.ArticlePage", "article")
    assert read[parameters.LIMIT] == 5
    assert parameters.LIMIT in read
    assert read[parameters.SECTION] == 12
    assert read[parameters.FIELDS].is_all
    assert read[parameters.CHILD_OF] == "root"
    assert read[parameters.IDS] == (3, 1)
    assert read[parameters.FALLBACK] == ("fr", "en-GB")
    assert read[parameters.SHOW_IN_MENUS] is True
    assert read[GENRE] == ("news",)


def test_asking_for_what_was_not_declared_is_a_bug():
    with pytest.raises(KeyError):
        parse("", allowed=[])[parameters.LIMIT]


def test_asking_for_a_value_nobody_gave_is_a_bug():
    with pytest.raises(KeyError):
        parse("")[parameters.SECTION]


def test_an_unknown_parameter_is_refused_with_the_nearest():
    problem = refused("limt=5")

    assert problem.body() == {
        "type": "/problems/unknown-parameter",
        "title": "A parameter is not known here",
        "status": 400,
        "detail": "This parameter is not known here. The nearest known one is limit.",
        "parameter": "limt",
        "nearest": "limit",
    }


def test_a_client_s_old_misspelling_is_put_right():
    assert refused("decendant_of=3").members["nearest"] == "descendant_of"


@pytest.mark.parametrize(
    "name",
    ["password", "draft_title", "latest_revision", "owner__password", "xqzw", "\x00", "\ud800"],
)
def test_a_private_name_is_as_unknown_as_any_other(name):
    query = QueryDict(mutable=True)
    query[name] = "1"

    with pytest.raises(errors.Problem) as caught:
        parameters.parse(query, allowed=[parameters.LIMIT, parameters.OFFSET])

    assert caught.value.detail == "This parameter is not known here."


def test_an_unknown_name_is_cut():
    assert len(refused("x" * 5_000).parameter) == 61


def test_a_markup_name_comes_back_inert():
    response = errors.problem_response(refused("%3Cscript%3E=1"))

    assert b"<" not in response.content


@pytest.mark.parametrize("query", ["limit=1&limit=2", "limit=1&limit=1", "slug=a&slug="])
def test_a_parameter_comes_once(query):
    assert refused(query).kind is errors.REPEATED_PARAMETER


def test_a_crowd_of_parameters_is_refused():
    assert refused("&".join(["limit=1"] * 51)).kind is errors.TOO_MANY_PARAMETERS
    assert refused("&".join(["limit=1"] * MAX_PARAMETERS)).kind is errors.REPEATED_PARAMETER


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("cursor=abcdefgh&offset=2", "cursor", "offset"),
        ("child_of=2&descendant_of=2", "descendant_of", "child_of"),
    ],
)
def test_parameters_that_exclude_each_other_are_refused(query, first, second):
    problem = refused(query)

    assert problem.kind is errors.CONFLICTING_PARAMETERS
    assert (problem.parameter, problem.members["conflicts_with"]) == (first, second)


def test_a_required_parameter_must_be_given():
    problem = refused("", allowed=[parameters.PATH])

    assert problem.detail == "path must be given."


ANY_TEXT = st.text(max_size=60) | st.integers().map(str)


@given(
    st.lists(
        st.tuples(st.text(max_size=10) | st.sampled_from([each.name for each in KNOWN]), ANY_TEXT),
        max_size=8,
    )
)
def test_any_query_is_read_or_refused(pairs):
    query = QueryDict(urlencode(pairs, errors="surrogatepass"))

    assert outcome(query) in {200, 400}


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw):
    assert outcome(QueryDict(raw)) in {200, 400}


@pytest.mark.parametrize(
    "parameter", [*KNOWN, parameters.PATH], ids=lambda parameter: parameter.name
)
def test_every_parameter_describes_itself(parameter):
    said = parameter.openapi()

    Draft202012Validator.check_schema(said["schema"])
    assert said["name"] == parameter.name
    assert said["in"] == "query"
    assert said["description"].endswith(".")


def test_a_list_parameter_says_how_it_is_written():
    assert parameters.IDS.openapi() == {
        "name": "ids",
        "in": "query",
        "required": False,
        "description": "Only what has these ids.",
        "style": "form",
        "explode": False,
        "schema": {
            "type": "array",
            "items": {"type": "integer", "minimum": 1, "maximum": 999999999999999999},
            "minItems": 1,
            "maxItems": 100,
        },
    }


def test_a_default_is_part_of_the_schema():
    assert parameters.LIMIT.schema() == {
        "type": "integer",
        "minimum": 0,
        "maximum": 100,
        "default": 20,
    }
