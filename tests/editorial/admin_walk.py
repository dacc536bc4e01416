"""The walk: every address below /admin/, with the objects its parts stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

#: Wagtail's first address; what follows it is mounted with it.
MOUNT = "admin/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One mounted pattern: the name the table knows it by, and the parts of its address."""

    name: str
    pattern: str
    parts: tuple[str, ...]


def routes() -> list[Route]:
    """Every pattern mounted below /admin/, by its full name; what has no name goes by its address."""
    return [route for route in _below(get_resolver()) if route.pattern.startswith(MOUNT)]


def _below(resolver: Any, prefix: str = "", space: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        text = prefix + _plain(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _below(entry, text, inner)
        elif isinstance(entry, URLPattern):
            parts = tuple(entry.pattern.converters) or tuple(_groups(entry.pattern))
            yield Route(name=space + (entry.name or text), pattern=text, parts=parts)


def _plain(pattern: Any) -> str:
    """A route as `path()` would write it; those of `re_path()` keep their groups."""
    text = str(pattern)
    return text.lstrip("^").removesuffix("$") if isinstance(pattern, RegexPattern) else text


def _groups(pattern: Any) -> Iterator[str]:
    if isinstance(pattern, RegexPattern):
        yield from pattern.regex.groupindex


def variants(route: Route) -> dict[str, dict[str, Any]]:
    """The addresses of a route that do several things: each by what it does, with the parts that say so."""
    if route.name == "wagtailadmin_api:pages:action":
        return {name: {"action_name": name} for name in PagesAdminAPIViewSet.actions}
    if route.name != "wagtail_bulk_action":
        return {"": {}}
    bulk_action_registry.get_bulk_action_class("", "", "")
    return {
        f"{model}.{action}": {"app_label": app, "model_name": model, "action": action}
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
    }
