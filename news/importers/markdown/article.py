"""A Markdown article: front matter and CommonMark, read into copy. HTML in it stays visible text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from news.importers import dates, front_matter, identity
from news.importers import text as signs
from news.importers.blocks import Block, Heading, Items, Paragraph, Quote, Table
from news.importers.copy import Copy, CopyError, Signature
from news.importers.front_matter import KEYS, FrontMatter
from news.importers.markdown import blocks, inline

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A body that was read: the title it opened with, its blocks, the links it lost, where it ends."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    last_line: int


def parse(text: str, *, path: str, notes: tuple[str, ...] = ()) -> Copy:
    """Read one article; a first-level heading at the top is its title when the front matter names none."""
    front = front_matter.split(text, path=path)
    story = _story(front)
    _check(story, front=front, path=path)
    return Copy(
        path=path,
        external_id=front.one("id") or identity.of_file(path),
        title=front.one("title") or story.title,
        kicker=front.one("kicker"),
        standfirst=front.one("standfirst"),
        breadcrumb=front.many("section"),
        blocks=story.blocks,
        authors=tuple(Signature(name=name) for name in front.many("author")),
        date=_date(front, path=path),
        place=front.one("place"),
        genre=front.one("genre"),
        topics=front.many("topics"),
        notes=(*notes, *story.notes),
        lines={key: entry.line for key, entry in front.entries.items()},
    )


def _story(front: FrontMatter) -> Story:
    nodes = list(SyntaxTreeNode(_MARKDOWN.parse(front.body)).children)
    last = nodes[-1].map if nodes else None
    title = ""
    if nodes and nodes[0].tag == "h1" and not front.one("title"):
        title = inline.plain(nodes.pop(0))
    links = [inner for node in nodes for inner in node.walk() if inner.type == "link"]
    return Story(
        title=title,
        blocks=blocks.read(nodes),
        notes=tuple(
            f"link dropped: {inline.address(link)}"
            for link in links
            if not inline.is_followed(link)
        ),
        last_line=front.body_line - 1 + (last[1] if last else 1),
    )


def _check(story: Story, *, front: FrontMatter, path: str) -> None:
    if not front.one("title") and not story.title:
        message = "no title: neither in front matter nor as a first-level heading"
        raise CopyError(message, path=path, line=1)
    if len(story.title) > KEYS["title"].limit:
        raise CopyError("the title is too long", path=path, line=front.body_line)
    if not any(isinstance(block, Paragraph | Items | Quote | Table) for block in story.blocks):
        raise CopyError("no text below the title", path=path, line=story.last_line)
    if not _is_whole(story.blocks[-1]):
        raise CopyError("the text stops inside a sentence", path=path, line=story.last_line)


def _is_whole(last: Block) -> bool:
    """Whether a text can end on this block: a sentence that stops short was cut with its file."""
    match last:
        case Heading():
            return False
        case Quote(source=""):
            return signs.is_ended(last.text)
        case Items():
            return signs.are_whole([item.removesuffix("</p>") for item in last.items])
        case Paragraph():
            inner = last.html.removesuffix("</p>")
            # A mark closed at the very end (a link, an italic line) was written to its end too.
            return inner.endswith(">") or signs.is_ended(inner)
    return True


def _date(front: FrontMatter, *, path: str) -> datetime | None:
    said = front.one("date")
    moment = dates.parse(said)
    if said and moment is None:
        message = f"“{said}” is not a date; write 2026-03-01 or 2026-03-01 08:30"
        raise CopyError(message, path=path, line=front.entries["date"].line)
    return moment
