"""A problem: one RFC 9457 answer, raised where it is found and written as JSON at the door."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse

from cms.api.errors.types import ProblemType

CONTENT_TYPE = "application/problem+json"
#: A browser that took the body for HTML would still find no tag in it.
_INERT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


class Problem(Exception):
    """The request cannot be answered as asked."""

    def __init__(
        self,
        kind: ProblemType,
        *,
        detail: str = "",
        parameter: str | None = None,
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        """`members` are those the type declares, all of them and no other."""
        if set(members) != set(kind.members):
            raise TypeError(f"A {kind.name} problem carries {kind.members}, not {sorted(members)}.")
        super().__init__(detail or f"{kind.title}.")
        self.kind = kind
        self.parameter = parameter
        self.headers: Mapping[str, str] = MappingProxyType(dict(headers or {}))
        self.members: Mapping[str, Any] = MappingProxyType(members)

    @property
    def status(self) -> int:
        return self.kind.status

    @property
    def title(self) -> str:
        return self.kind.title

    @property
    def type(self) -> str:
        return self.kind.uri

    @property
    def detail(self) -> str:
        return str(self)

    def body(self) -> dict[str, Any]:
        """The JSON object: RFC 9457's members, `parameter`, then what this type adds."""
        return {
            "type": self.type,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "parameter": self.parameter,
            **self.members,
        }


def problem_response(problem: Problem, *, caching: str | None = None) -> HttpResponse:
    """The problem as an answer; `caching` replaces the type's own Cache-Control."""
    # Escaped to ASCII: a lone surrogate in a stranger's text must not break the encoder.
    text = json.dumps(problem.body(), separators=(",", ":")).translate(_INERT)
    response = HttpResponse(text, content_type=CONTENT_TYPE, status=problem.status)
    response.headers["Cache-Control"] = caching or problem.kind.caching
    response.headers["Content-Language"] = "en"
    response.headers["X-Content-Type-Options"] = "nosniff"
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response
