"""Handling: every exception that can leave an endpoint becomes a problem; what it said stays in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.views import defaults
from rest_framework import exceptions as drf

from cms.api.errors import types
from cms.api.errors.problem import Problem, problem_response

logger = logging.getLogger(__name__)

API_PREFIX = "/api/"
#: Seconds a client waits before it asks a struggling service again.
RETRY_AFTER = 5
#: PostgreSQL's word for a statement that was cancelled, by its timeout or by hand.
_QUERY_CANCELED = "57014"


def handle(exc: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """DRF's exception handler for our endpoints; nothing for a bug, which Django logs and answers with `server_error`."""
    problem = problem_of(exc, view=context.get("view"))
    return None if problem is None else problem_response(problem)


def problem_of(exc: BaseException, *, view: Any = None) -> Problem | None:
    """The problem an exception stands for, or nothing when it is a bug. No exception's own words are repeated."""
    if isinstance(exc, Problem):
        return exc
    if isinstance(exc, drf.MethodNotAllowed):
        return _method_not_allowed(view)
    if isinstance(exc, drf.Throttled):
        return _too_many_requests(exc)
    if isinstance(exc, _SLIPPED_THROUGH):
        logger.warning("A malformed value passed the parameter layer", exc_info=exc)
        return Problem(types.BAD_REQUEST)
    if isinstance(exc, (OperationalError, InterfaceError)):
        return _database_failed(exc)
    for classes, kind in _TYPES:
        if isinstance(exc, classes):
            return Problem(kind)
    return None


#: The parameter layer should have refused what led to these.
_SLIPPED_THROUGH = (DataError, RecursionError, ValidationError, drf.ValidationError)
#: The first row that fits decides, so the narrow classes come first.
_TYPES: tuple[tuple[tuple[type[BaseException], ...], types.ProblemType], ...] = (
    ((Http404, drf.NotFound), types.NOT_FOUND),
    ((drf.NotAuthenticated, drf.AuthenticationFailed), types.UNAUTHORIZED),
    ((PermissionDenied, drf.PermissionDenied), types.FORBIDDEN),
    ((drf.NotAcceptable,), types.NOT_ACCEPTABLE),
    ((drf.UnsupportedMediaType,), types.UNSUPPORTED_MEDIA_TYPE),
    ((RequestDataTooBig,), types.CONTENT_TOO_LARGE),
    (
        (
            drf.ParseError,
            SuspiciousOperation,
            BadRequest,
            MultiPartParserError,
            UnreadablePostError,
        ),
        types.BAD_REQUEST,
    ),
)


def _method_not_allowed(view: Any) -> Problem:
    allowed = ", ".join(getattr(view, "allowed_methods", ()) or ("GET", "HEAD", "OPTIONS"))
    return Problem(types.METHOD_NOT_ALLOWED, headers={"Allow": allowed})


def _too_many_requests(exc: drf.Throttled) -> Problem:
    wait = max(1, round(getattr(exc, "wait", None) or RETRY_AFTER))
    return Problem(types.TOO_MANY_REQUESTS, headers={"Retry-After": str(wait)})


def _database_failed(exc: OperationalError | InterfaceError) -> Problem:
    cancelled = getattr(exc.__cause__, "sqlstate", None) == _QUERY_CANCELED
    logger.error("The database did not answer a public read", exc_info=exc)
    kind = types.QUERY_TIMEOUT if cancelled else types.UNAVAILABLE
    return Problem(kind, headers={"Retry-After": str(RETRY_AFTER)})


def is_api(request: HttpRequest) -> bool:
    """Whether the request asks the API, which never answers in HTML."""
    return request.path_info.startswith(API_PREFIX)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Django's `handler400`."""
    return _answer(request, exception, kind=types.BAD_REQUEST, otherwise=defaults.bad_request)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Django's `handler403`."""
    return _answer(request, exception, kind=types.FORBIDDEN, otherwise=defaults.permission_denied)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Django's `handler404`."""
    return _answer(request, exception, kind=types.NOT_FOUND, otherwise=defaults.page_not_found)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Django's `handler500`."""
    if is_api(request):
        return problem_response(Problem(types.INTERNAL_ERROR))
    return defaults.server_error(request)


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """A view for addresses under the API that nothing serves: with DEBUG on, Django would answer in HTML."""
    return problem_response(Problem(types.NOT_FOUND))


def _answer(
    request: HttpRequest,
    exception: Exception,
    *,
    kind: types.ProblemType,
    otherwise: Callable[[HttpRequest, Exception], HttpResponseBase],
) -> HttpResponseBase:
    if not is_api(request):
        return otherwise(request, exception)
    return problem_response(problem_of(exception) or Problem(kind))
