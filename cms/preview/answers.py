"""What a preview answers: the published shapes, and around them how and until when they may be looked at."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from cms.core.values import Card, Moment, means, struct
from cms.preview.models import PreviewToken
from cms.preview.pointers import block_pointers
from cms.published.drafts import DraftDocument, DraftResource
from cms.published.shapes import resource_type
from cms.published.times import utc

Mode = Literal["page", "card", "front", "social"]


def page_preview(document: Any) -> Any:
    """The type of the answer for a page, around the union of the documents."""
    fields = {
        "kind": Annotated[Literal["preview"], means("What this is: a page.", "preview")],
        **_around(),
        "document": Annotated[
            document,
            means("The page as it would be published now; its `id` is 0 when it was never saved."),
        ],
        "card": Annotated[Card, means("Its card.")],
        "blocks": Annotated[
            dict[str, str],
            means(
                "Id of each block → its place in `document`, a JSON pointer.",
                {"11111111-1111-4111-8111-111111111111": "/body/0"},
            ),
        ],
    }
    return struct("PagePreview", fields, doc="A page before it is public.")


def entity_preview(kind: str) -> Any:
    """The type of the answer for an author, a topic."""
    name = kind.capitalize()
    fields = {
        "kind": Annotated[Literal[kind], means(f"What this is: a resource of `{kind}s/`.", kind)],
        **_around(),
        "resource": Annotated[
            resource_type(kind),
            means("What would be known of it; its `id` is 0 when it was never saved."),
        ],
    }
    return struct(f"{name}Preview", fields, doc=f"What a {kind} will be, before it is saved.")


def _around() -> dict[str, Any]:
    return {
        "mode": Annotated[Mode, means("How to show it.", "page")],
        "audience": Annotated[
            Literal["panel", "share"],
            means("Whom it is for: an editor at work, or somebody who was sent a link.", "panel"),
        ],
        "expires_at": Annotated[
            Moment, means("When the token ends, in UTC.", "2026-03-01T06:15:00Z")
        ],
    }


def answer(token: PreviewToken, shown: DraftDocument | DraftResource) -> dict[str, Any]:
    """The answer to a token."""
    around = {
        "mode": token.mode,
        "audience": str(token.audience),
        "expires_at": utc(token.expires_at),
    }
    if isinstance(shown, DraftResource):
        return {"kind": shown.kind, **around, "resource": shown.resource}
    blocks = block_pointers(shown.document)
    return {
        "kind": "preview",
        **around,
        "document": shown.document,
        "card": shown.card,
        "blocks": blocks,
    }
