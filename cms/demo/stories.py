"""Stories: the Markdown of a manuscript as the blocks a page stores.

Paragraphs, `##` intertitres, lists and `* * *` are written as usual. Every other block is a fence that bears its name and
holds its value in YAML. A link may name an article (`article:slug`) or a file (`document:key`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from cms.demo.catalogue import Catalogue
from cms.demo.manuscripts import BadManuscript

#: Block ids come from it, so that loading twice gives the same ones.
_NAMESPACE = uuid5(NAMESPACE_URL, "https://letale.example/")
#: What Markdown calls `strong` and `em` is `b` and `i` in Wagtail's rich text.
_TAGS = {"strong": "b", "em": "i"}
_HEADERS = {
    (True, True): "both",
    (True, False): "row",
    (False, True): "column",
    (False, False): "neither",
}

Block = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Where in a story one is writing, and what may be named there."""

    catalogue: Catalogue
    place: str

    def below(self, name: object) -> Pen:
        """A step down the story."""
        return replace(self, place=f"{self.place}/{name}")

    def block(self, kind: str, value: Any) -> Block:
        """A stored block of this place."""
        return {"type": kind, "value": value, "id": str(uuid5(_NAMESPACE, self.place))}

    def rich(self, text: str) -> str:
        """Markdown as the rich text Wagtail stores."""
        return _html(_MARKDOWN.parse(text), pen=self)

    def items(
        self, name: str, values: Sequence[Any], write: Callable[[Any, Pen], Any]
    ) -> list[Block]:
        """The stored items of a list block."""
        places = [self.below(name).below(number) for number in range(len(values))]
        return [
            place.block("item", write(value, place))
            for value, place in zip(values, places, strict=True)
        ]


def story(text: str, *, slug: str, catalogue: Catalogue) -> list[Block]:
    """The stored blocks of a manuscript."""
    pen = Pen(catalogue=catalogue, place=slug)
    nodes = SyntaxTreeNode(_MARKDOWN.parse(text)).children
    return [_top_block(node, pen.below(number)) for number, node in enumerate(nodes)]


def _top_block(node: SyntaxTreeNode, pen: Pen) -> Block:
    match node.type:
        case "paragraph":
            return pen.block("paragraph", _html(node.to_tokens(), pen=pen))
        case "heading":
            return pen.block("heading", {"text": node.children[0].content, "level": node.tag})
        case "bullet_list" | "ordered_list":
            items = [_item(item, pen) for item in node.children]
            ordered = node.type == "ordered_list"
            return pen.block(
                "list",
                {"ordered": ordered, "items": pen.items("items", items, lambda item, _: item)},
            )
        case "hr":
            return pen.block("separator", None)
        case "fence":
            return _fenced(node.info.strip(), yaml.safe_load(node.content), pen=pen)
        case _:
            raise BadManuscript(f"{pen.place}: a story does not hold “{node.type}”")


def _fenced(kind: str, value: Any, *, pen: Pen) -> Block:
    if kind not in WRITERS:
        raise BadManuscript(f"{pen.place}: there is no block called “{kind}”")
    return pen.block(kind, WRITERS[kind](value, pen))


def _item(node: SyntaxTreeNode, pen: Pen) -> str:
    """A list item as one paragraph; tight lists hide theirs."""
    inline = next(part for part in node.walk() if part.type == "inline")
    return f"<p>{_html(inline.to_tokens(), pen=pen)}</p>"


def _html(tokens: Sequence[Token], *, pen: Pen) -> str:
    tokens = list(_named(tokens, pen=pen))
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})).replace("\n", "")


def _named(tokens: Sequence[Token], *, pen: Pen) -> Iterator[Token]:
    """The tokens in Wagtail's words, links to articles and files resolved."""
    for token in tokens:
        changed = token.copy(tag=_TAGS.get(token.tag, token.tag))
        if token.type == "softbreak":
            changed = token.copy(type="text", content=" ")
        elif token.type == "link_open":
            changed = token.copy(attrs=_link(str(token.attrs["href"]), catalogue=pen.catalogue))
        if token.children:
            changed.children = list(_named(token.children, pen=pen))
        yield changed


def _link(href: str, *, catalogue: Catalogue) -> dict[str, str | int | float]:
    scheme, _colon, name = href.partition(":")
    if scheme == "article":
        return {"linktype": "page", "id": catalogue.find("article", name=name)}
    if scheme == "document":
        return {"linktype": "document", "id": catalogue.find("file", name=name)}
    return {"href": href}


def _filled(value: Any, defaults: Mapping[str, Any], *, pen: Pen) -> dict[str, Any]:
    """A value with what it does not say; saying more than the block holds, or a number for a text, is a mistake."""
    if not isinstance(value, dict) or set(value) - set(defaults):
        raise BadManuscript(f"{pen.place}: expected {', '.join(defaults)}; found {value!r}")
    for name, said in value.items():
        if not isinstance(said, type(defaults[name]) if defaults[name] is not None else str):
            raise BadManuscript(f"{pen.place}: “{name}” is not of the expected type: {said!r}")
    return {**defaults, **value}


def _plain(**defaults: Any) -> Callable[[Any, Pen], Any]:
    """The writer of a block whose value is stored as it is written."""
    return lambda value, pen: _filled(value, defaults, pen=pen)


def _image(value: Any, pen: Pen) -> Block:
    written = _filled(
        value, {"image": "", "alt": "", "decorative": False, "caption": "", "credit": ""}, pen=pen
    )
    return {**written, "image": pen.catalogue.find("picture", name=written["image"])}


def _gallery(value: Any, pen: Pen) -> Block:
    written = _filled(value, {"title": "", "images": []}, pen=pen)
    return {**written, "images": pen.items("images", written["images"], _image)}


def _list(value: Any, pen: Pen) -> Block:
    written = _filled(value, {"ordered": False, "items": []}, pen=pen)
    return {**written, "items": pen.items("items", written["items"], _rich)}


def _rich(value: Any, pen: Pen) -> str:
    if not isinstance(value, str):
        raise BadManuscript(f"{pen.place}: expected a text; found {value!r}")
    return pen.rich(value)


def _played(value: Any, pen: Pen, **more: Any) -> Block:
    written = _filled(
        value, {"title": "", "url": "", "file": None, **more, "transcript": ""}, pen=pen
    )
    if written["file"]:
        written["file"] = pen.catalogue.find("file", name=written["file"])
    return written


def _video(value: Any, pen: Pen) -> Block:
    written = _played(value, pen, poster=None)
    if written["poster"]:
        written["poster"] = pen.catalogue.find("picture", name=written["poster"])
    return written


def _document(value: Any, pen: Pen) -> Block:
    written = _filled(value, {"document": "", "title": ""}, pen=pen)
    return {**written, "document": pen.catalogue.find("file", name=written["document"])}


def _question_answer(value: Any, pen: Pen) -> Block:
    written = _filled(value, {"question": "", "answer": ""}, pen=pen)
    return {**written, "answer": _rich(written["answer"], pen)}


def _linked(**defaults: Any) -> Callable[[Any, Pen], Any]:
    """The writer of a block that may send to an article."""

    def write(value: Any, pen: Pen) -> Block:
        written = _filled(value, {**defaults, "article": "", "url": ""}, pen=pen)
        article = written.pop("article")
        page = pen.catalogue.find("article", name=article) if article else None
        return {**{name: written[name] for name in defaults}, "page": page, "url": written["url"]}

    return write


def _table(value: Any, pen: Pen) -> Block:
    written = _filled(
        value, {"caption": "", "header_row": True, "header_column": False, "rows": []}, pen=pen
    )
    return {
        "data": [[str(cell) for cell in row] for row in written["rows"]],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": written["header_row"],
        "first_col_is_header": written["header_column"],
        "table_header_choice": _HEADERS[written["header_row"], written["header_column"]],
        "table_caption": written["caption"],
    }


def _timeline(value: Any, pen: Pen) -> Block:
    written = _filled(value, {"title": "", "entries": []}, pen=pen)
    return {
        **written,
        "entries": pen.items("entries", written["entries"], _plain(date="", title="", text="")),
    }


def _sidebar(value: Any, pen: Pen) -> Block:
    written = _filled(value, {"kind": "facts", "title": "", "body": []}, pen=pen)
    return {**written, "body": list(_inner(written["body"], pen.below("body")))}


def _inner(entries: Sequence[Mapping[str, Any]], pen: Pen) -> Iterator[Block]:
    for number, entry in enumerate(entries):
        ((kind, value),) = entry.items()
        yield _fenced(kind, value, pen=pen.below(number))


#: How each block is written in a fence.
WRITERS: Mapping[str, Callable[[Any, Pen], Any]] = {
    "paragraph": _rich,
    "quote": _plain(text="", source="", language=""),
    "pull_quote": _plain(text="", attribution=""),
    "sidebar": _sidebar,
    "list": _list,
    "image": _image,
    "gallery": _gallery,
    "video": _video,
    "audio": _played,
    "embed": _plain(url="", title="", text=""),
    "question_answer": _question_answer,
    "key_figure": _plain(value="", label="", source=""),
    "table": _table,
    "timeline": _timeline,
    "document": _document,
    "read_also": _linked(label=""),
    "call_to_action": _linked(purpose="newsletter", title="", text="", label=""),
}

_MARKDOWN = MarkdownIt("commonmark", {"html": True})
