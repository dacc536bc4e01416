"""Markdown blocks: each node of a document becomes the blocks that keep its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from news.importers import text as signs
from news.importers.blocks import (
    HEADING_LIMIT,
    Block,
    Heading,
    Items,
    Paragraph,
    Picture,
    Quote,
    Separator,
    Table,
    paragraph,
)
from news.importers.markdown import inline

_DASHES = ("—", "–", "―", "--")
_LISTS = ("bullet_list", "ordered_list")


def read(nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
    """The blocks of a document; a pause at either end separates nothing and is left out."""
    blocks = [block for node in nodes for block in READERS[node.type](node)]
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    blocks = [_levelled(block, levels) if isinstance(block, Heading) else block for block in blocks]
    while blocks and isinstance(blocks[-1], Separator):
        blocks.pop()
    while blocks and isinstance(blocks[0], Separator):
        blocks.pop(0)
    return tuple(blocks)


def _levelled(heading: Heading, levels: list[str]) -> Heading:
    """The highest level a text uses is its h2, whatever its writer started from."""
    return Heading(text=heading.text, level="h2" if heading.level == levels[0] else "h3")


def _heading(node: SyntaxTreeNode) -> Iterator[Block]:
    words = inline.plain(node)
    if words:
        fits = len(words) <= HEADING_LIMIT
        yield Heading(text=words, level=node.tag) if fits else paragraph(words)


def _paragraph(node: SyntaxTreeNode) -> Iterator[Block]:
    html = inline.html(node, pictures=False)
    if html:
        yield Paragraph(html=f"<p>{html}</p>")
    for image in inline.images(node):
        yield Picture(
            source=str(image.attrs.get("src", "")),
            alt=signs.one_line(image.content),
            caption=signs.one_line(str(image.attrs.get("title", ""))),
        )


def _list(node: SyntaxTreeNode) -> Iterator[Block]:
    start = int(node.attrs.get("start", 1))
    if len(node.children) == 1 and start != 1:
        # A sentence that opens with a year (« 1986. La ville… ») is no list of one.
        item = Paragraph(html="".join(_items(node)))
        yield Paragraph(html=item.html.replace("<p>", f"<p>{start}. ", 1))
    elif items := tuple(_items(node)):
        yield Items(items=items, ordered=node.type == "ordered_list")


def _items(node: SyntaxTreeNode) -> Iterator[str]:
    """Items in reading order; a list inside an item continues the list it is in."""
    for item in node.children:
        own = ""
        for child in item.children:
            if child.type in _LISTS:
                yield from [own] if own else []
                yield from _items(child)
                own = ""
            else:
                own += _rich(child)
        if own:
            yield own


def _rich(node: SyntaxTreeNode) -> str:
    if node.type in {"fence", "code_block"}:
        return "".join(block.value for block in _code(node))
    html = inline.html(node)
    return f"<p>{html}</p>" if html else ""


def _quote(node: SyntaxTreeNode) -> Iterator[Block]:
    said = [inline.lines(inner) for inner in node.walk() if inner.type == "inline"]
    said += [_code_lines(inner) for inner in node.walk() if inner.type in {"fence", "code_block"}]
    # A fence with nothing in it, say.
    said = [lines for lines in said if lines]
    source = ""
    if said and said[-1][-1].lstrip().startswith(_DASHES):
        source = signs.one_line(said[-1].pop().lstrip(" —–―-"))
    words = "\n".join(line for typed in said if (line := signs.one_line(" ".join(typed))))
    if words:
        yield Quote(text=words, source=source)
    elif source:
        yield paragraph(source)


def _code(node: SyntaxTreeNode) -> Iterator[Block]:
    """Not a newsroom's block, yet an indented paragraph is code to Markdown: its words stay."""
    for line in _code_lines(node):
        yield paragraph(line)


def _code_lines(node: SyntaxTreeNode) -> list[str]:
    parts = node.content.split("\n\n")
    return [line for part in parts if (line := signs.one_line(part))]


def _table(node: SyntaxTreeNode) -> Iterator[Block]:
    rows = [inner for inner in node.walk() if inner.type == "tr"]
    yield Table(rows=tuple(tuple(inline.plain(cell) for cell in row.children) for row in rows))


def _separator(node: SyntaxTreeNode) -> Iterator[Block]:
    yield Separator()


READERS: dict[str, Callable[[SyntaxTreeNode], Iterator[Block]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "code_block": _code,
    "fence": _code,
    "table": _table,
    "hr": _separator,
}
