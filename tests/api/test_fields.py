"""`fields=`: Wagtail API v2's grammar within bounds, and the part of a document it asks for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wagtail.api.v2.utils import parse_fields_parameter

from cms.api import errors, fields

DOCUMENT = {
    "id": 12,
    "type": "article",
    "meta": {
        "type": "news.ArticlePage",
        "detail_url": "http://testserver/api/v2/pages/12/",
        "slug": "la-greve",
        "locale": "fr",
        "parent": {"id": 3, "meta": {"type": "news.SectionPage"}, "title": "Social"},
    },
    "title": "La grève",
    "hero": {"id": 7, "src": "/a.jpg", "srcset": [{"name": "s", "src": "/s.jpg", "width": 320}], "alt": ""},
    "section": None,
    "authors": [{"id": 1, "name": "Ana", "slug": "ana"}, {"id": 2, "name": "Bo", "slug": "bo"}],
    "body": [{"type": "heading", "value": {"text": "Un", "level": "h2"}, "id": "x"}],
    "tags": ["a", "b"],
}  # fmt: skip
CARD = frozenset({"id", "type", "detail_url", "slug", "title"})


def asked(text, *, default=None):
    return fields.project(DOCUMENT, fields.parse_fields(text), default=default)


def read(text):
    """The selection, or nothing when it is refused as it should be."""
    try:
        return fields.parse_fields(text)
    except errors.Problem as problem:
        return None if (problem.status, problem.parameter) == (400, "fields") else problem


def said_by_wagtail(text):
    return selection_of(parse_fields_parameter(text))


def selection_of(parsed):
    """Wagtail's triples as one of our selections."""
    starts = {"*": "all", "_": "none"}
    start = starts.get(parsed[0][0], "default") if parsed else "default"
    terms = parsed[1:] if start != "default" else parsed
    return fields.FieldSelection(
        start=start,
        terms=tuple(
            fields.Term(name=name, negated=negated, below=selection_of(below) if below else None)
            for name, negated, below in terms
        ),
    )


NAMES = st.from_regex(r"\A[a-z][a-z0-9_]{0,5}\Z")


def selections(depth):
    """Well-formed selections no deeper than `depth`."""
    below = st.just("") if depth == 1 else st.just("") | selections(depth - 1).map("({})".format)
    plain = st.builds("{}{}".format, NAMES, below)
    deep = st.nothing() if depth == 1 else st.builds("{}({})".format, NAMES, selections(depth - 1))
    negated = NAMES.map("-{}".format)
    lists = st.lists(plain | negated, min_size=1, max_size=4)
    everything = st.lists(deep | negated, max_size=3).map(lambda terms: ["*", *terms])
    nothing = st.lists(plain, max_size=3).map(lambda terms: ["_", *terms])
    return (lists | everything | nothing).map(",".join)


@given(selections(3).filter(lambda text: len(text) <= fields.MAX_LENGTH))
def test_what_is_well_formed_reads_as_in_wagtail(text):
    assert fields.parse_fields(text) == said_by_wagtail(text)


@given(st.text(alphabet="ab_-*(),", min_size=1, max_size=14))
@example("a(b)c")
@example("_,-a")
@example("*,a")
@example("-*")
def test_what_is_accepted_wagtail_accepts_too(text):
    selection = read(text)

    assert selection is None or selection == said_by_wagtail(text)


@given(st.text(max_size=600))
@example("a" + "(a" * 1_200 + ")" * 1_200)
@example("(" * 500)
@example("a(" * 250)
@example("a," * 5_000)
@example("é")
@example("A")
@example("a\x00")
@example("\ud800")
def test_any_text_is_a_selection_or_a_problem(text):
    selection = read(text)

    assert selection is None or isinstance(selection, fields.FieldSelection)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ends too early"),
        ("a,", "ends too early"),
        ("a(b", "ends too early"),
        ("a()", "unexpected “)” at position 2"),
        ("a b", "unexpected “ ” at position 1"),
        ("a,,b", "unexpected “,” at position 2"),
        ("a,*", "unexpected “*” at position 2"),
        ("--a", "unexpected “-” at position 1"),
        ("-a(b)", "unexpected “(” at position 2"),
        ("*(a)", "unexpected “(” at position 1"),
        ("a(b)c", "unexpected “c” at position 4"),
        ("*,a", "holds them all"),
        ("_,-a", "holds none"),
        ("a(_,b,-b)", "holds none"),
        ("a(b(c(d)))", "deeper than 3"),
        ("a" * 501, "longer than 500"),
    ],
)
def test_what_is_malformed_is_explained(text, reason):
    with pytest.raises(errors.Problem) as refused:
        fields.parse_fields(text)

    assert reason in refused.value.detail


def test_a_request_without_fields_gets_the_default():
    assert fields.DEFAULT.is_default
    assert not fields.DEFAULT.is_all


def test_a_star_alone_is_everything():
    assert fields.parse_fields("*").is_all
    assert not fields.parse_fields("*,-body").is_all


def test_everything_is_the_document_itself():
    assert asked("*", default=CARD) == DOCUMENT
    assert fields.project(DOCUMENT, fields.DEFAULT) == DOCUMENT


def test_names_are_added_to_the_default():
    assert asked("tags", default=CARD) == {
        "id": 12,
        "type": "article",
        "meta": {
            "type": "news.ArticlePage",
            "detail_url": "http://testserver/api/v2/pages/12/",
            "slug": "la-greve",
        },
        "title": "La grève",
        "tags": ["a", "b"],
    }


def test_a_list_keeps_its_default_without_fields():
    assert list(fields.project(DOCUMENT, fields.DEFAULT, default=CARD)) == [
        "id",
        "type",
        "meta",
        "title",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("_", {}),
        ("_,title", {"title": "La grève"}),
        ("_,slug", {"meta": {"slug": "la-greve"}}),
        ("_,type", {"type": "article", "meta": {"type": "news.ArticlePage"}}),
        ("_,meta(slug)", {"meta": {"type": "news.ArticlePage", "slug": "la-greve"}}),
        ("_,meta(_,slug)", {"meta": {"slug": "la-greve"}}),
        ("_,parent(_,title)", {"meta": {"parent": {"title": "Social"}}}),
        ("_,meta(_,parent(_,title))", {"meta": {"parent": {"title": "Social"}}}),
        ("_,hero(src)", {"hero": {"id": 7, "src": "/a.jpg"}}),
        ("_,hero(_,src)", {"hero": {"src": "/a.jpg"}}),
        ("_,hero(*,-srcset)", {"hero": {"id": 7, "src": "/a.jpg", "alt": ""}}),
        ("_,hero(-srcset,-id)", {"hero": {"src": "/a.jpg", "alt": ""}}),
        ("_,hero(src,-id)", {"hero": {"src": "/a.jpg"}}),
        ("_,hero(_,srcset(src))", {"hero": {"srcset": [{"src": "/s.jpg"}]}}),
        ("_,authors(name)", {"authors": [{"id": 1, "name": "Ana"}, {"id": 2, "name": "Bo"}]}),
        ("_,body(value(_,text))", {"body": [{"type": "heading", "value": {"text": "Un"}, "id": "x"}]}),
        ("_,section(title)", {"section": None}),
        ("_,tags(name)", {"tags": ["a", "b"]}),
        ("_,tags,tags", {"tags": ["a", "b"]}),
        ("_,tags(a),tags", {"tags": ["a", "b"]}),
        ("_,nothing", {}),
    ],
)  # fmt: skip
def test_a_selection_keeps_what_it_names(text, expected):
    assert asked(text) == expected


def test_negated_names_are_taken_from_the_default():
    assert asked("-title,-slug,-detail_url", default=CARD) == {
        "id": 12,
        "type": "article",
        "meta": {"type": "news.ArticlePage"},
    }


def test_meta_can_go_whole():
    assert asked("*,-meta").keys() == DOCUMENT.keys() - {"meta"}


def test_meta_in_the_default_is_all_of_it():
    assert asked("-slug", default={"meta"})["meta"].keys() == DOCUMENT["meta"].keys() - {"slug"}


def test_names_count_in_the_order_they_come():
    assert "title" in asked("-title,title")
    assert "title" not in asked("title,-title")


def test_keys_keep_the_order_of_the_document():
    assert list(asked("_,tags,title,id")) == ["id", "title", "tags"]


def test_the_document_is_left_as_it_was():
    before = repr(DOCUMENT)

    asked("_,hero(src),authors(name),parent(title)")

    assert repr(DOCUMENT) == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "id", "type"]), inner, max_size=4)
    ),
    max_leaves=12,
)
DOCUMENTS = st.builds(
    lambda body, meta: body | {"meta": meta},
    st.dictionaries(st.sampled_from(["a", "b", "id", "type"]), JSON, max_size=4),
    st.dictionaries(st.sampled_from(["a", "type", "slug"]), JSON, max_size=3),
)


@given(DOCUMENTS, selections(3).filter(lambda text: len(text) <= fields.MAX_LENGTH))
def test_any_document_can_be_projected(document, text):
    projected = fields.project(document, fields.parse_fields(text))

    assert projected.keys() <= document.keys()


@given(DOCUMENTS, st.sets(st.sampled_from(["a", "b", "id", "type", "slug"]), min_size=1))
def test_taking_away_and_keeping_share_out_the_document(document, names):
    kept = fields.project(document, fields.parse_fields(",".join(["_", *sorted(names)])))
    left = fields.project(
        document, fields.parse_fields(",".join(f"-{name}" for name in sorted(names)))
    )

    assert kept.keys() | left.keys() | {"meta"} == document.keys()
    assert kept.keys() & left.keys() <= {"meta"}
