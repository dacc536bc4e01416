"""Acts: what Wagtail does to a page in several steps is done whole, on the page as it stands and not as it was when the request began.

Wagtail loads a page with the request and writes every column of it at the end. Whoever withdrew, moved or took the page
down meanwhile would see it undone. So an act holds the rows it knows it will write before it looks at them: by id, and
before the locks of the read model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page


def hold(pages: QuerySet[Any]) -> None:
    """Wait for whoever writes these pages, and let nobody until the transaction ends. SQLite has one writer at a time.

    Not their keys: who writes a comment, a redirect or a menu that refers to one is not held up.
    """
    rows = pages.order_by("pk").select_for_update(of=("self",), no_key=True)
    list(rows.values_list("pk", flat=True))


def reach(pages: Iterable[Page], *, below: bool) -> QuerySet[Page]:
    """These pages and what repeats them, and where asked all that stands below them."""
    known = list(pages)
    ids = [page.pk for page in known]
    wanted = Q(pk__in=ids) | Q(alias_of__in=ids)
    for page in known if below else ():
        wanted |= Q(path__startswith=page.path)
    found: QuerySet[Page] = Page.objects.filter(wanted)
    return found


def install() -> None:
    """Put this before the actions, since they offer no other way in."""
    unpublishing: Any = UnpublishPageAction
    unpublishing.execute = _unpublishing(unpublishing.execute)
    node: Any = Page
    node.add_child = _adding(node.add_child)
    copying: Any = CopyPageAction
    # A copy that is published at once is as private as its original, which Wagtail sees to last.
    copying.execute = transaction.atomic(copying.execute)


def _unpublishing(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def execute(self: Any, *arguments: Any, **options: Any) -> Any:
        with transaction.atomic():
            if self.commit:
                hold(reach([self.object], below=self.include_descendants))
                self.object.refresh_from_db()
            return method(self, *arguments, **options)

    return execute


def _adding(method: Callable[..., Any]) -> Callable[..., Any]:
    """Two who write below the same page get a place each."""

    @wraps(method)
    def add_child(self: Any, *arguments: Any, **options: Any) -> Any:
        with transaction.atomic():
            hold(Page.objects.filter(pk=self.pk))
            self.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
            return method(self, *arguments, **options)

    return add_child
