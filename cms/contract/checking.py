"""Checking: whether one answer of the API is what the contract says, for development and tests."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from pydantic import TypeAdapter

from cms.api.errors import CONTENT_TYPE, PROBLEM_TYPES
from cms.contract.answers import answer_types
from cms.contract.components import components
from cms.contract.document import JSON
from cms.contract.headers import HEADERS
from cms.contract.operations import PREFIX, Operation, documented
from cms.published.validation import why_not

_PROBLEMS = {kind.uri: kind for kind in PROBLEM_TYPES}
_OWN_MEMBERS = {"type", "title", "status", "detail", "parameter"}


def operation_of(path: str) -> Operation | None:
    """The operation that answers this path."""
    return next((each for each, pattern in _patterns() if pattern.fullmatch(path)), None)


def broken(request: HttpRequest, response: HttpResponseBase) -> str:
    """What the answer breaks of the contract: nothing, or a sentence that names the place."""
    operation = operation_of(request.path_info)
    if operation is None or request.method != "GET" or response.status_code == 500:
        return ""
    body = getattr(response, "content", b"")
    if response.status_code >= 400:
        return _broken_problem(operation, response, body)
    if response.status_code != 200:
        return _missing_headers(operation, response)
    if response.headers["Content-Type"] != JSON:
        return f"Content-Type is {response.headers['Content-Type']}, not {JSON}"
    return _missing_headers(operation, response) or _broken_body(operation, request.GET, body)


def _broken_problem(operation: Operation, response: HttpResponseBase, body: bytes) -> str:
    if response.headers["Content-Type"] != CONTENT_TYPE:
        return f"Content-Type is {response.headers['Content-Type']}, not {CONTENT_TYPE}"
    said = json.loads(body)
    kind = _PROBLEMS.get(said.get("type"))
    if kind is None or kind not in operation.every_problem or kind.status != response.status_code:
        return f"{operation.name} does not declare the problem {said.get('type')} with {response.status_code}"
    odd = set(said) ^ (_OWN_MEMBERS | set(kind.members))
    return f"{kind.name}: {', '.join(sorted(odd))} undeclared or missing" if odd else ""


def _missing_headers(operation: Operation, response: HttpResponseBase) -> str:
    required = (name for name in operation.headers if HEADERS[name]["required"])
    missing = [name for name in required if name not in response.headers]
    return f"headers are missing: {', '.join(missing)}" if missing else ""


def _broken_body(operation: Operation, query: QueryDict, body: bytes) -> str:
    component = operation.component(query.get("fields"))
    if component in {"Part", "PartList"}:
        return _undeclared(json.loads(body), component)
    reason = why_not(_adapter(component), body)
    return f"{component}: {reason}" if reason else ""


def _undeclared(said: dict[str, Any], component: str) -> str:
    parts = said["items"] if component == "PartList" else [said]
    known = set(components()["Part"]["properties"])
    undeclared = sorted({name for part in parts for name in part} - known)
    return f"{component}: {', '.join(undeclared)} undeclared" if undeclared else ""


@cache
def _adapter(component: str) -> TypeAdapter[Any]:
    return TypeAdapter(answer_types()[component])


@cache
def _patterns() -> tuple[tuple[Operation, re.Pattern[str]], ...]:
    said = ((each, f"{PREFIX}{each.path}") for each in documented())
    return tuple((each, re.compile(path.replace("{id}", "[0-9]+"))) for each, path in said)
