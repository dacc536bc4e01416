"""Inline Markdown: the marks rich text keeps (bold, italic, links), and plain text where it keeps none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from markdown_it.tree import SyntaxTreeNode

from news.importers import text as signs

#: Where a link of an article may lead; a path inside another site leads nowhere here.
_FOLLOWED = re.compile(r"(?:https?://|mailto:|tel:).", re.IGNORECASE)
_MARKS = {"strong": "b", "em": "i"}


def html(node: SyntaxTreeNode, *, pictures: bool = True) -> str:
    """The inline content as the HTML of rich text; `pictures` says an image's words in its place."""
    return signs.one_line("".join(_html(child, pictures=pictures) for child in _inline(node)))


def plain(node: SyntaxTreeNode) -> str:
    """The words of the inline content, on one line."""
    return signs.one_line(" ".join(lines(node)))


def lines(node: SyntaxTreeNode) -> list[str]:
    """The words of the inline content, one string for each line as it was typed."""
    return "".join(_plain(child) for child in _inline(node)).split("\n")


def images(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """The images of the inline content, in order."""
    return (inner for inner in node.walk() if inner.type == "image")


def is_followed(link: SyntaxTreeNode) -> bool:
    """Whether a link leads somewhere a reader of the article can go."""
    return _FOLLOWED.match(address(link)) is not None


def address(link: SyntaxTreeNode) -> str:
    """Where a link leads."""
    return str(link.attrs.get("href", ""))


def _inline(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [child for inner in node.walk() if inner.type == "inline" for child in inner.children]


def _html(node: SyntaxTreeNode, *, pictures: bool) -> str:
    match node.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "<br/>"
        case "image":
            return escape(str(node.content), quote=False) if pictures else ""
        case "link" | "strong" | "em":
            words = "".join(_html(child, pictures=pictures) for child in node.children)
            return _marked(node, words)
    return escape(node.content, quote=False)


def _marked(node: SyntaxTreeNode, words: str) -> str:
    if node.type != "link":
        tag = _MARKS[node.type]
        return f"<{tag}>{words}</{tag}>" if words.strip() else words
    target = escape(address(node))
    if not is_followed(node):
        return words or target
    return f'<a href="{target}">{words or target}</a>'


def _plain(node: SyntaxTreeNode) -> str:
    if node.type in {"softbreak", "hardbreak"}:
        return "\n"
    if node.type == "image" or not node.children:
        return node.content
    return "".join(_plain(child) for child in node.children)
