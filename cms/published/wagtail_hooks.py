"""What Wagtail's screens do to many rows at once, without a save that anybody would hear."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from cms.core import acts
from cms.core.models import NewsDocument, NewsImage
from cms.published import receivers

_FILES: Final[dict[type[Model], str]] = {NewsImage: "image", NewsDocument: "document"}


@hooks.register("before_bulk_action", order=-1)  # type: ignore[untyped-decorator]  # Wagtail's hooks carry no types.
def hold_pages(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Before the first is written, with all below them: who holds one and the locks of the read model must not wait for the next."""
    if issubclass(action.model, Page):
        acts.hold(acts.reach(objects, below=True))


@hooks.register("after_bulk_action")  # type: ignore[untyped-decorator]
def move_files(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """« Ajouter à la collection » : the collection may be private, or no longer be."""
    kind = _FILES.get(action.model)
    if kind is not None and action_type == "add_to_collection":
        receivers.files_moved(kind, [one.pk for one in objects])
