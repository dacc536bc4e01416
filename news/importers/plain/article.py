"""A pasted article: layout, head, tail and body, read into copy."""

from __future__ import annotations

from news.importers import identity
from news.importers.blocks import Items, Paragraph, Picture
from news.importers.copy import Copy, CopyError
from news.importers.plain import body, head, layout, tail


def parse(text: str, *, path: str, notes: tuple[str, ...] = ()) -> Copy:
    """Read one article; a line nobody recognises stays where it is."""
    units = layout.units(text)
    if not units:
        raise CopyError("the file is empty", path=path)
    above = head.read(units, path=path)
    rest = units[above.length :]
    signed = [author.name for author in above.authors]
    below = tail.read(rest, signed=signed, is_closed=text.endswith("\n"))
    written = rest[: len(rest) - below.length]
    authors = (*above.authors, *below.authors)
    in_interview = any("recueilli" in author.mention.lower() for author in authors)
    blocks, furniture = body.read(written, in_interview=in_interview)
    if not any(isinstance(block, Paragraph | Items) for block in blocks):
        raise CopyError("no text below the title", path=path, line=units[-1].line)
    if not body.is_whole(written):
        raise CopyError("the text stops inside a sentence", path=path, line=written[-1].line)
    agency = above.agency or below.agency
    return Copy(
        path=path,
        external_id=identity.of_file(path),
        title=above.title,
        kicker=above.kicker,
        standfirst=above.standfirst,
        breadcrumb=above.breadcrumb,
        blocks=(*(Picture(caption=line) for line in above.pictures), *blocks),
        authors=authors,
        agency_credit=agency,
        date=above.date or below.date,
        place=above.place,
        furniture=(*above.furniture, *furniture),
        afterword=tuple(below.afterword),
        notes=notes,
    )
