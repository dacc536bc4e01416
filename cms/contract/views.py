"""Views: the API's addresses, the contract for programs, and a page for people that asks no other server for anything."""

from __future__ import annotations

import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from cms.api import caching, errors
from cms.contract.document import openapi
from cms.contract.files import pretty
from cms.contract.operations import PREFIX, operations
from cms.contract.reading import chapters
from cms.contract.version import VERSION
from cms.published.renditions import absolute

#: The page's style and script are in the page itself, and it speaks to this server only.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)


@csrf_exempt
def index(request: HttpRequest) -> HttpResponse:
    """`/api/v2/`: where everything is; addresses that need an id are found in their lists."""
    said = {
        "version": VERSION,
        "docs": absolute(f"{PREFIX}/docs/"),
        "openapi": absolute(f"{PREFIX}/openapi.json"),
        "endpoints": {
            each.path.strip("/"): absolute(f"{PREFIX}{each.path}")
            for each in operations()
            if "{" not in each.path
        },
    }
    return _answer(request, json.dumps(said), content_type="application/json")


@csrf_exempt
def document(request: HttpRequest) -> HttpResponse:
    """`/api/v2/openapi.json`: what `frontend-contract/openapi.json` says."""
    return _answer(request, _document_text(), content_type="application/json")


@csrf_exempt
def docs(request: HttpRequest) -> HttpResponse:
    """`/api/v2/docs/`: every operation with its parameters, answers and an example to run here."""
    response = _answer(request, _docs_text(), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = POLICY
    return response


@cache
def _document_text() -> str:
    return pretty(openapi())


@cache
def _docs_text() -> str:
    return render_to_string("contract/docs.html", {"version": VERSION, **chapters()})


def _answer(request: HttpRequest, text: str, *, content_type: str) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        refused = errors.Problem(errors.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})
        return errors.problem_response(refused)
    etag = caching.quoted(caching.combined([text]))
    response = HttpResponse(text, content_type=content_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, max-age=0, s-maxage=60"
    return get_conditional_response(request, etag=etag, response=response) or response
