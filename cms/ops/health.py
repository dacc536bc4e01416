"""Health: whether this process lives, may be sent readers, and keeps up; for machines that watch.

Answers are what the IETF draft « Health Check Response Format for HTTP APIs » (draft-inadarei-api-health-check) says:
`status` is pass, warn or fail. The first two tell nothing else, so anybody may ask; the third counts what waits, for
administrators and for whoever sends `Authorization: Bearer` and the CHAPO_STATUS_TOKEN.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from cms.ops import tasks
from cms.published import counts, dirty, scheduler

MEDIA_TYPE: Final = "application/health+json"
#: What is due waits for the worker's next turn; longer than this, somebody should look.
PATIENCE: Final = timedelta(minutes=1)
#: Documents counted at most: a number above says no more than this one.
MOST: Final = 10_000


def live(_request: HttpRequest) -> JsonResponse:
    """This process answers."""
    return _answer("pass")


def ready(_request: HttpRequest) -> JsonResponse:
    """Readers may be sent here: the read model answers; 503 while it does not."""
    try:
        counts.position()
    except DatabaseError:
        return _answer("fail")
    return _answer("pass")


def status(request: HttpRequest) -> JsonResponse:
    """What waits: `warn` where something is late or failed; 404 to whoever may not know."""
    if not _may_look(request):
        return _answer("fail", code=404)
    observed = _observed(now=timezone.now())  # noqa: TID251 a door
    late = any(count for name, count in observed.items() if name != "documents:waiting")
    checks = {
        name: [{"observedValue": count, "observedUnit": "items"}]
        for name, count in observed.items()
    }
    return _answer("warn" if late else "pass", checks=checks)


def _observed(*, now: datetime) -> Mapping[str, int]:
    patient = now - PATIENCE
    return {
        "schedule:late": scheduler.late(now=patient),
        "documents:waiting": dirty.waiting(now=now, most=MOST),
        "documents:late": dirty.waiting(now=patient, most=MOST),
        "documents:failing": dirty.failing(),
        "tasks:failed": tasks.failed_since(now - timedelta(days=1)),
    }


def _may_look(request: HttpRequest) -> bool:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    known = settings.CHAPO_STATUS_TOKEN
    if known and scheme.lower() == "bearer" and constant_time_compare(token.strip(), known):
        return True
    user = getattr(request, "user", None)
    return user is not None and user.is_active and user.is_superuser


def _answer(said: str, *, code: int | None = None, **more: Any) -> JsonResponse:
    answer = JsonResponse(
        {"status": said, **more},
        status=code or (503 if said == "fail" else 200),
        content_type=MEDIA_TYPE,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
