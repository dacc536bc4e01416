"""Farewells: what readers are told at the addresses of a page that was withdrawn for good."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from cms.published.models import FormerPath, PublishedDocument


def addresses(page_ids: Collection[int]) -> set[str]:
    """The hashed addresses that show these pages or lead to them: to be asked before they are withdrawn."""
    own = PublishedDocument.objects.filter(page_id__in=page_ids)
    former = FormerPath.objects.filter(target_page_id__in=page_ids)
    return {*own.values_list("path_hash", flat=True), *former.values_list("path_hash", flat=True)}


def leave(hashes: Collection[str], *, notice: str) -> int:
    """Say the same at each of these addresses that answers « gone »; return how many do."""
    gone = FormerPath.objects.filter(Q(location=""), path_hash__in=hashes)
    return int(gone.update(notice=notice))
