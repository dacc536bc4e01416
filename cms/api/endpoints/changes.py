"""Changes: the feed caches, builds and apps follow instead of asking again for everything."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from cms.api import caching, cursors, errors, parameters
from cms.api.endpoints.reads import ReadEndpoint, answer, clock
from cms.published import feed
from cms.published.building import dump
from cms.published.feed import Slice
from cms.published.times import utc

LIMIT = parameters.limit(default=100, maximum=1000)
ALLOWED = (parameters.AFTER, LIMIT, parameters.FORMAT)
#: How a client starts over: note the head, copy every page by cursor, then follow from the head.
RESYNC = "/api/v2/changes/?limit=0"


class ChangesEndpoint(ReadEndpoint):
    """`/api/v2/changes/?after=`."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        """The changes after a cursor, oldest first; 410 when the log no longer reaches back to it."""
        asked = parameters.parse(request.GET, allowed=ALLOWED)
        text = asked.get(parameters.AFTER)
        after = cursors.read_change_cursor(text) if text is not None else None
        try:
            found = feed.changes(
                after=(after.epoch, after.position) if after else None, limit=asked[LIMIT]
            )
        except feed.CursorTooOld:
            raise errors.Problem(errors.CURSOR_EXPIRED, parameter="after", resync=RESYNC) from None
        body = slice_text(found)
        response = answer(
            body, request=request, now=clock(), etag=caching.combined([body]), tags=["changes"]
        )
        # Followers poll: a shared cache may spare us the same question within a second, no longer.
        response.headers["Cache-Control"] = "public, max-age=0, s-maxage=1"
        return response


def slice_text(found: Slice) -> str:
    """The feed's shape: items, the cursor to go on with, and whether more waits already."""
    cursor = cursors.ChangeCursor(epoch=found.epoch, position=found.next_position)
    meta = {"next": cursors.write_change_cursor(cursor), "more": found.more}
    return dump({"meta": meta, "items": [_item(change) for change in found.changes]})


def _item(change: dict[str, Any]) -> dict[str, Any]:
    kind, _, pk = change["key"].partition(":")
    return {
        "position": change["position"],
        "operation": change["operation"],
        "key": change["key"],
        "kind": kind,
        "id": int(pk),
        "type": change["type"],
        "locale": change["locale"] or None,
        "path": change["path"] or None,
        "etag": change["etag"] or None,
        "reason": change["reason"],
        "tags": change["tags"],
        "at": utc(change["at"]),
    }
