"""Checked answers: in development, an answer that breaks the contract never looks like a good one."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.api import errors
from cms.contract.checking import broken

logger = logging.getLogger(__name__)


class CheckedAnswers:
    """Holds every answer of the API against the contract; what breaks it becomes a 500 that says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        reason = broken(request, response)
        if not reason:
            return response
        logger.error(
            "An answer breaks the contract", extra={"path": request.path, "reason": reason}
        )
        detail = f"This answer breaks the contract: {reason}."
        return errors.problem_response(errors.Problem(errors.INTERNAL_ERROR, detail=detail))
