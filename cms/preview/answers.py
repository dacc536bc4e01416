"""What a preview answers: the published shapes, and around them how and until when they may be looked at."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from cms.core.values import Card, Moment, means, struct
from cms.preview.models import PreviewToken
from cms.preview.pointers import block_pointers
from cms.published.drafts import DraftDocument
from cms.published.times import utc

Mode = Literal["page", "card", "front", "social"]


def answer_type(document: Any) -> Any:
    """The type of the answer, around the union of the documents."""
    fields = {
        "kind": Annotated[Literal["preview"], means("What this is.", "preview")],
        "mode": Annotated[Mode, means("How to show it.", "page")],
        "audience": Annotated[
            Literal["panel", "share"],
            means("Whom it is for: an editor at work, or somebody who was sent a link.", "panel"),
        ],
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
        "expires_at": Annotated[
            Moment, means("When the token ends, in UTC.", "2026-03-01T06:15:00Z")
        ],
    }
    return struct("Preview", fields, doc="A page before it is public.")


def answer(token: PreviewToken, shown: DraftDocument) -> dict[str, Any]:
    """The answer to a token."""
    return {
        "kind": "preview",
        "mode": token.mode,
        "audience": str(token.audience),
        "document": shown.document,
        "card": shown.card,
        "blocks": block_pointers(shown.document),
        "expires_at": utc(token.expires_at),
    }
