"""What can go wrong at a translation service, in words a translator understands."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

_REFUSED = frozenset({400, 401, 403, 404, 405, 413, 422, 456})


class ServiceFailed(Exception):
    """A chunk that was given up; `str()` is one French sentence."""


def status_of(error: BaseException) -> int | None:
    """The HTTP status behind an adapter's error, where it kept one (requests, google-api-core)."""
    response: Any = getattr(error, "response", None)
    found = getattr(response, "status_code", None) or getattr(error, "code", None)
    try:
        return None if found is None else int(found)
    except (TypeError, ValueError):
        return None


def is_final(error: BaseException) -> bool:
    """Whether asking again is useless: the key, the request or the quota is refused."""
    return status_of(error) in _REFUSED


def explain(error: BaseException) -> ServiceFailed:
    """The sentence for an error that asking again did not cure."""
    status = status_of(error)
    if status == 429:
        return ServiceFailed(
            _("Le service de traduction reçoit trop de demandes ; réessayez plus tard.")
        )
    if status in _REFUSED:
        return ServiceFailed(
            _("Le service de traduction refuse la demande (%(status)d) : clé, quota ou langue.")
            % {"status": status}
        )
    return ServiceFailed(
        _("Le service de traduction ne répond pas correctement ; réessayez plus tard.")
    )
