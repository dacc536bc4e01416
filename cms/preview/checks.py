"""Checks: a front end that is written wrong is told by `manage.py check`, not when an editor opens a preview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.conf import settings
from django.core import checks

from cms.preview.fronts import Front, parse_front

_SETTING: Final = "CHAPO_PREVIEW_FRONTS"
#: Browsers trust these without TLS.
_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@checks.register()
def fronts_are_right(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every fault of the setting, each with its own message."""
    said = settings.CHAPO_PREVIEW_FRONTS
    if not isinstance(said, list | tuple) or not all(isinstance(each, str) for each in said):
        return [checks.Error(f"{_SETTING} is not a list of texts.", id="preview.E001")]
    found: list[checks.CheckMessage] = []
    fronts: list[Front] = []
    for each in said:
        try:
            fronts.append(parse_front(each))
        except ValueError as fault:
            found.append(checks.Error(f"{_SETTING}: {fault}", id="preview.E002"))
    return [*found, *_faults(fronts)]


def _faults(fronts: Sequence[Front]) -> Iterator[checks.CheckMessage]:
    places: set[tuple[str, str]] = set()
    for front in fronts:
        if front.locale and front.locale not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
            yield checks.Error(
                f"{_SETTING}: “{front.locale}” is no language of this newsroom.",
                hint="Its languages are those of WAGTAIL_CONTENT_LANGUAGES.",
                id="preview.E003",
            )
        if not settings.DEBUG and not front.is_https and front.host not in _THIS_MACHINE:
            yield checks.Error(
                f"{_SETTING}: “{front.origin}” is not https, so browsers show nothing of it in the admin's frame.",
                id="preview.E004",
            )
        if (front.site, front.locale) in places:
            where = f"{front.site}/{front.locale}".rstrip("/") or "every site and language"
            yield checks.Error(
                f"{_SETTING} names more than one front end for {where}.", id="preview.E005"
            )
        places.add((front.site, front.locale))
