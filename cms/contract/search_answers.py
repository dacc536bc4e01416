"""Search answers: the shapes of results, facets and suggestions."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import with_config
from typing_extensions import TypedDict

from cms.core.values import CLOSED, Card, means, struct
from cms.published.searching import FACETS


@with_config(CLOSED)
class Highlight(TypedDict):
    """Where a word looked for stands: characters (Unicode code points) from the beginning of the text."""

    start: Annotated[int, means("The first character of it.", 3)]
    end: Annotated[int, means("The character after it.", 7)]


@with_config(CLOSED)
class Highlights(TypedDict):
    """Where the words looked for stand in what the card shows; empty where they do not."""

    title: Annotated[list[Highlight], means("In the title.")]
    kicker: Annotated[list[Highlight], means("In the kicker.")]
    standfirst: Annotated[list[Highlight], means("In the standfirst.")]


@with_config(CLOSED)
class Excerpt(TypedDict):
    """A piece of the body, in plain text."""

    text: Annotated[
        str, means("The piece, cut between words.", "le bac accoste pour la première fois")
    ]
    highlights: Annotated[list[Highlight], means("Where the words stand in it.")]


@with_config(CLOSED)
class SearchHit(TypedDict):
    """One result."""

    card: Annotated[Card, means("The page found.")]
    highlights: Annotated[Highlights, means("Where the words looked for stand in the card.")]
    excerpt: Annotated[
        Excerpt | None,
        means("Where the body says it; null when the card shows it already, or nothing does."),
    ]


@with_config(CLOSED)
class SearchMeta(TypedDict):
    """How many results there are, and where they go on."""

    total_count: Annotated[int, means("How many results there are in all.", 42)]
    next_cursor: Annotated[
        str | None,
        means(
            "Give it back as `cursor` for the results that follow; null at the end.", "YWJjZGVmZ2g"
        ),
    ]
    requested_locale: Annotated[
        str | None, means("The language asked for; null when none was.", "fr")
    ]
    did_you_mean: Annotated[
        str | None,
        means(
            "What may have been meant, folded; null when enough was found or nothing is near.",
            "elysee",
        ),
    ]


@with_config(CLOSED)
class FacetValue(TypedDict):
    """How many results share a value."""

    value: Annotated[str, means("Give it back as the parameter of this facet.", "5")]
    label: Annotated[
        str, means("What to show; empty where the value speaks for itself.", "Politique")
    ]
    count: Annotated[int, means("How many results share it.", 12)]


@with_config(CLOSED)
class Suggestion(TypedDict):
    """Something public whose name begins like what was typed."""

    kind: Annotated[
        str, means("`author`, `topic`, or the type of a page. New words may come.", "topic")
    ]
    id: Annotated[int, means("Its id.", 8)]
    name: Annotated[str, means("The name that begins so; it may be one of several.", "Élysée")]


@with_config(CLOSED)
class SuggestionList(TypedDict):
    """Names to complete what is being typed."""

    items: Annotated[list[Suggestion], means("Sections, topics and authors first.")]


def search_types() -> dict[str, Any]:
    """Component → type of what search answers."""
    values = {
        name: Annotated[list[FacetValue], means(f"Results by {name}, the commonest first.")]
        for name in FACETS
    }
    facets: Any = struct("Facets", values, doc="How many results share what.")
    results = struct(
        "SearchResults",
        {
            "meta": Annotated[SearchMeta, means("How many there are, and where they go on.")],
            "items": Annotated[list[SearchHit], means("The results, in order.")],
            "facets": Annotated[
                facets | None, means("How many results share what; null unless `facets=true`.")
            ],
        },
        doc="A slice of what was found.",
    )
    return {"SearchResults": results, "SuggestionList": SuggestionList}
