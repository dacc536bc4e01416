"""Every refusal is RFC 9457 JSON; nothing an exception says gets out."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import (
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    ValidationError,
)
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404
from django.test import RequestFactory
from rest_framework import exceptions as drf

from cms.api import errors

CANARY = "canary-4711 <b>"


class Cancelled(Exception):
    """What psycopg raises under Django's OperationalError when a statement times out."""

    sqlstate = "57014"


class View:
    """A view that reads."""

    allowed_methods = ["GET", "HEAD", "OPTIONS"]


def body_of(response):
    return json.loads(response.content)


def timed_out():
    exc = OperationalError(CANARY)
    exc.__cause__ = Cancelled()
    return exc


def test_a_problem_is_written_whole():
    problem = errors.Problem(
        errors.UNKNOWN_PARAMETER, detail="No such.", parameter="limt", nearest="limit"
    )

    response = errors.problem_response(problem)

    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=5"
    assert body_of(response) == {
        "type": "/problems/unknown-parameter",
        "title": "A parameter is not known here",
        "status": 400,
        "detail": "No such.",
        "parameter": "limt",
        "nearest": "limit",
    }


def test_a_problem_without_detail_says_its_title():
    problem = errors.Problem(errors.NOT_FOUND)

    assert problem.detail == "Nothing is published here."
    assert problem.parameter is None


def test_a_problem_carries_its_members_and_no_other():
    with pytest.raises(TypeError, match="nearest"):
        errors.Problem(errors.UNKNOWN_PARAMETER, parameter="x")
    with pytest.raises(TypeError, match="hint"):
        errors.Problem(errors.NOT_FOUND, hint="x")


def test_a_stranger_s_text_is_inert_even_read_as_html():
    problem = errors.Problem(errors.BAD_REQUEST, detail="<script>&\ud800\x00")

    response = errors.problem_response(problem)

    assert b"<" not in response.content
    assert b"&" not in response.content
    assert body_of(response)["detail"] == "<script>&\ud800\x00"


def test_json_is_compact():
    assert (
        b'{"type":"/problems/not-found","title":'
        in errors.problem_response(errors.Problem(errors.NOT_FOUND)).content
    )


def test_headers_and_caching_of_one_answer_can_be_given():
    problem = errors.Problem(errors.NOT_FOUND, headers={"Cache-Tag": "h12"})

    response = errors.problem_response(problem, caching="no-store")

    assert response.headers["Cache-Tag"] == "h12"
    assert response.headers["Cache-Control"] == "no-store"


def test_problem_types_have_names_of_their_own():
    names = [kind.name for kind in errors.PROBLEM_TYPES]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", errors.PROBLEM_TYPES, ids=lambda kind: kind.name)
def test_only_mistakes_and_absence_are_cached(kind):
    cached = kind.caching != "no-store"

    assert cached == (kind.status in {400, 404} or kind in {errors.GONE, errors.PAGE_GONE})


@pytest.mark.parametrize(
    ("exc", "kind"),
    [
        (Http404(CANARY), errors.NOT_FOUND),
        (drf.NotFound(CANARY), errors.NOT_FOUND),
        (drf.NotAcceptable(CANARY), errors.NOT_ACCEPTABLE),
        (drf.UnsupportedMediaType("x/y"), errors.UNSUPPORTED_MEDIA_TYPE),
        (drf.ParseError(CANARY), errors.BAD_REQUEST),
        (drf.ValidationError(CANARY), errors.BAD_REQUEST),
        (drf.NotAuthenticated(CANARY), errors.UNAUTHORIZED),
        (drf.PermissionDenied(CANARY), errors.FORBIDDEN),
        (PermissionDenied(CANARY), errors.FORBIDDEN),
        (DisallowedHost(CANARY), errors.BAD_REQUEST),
        (TooManyFieldsSent(CANARY), errors.BAD_REQUEST),
        (RequestDataTooBig(CANARY), errors.CONTENT_TOO_LARGE),
        (ValidationError(CANARY), errors.BAD_REQUEST),
        (DataError(CANARY), errors.BAD_REQUEST),
        (RecursionError(CANARY), errors.BAD_REQUEST),
        (OperationalError(CANARY), errors.UNAVAILABLE),
        (InterfaceError(CANARY), errors.UNAVAILABLE),
        (timed_out(), errors.QUERY_TIMEOUT),
        (drf.Throttled(), errors.TOO_MANY_REQUESTS),
        (drf.MethodNotAllowed("POST"), errors.METHOD_NOT_ALLOWED),
    ],
    ids=lambda value: (
        f"{type(value).__module__}.{type(value).__name__}"
        if isinstance(value, Exception)
        else value.name
    ),
)
def test_an_exception_becomes_its_problem_and_keeps_its_words(exc, kind):
    response = errors.handle(exc, {})

    assert response.status_code == kind.status
    assert body_of(response)["type"] == kind.uri
    assert b"canary" not in response.content


def test_a_bug_is_left_to_django():
    assert errors.handle(KeyError("x"), {}) is None


def test_a_problem_raised_in_a_view_is_answered_as_it_is():
    response = errors.handle(errors.Problem(errors.GONE), {"view": View()})

    assert response.status_code == 410


def test_a_refused_method_says_which_are_allowed():
    response = errors.handle(drf.MethodNotAllowed("POST"), {"view": View()})

    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(("wait", "said"), [(None, "5"), (0.2, "1"), (17.4, "18")])
def test_who_asks_too_often_is_told_when_to_come_back(wait, said):
    response = errors.handle(drf.Throttled(wait=wait), {})

    assert response.headers["Retry-After"] == said


@pytest.mark.parametrize("exc", [timed_out(), OperationalError("down")], ids=["timeout", "down"])
def test_a_database_in_trouble_asks_to_come_back(exc):
    assert errors.handle(exc, {}).headers["Retry-After"] == "5"


def test_what_passed_the_parameter_layer_is_logged(caplog):
    errors.handle(DataError("integer out of range"), {})

    assert "passed the parameter layer" in caplog.text


@pytest.mark.parametrize(
    ("handler", "exc", "status"),
    [
        (errors.bad_request, DisallowedHost(CANARY), 400),
        (errors.bad_request, ValueError(CANARY), 400),
        (errors.bad_request, RequestDataTooBig(CANARY), 413),
        (errors.permission_denied, PermissionDenied(CANARY), 403),
        (errors.not_found, Http404({"path": CANARY}), 404),
    ],
)
def test_django_s_own_errors_are_problems_under_the_api(handler, exc, status):
    response = handler(RequestFactory().get("/api/v2/nothing/"), exc)

    assert response.status_code == status
    assert response.headers["Content-Type"] == errors.CONTENT_TYPE
    assert b"canary" not in response.content


def test_a_bug_under_the_api_is_a_problem_too():
    response = errors.server_error(RequestFactory().get("/api/v2/pages/"))

    assert response.status_code == 500
    assert body_of(response)["type"] == "/problems/internal-error"
    assert response.headers["Cache-Control"] == "no-store"


def test_an_address_nothing_serves_is_a_problem():
    response = errors.nothing_here(RequestFactory().get("/api/v9/"), rest="v9/")

    assert response.status_code == 404
    assert response.headers["Content-Type"] == errors.CONTENT_TYPE


def test_elsewhere_django_answers_as_it_does():
    response = errors.bad_request(RequestFactory().get("/admin/"), DisallowedHost("x"))

    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("text/html")


def test_a_bug_elsewhere_is_django_s():
    response = errors.server_error(RequestFactory().get("/admin/"))

    assert response.headers["Content-Type"].startswith("text/html")
