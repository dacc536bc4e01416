"""Manuscripts: the demonstration's articles as they are written, one Markdown file each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter

from cms.demo.catalogue import CONTENT

#: Front matter that is an article's field, under the same name.
FIELDS = frozenset(
    {
        "title", "kicker", "standfirst", "genre", "place", "access", "commercial_status", "sponsor", "urgency",
        "agency_credit", "short_title", "social_title", "social_description", "seo_title", "search_description",
        "slugline", "internal_note", "public_note", "ai_use", "ai_note", "noindex",
    }
)  # fmt: skip
#: Front matter that says where an article goes, when, and with whom.
ABOUT = frozenset(
    {
        "section", "secondary_sections", "state", "published", "updated", "bylines", "topics", "hero", "corrections",
        "breaking_for_hours", "embargo_in_days", "go_live_in_days",
    }
)  # fmt: skip
STATES = frozenset({"published", "draft", "scheduled", "submitted"})


class BadManuscript(ValueError):
    """An article of the demonstration is not written as it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """One article: `fields` go to the page as they are, `about` is read by the loader, `text` is Markdown."""

    slug: str
    fields: Mapping[str, Any]
    about: Mapping[str, Any]
    text: str

    @property
    def state(self) -> str:
        """Where the article stands: published, draft, scheduled or submitted."""
        return str(self.about.get("state", "published"))


def manuscripts(folder: Path = CONTENT / "articles") -> Iterator[Manuscript]:
    """Every article, in the order of the files' names."""
    for path in sorted(folder.glob("*.md")):
        yield read(path)


def read(path: Path) -> Manuscript:
    """One article; a word of the front matter that nobody reads is a mistake."""
    post = frontmatter.load(str(path))
    unread = set(post.metadata) - FIELDS - ABOUT
    if unread:
        raise BadManuscript(f"{path.name}: unknown front matter: {', '.join(sorted(unread))}")
    manuscript = Manuscript(
        slug=path.stem,
        fields={name: post.metadata[name] for name in sorted(FIELDS & set(post.metadata))},
        about={name: post.metadata[name] for name in sorted(ABOUT & set(post.metadata))},
        text=post.content,
    )
    if manuscript.state not in STATES:
        raise BadManuscript(f"{path.name}: unknown state “{manuscript.state}”")
    return manuscript
