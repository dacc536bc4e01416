"""HTML read as blocks of text: what an editor sees of a paragraph, and where each sign is in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from cms.typography.signs import BARE, PROTECTED

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "embed",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_CODE = frozenset(
    ["code", "pre", "kbd", "samp", "script", "style", "textarea", "svg", "math", "iframe"]
)
_INLINE_OBJECTS = frozenset({"img", "input"})
#: A bare « < » or « & » and what touches it: moving a sign here could make a tag or an entity.
_BARE = re.compile(r"[<&]\S*")
_BARE_GOES_ON = re.compile(r"\A\S+|[<&]\S*")


@dataclass(slots=True)
class Block:
    """The text of one block element. Sign i is source[starts[i]:ends[i]], of text node nodes[i]."""

    tag: str
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    nodes: list[int] = field(default_factory=list)


def plain_block(text: str, start: int) -> Block:
    """Return a line of plain text, which begins at `start` of its source, as a block of one node."""
    places = range(start, start + len(text))
    return Block(
        tag="",
        text=text,
        starts=list(places),
        ends=[place + 1 for place in places],
        nodes=[0] * len(text),
    )


class _Reader(HTMLParser):
    """Takes note of where text is; the source itself is never written again."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.blocks: list[Block] = []
        self.block = Block(tag="")
        self.parts: list[str] = []
        self.node = 0
        #: Open elements with whether they are code, and whether they are in another language.
        self.stack: list[tuple[str, bool, bool]] = [("", False, False)]
        self.lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self.feed(source)
        self.close()
        self._end_block("")

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    @property
    def _protected(self) -> bool:
        return self.stack[-1][1] or self.stack[-1][2]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.node += 1
        if tag in _BLOCKS:
            self._end_block(tag)
        if tag in _VOID:
            self._void(tag)
            return
        _, code, foreign = self.stack[-1]
        given = dict(attrs)
        code = code or tag in _CODE or given.get("translate") == "no"
        if "lang" in given:
            foreign = (given["lang"] or "").lower().partition("-")[0] != "fr"
        if not self._protected and (code or foreign) and tag not in _BLOCKS:
            self._object()
        self.stack.append((tag, code, foreign))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.node += 1
        if tag in _BLOCKS:
            self._end_block("")
        open_tags = [name for name, _, _ in self.stack]
        if tag in open_tags:
            del self.stack[len(open_tags) - 1 - open_tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._protected:
            return
        at = self._at
        goes_on = bool(self.parts) and self.parts[-1][-1:] == BARE and self.block.ends[-1] == at
        if goes_on or "<" in data or "&" in data:
            pattern = _BARE_GOES_ON if goes_on else _BARE
            data = pattern.sub(lambda match: BARE * len(match[0]), data)
        self._add(data, at)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def handle_comment(self, data: str) -> None:
        self.node += 1

    def _reference(self, written: str) -> None:
        if self._protected:
            return
        at = self._at
        if self.source[at + len(written) : at + len(written) + 1] == ";":
            sign = unescape(f"{written};")
            self._one(sign if len(sign) == 1 else PROTECTED, at, at + len(written) + 1)
        else:
            self._add(BARE * len(written), at)

    def _void(self, tag: str) -> None:
        if tag == "br" and not self._protected:
            self._one("\n", self._at, self._at)
        elif tag in _INLINE_OBJECTS and not self._protected:
            self._object()

    def _object(self) -> None:
        """Something stands here that is not text; no rule changes it, and spaces around it count."""
        self._one(PROTECTED, self._at, self._at)

    def _one(self, sign: str, start: int, end: int) -> None:
        self.parts.append(sign)
        self.block.starts.append(start)
        self.block.ends.append(end)
        self.block.nodes.append(self.node)

    def _add(self, text: str, start: int) -> None:
        self.parts.append(text)
        self.block.starts.extend(range(start, start + len(text)))
        self.block.ends.extend(range(start + 1, start + len(text) + 1))
        self.block.nodes.extend([self.node] * len(text))

    def _end_block(self, tag: str) -> None:
        self.block.text = "".join(self.parts)
        if self.block.text:
            self.blocks.append(self.block)
        self.block, self.parts = Block(tag=tag), []


def blocks_of_html(source: str) -> list[Block]:
    """Return the blocks of an HTML source that hold text, in order."""
    return _Reader(source).blocks


def blocks_of_text(source: str) -> list[Block]:
    """Return the lines of a plain text."""
    blocks, at = [], 0
    for line in source.split("\n"):
        if line.strip():
            blocks.append(plain_block(line, at))
        at += len(line) + 1
    return blocks
