"""Oblivion: what was said of a page in public, addresses and changes, is kept no longer where it says a name."""

from __future__ import annotations

from collections.abc import Callable, Collection

from cms.published import keys
from cms.published.models import Change, FormerPath


def forget(page_ids: Collection[int], *, is_named: Callable[[str], bool]) -> None:
    """Drop the paths that say the name; an address known by its hash alone still answers that its page has gone."""
    nodes = [keys.node("page", pk) for pk in page_ids]
    for change in Change.objects.filter(key__in=nodes).exclude(path=""):
        if is_named(change.path):
            Change.objects.filter(pk=change.pk).update(path="")
    own = FormerPath.objects.filter(target_page_id__in=page_ids)
    for former in own | FormerPath.objects.filter(location=""):
        if is_named(former.path):
            FormerPath.objects.filter(pk=former.pk).update(
                path="", location="", target_page_id=None, redirect_id=None
            )
