"""Front matter: the keys that open a Markdown file, each with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from cms.typography.slugs import french_slug
from news.importers import text as signs
from news.importers.copy import CopyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of the front matter: how long a value may be, whether it takes several, its French names."""

    limit: int
    many: bool = False
    also: tuple[str, ...] = ()


#: Values are read as they are written: `id: 007` stays 007 and `title: oui` stays oui.
KEYS = {
    "id": Key(limit=200),
    "title": Key(limit=255, also=("titre",)),
    "kicker": Key(limit=60, also=("surtitre",)),
    "standfirst": Key(limit=2000, also=("chapo",)),
    "author": Key(limit=200, many=True, also=("authors", "auteur", "auteurs")),
    "date": Key(limit=60),
    "section": Key(limit=200, many=True, also=("rubrique",)),
    "topics": Key(limit=200, many=True, also=("sujets", "tags")),
    "place": Key(limit=120, also=("lieu",)),
    "genre": Key(limit=30),
}
_NAMES = {name: key for key, about in KEYS.items() for name in (key, *about.also)}
_FENCE = re.compile(r"---\s*")
_CLOSING = re.compile(r"(?:---|\.\.\.)\s*")
_FIRST_KEY = re.compile(r"(?:[\w-]+\s*:|#|---\s*$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a key says, and where."""

    values: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The entries of a file, and its text with the line it starts on."""

    entries: dict[str, Entry]
    body: str
    body_line: int

    def one(self, key: str) -> str:
        """The value of a key that takes one; "" when the file does not say."""
        return next(iter(self.many(key)), "")

    def many(self, key: str) -> tuple[str, ...]:
        """The values of a key that takes several."""
        return self.entries[key].values if key in self.entries else ()


def opens(text: str) -> bool:
    """Whether a text begins with front matter rather than with a line of dashes."""
    lines = text.split("\n", 2)
    return (
        len(lines) > 1
        and _FENCE.fullmatch(lines[0]) is not None
        and (_FIRST_KEY.match(lines[1]) is not None)
    )


def split(text: str, *, path: str) -> FrontMatter:
    """Take the front matter off a text; a text without any has no entries."""
    if not opens(text):
        return FrontMatter(entries={}, body=text, body_line=1)
    lines = text.split("\n")
    closing = next((n for n, line in enumerate(lines) if n and _CLOSING.fullmatch(line)), None)
    if closing is None:
        raise CopyError("the front matter is cut: no --- closes it", path=path, line=1)
    entries = _entries("\n".join(lines[1:closing]), path=path)
    return FrontMatter(entries=entries, body="\n".join(lines[closing + 1 :]), body_line=closing + 2)


def _entries(source: str, *, path: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    unknown: list[tuple[str, int]] = []
    for name, node, line in _pairs(source, path=path):
        key = _NAMES.get(french_slug(name).replace("-", "_"))
        if key is None:
            unknown.append((name, line))
        elif key in found:
            raise CopyError(f"the front matter says “{key}” twice", path=path, line=line)
        else:
            found[key] = Entry(values=_values(node, key=key, path=path), line=line)
    if unknown:
        names = ", ".join(name for name, _line in unknown)
        message = f"unknown front matter: {names}; known are {', '.join(KEYS)}"
        raise CopyError(message, path=path, line=unknown[0][1])
    return found


def _pairs(source: str, *, path: str) -> Iterator[tuple[str, yaml.Node, int]]:
    root = _composed(source, path=path)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise CopyError("the front matter is not a list of “key: value”", path=path, line=2)
    for key, node in root.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            raise CopyError("a front matter key is not a word", path=path, line=line)
        yield key.value, node, line


def _composed(source: str, *, path: str) -> yaml.Node | None:
    """Nodes rather than values: no date, number or alias is expanded, and each keeps its line."""
    try:
        return yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        message = f"the front matter is not YAML: {error.problem}"
        raise CopyError(message, path=path, line=line) from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        # An escape that is no character ("\UFFFFFFFF"), brackets a thousand deep.
        raise CopyError("the front matter is not YAML", path=path, line=1) from error


def _values(node: yaml.Node, *, key: str, path: str) -> tuple[str, ...]:
    line = node.start_mark.line + 2
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    said = [_said(item) for item in nodes if isinstance(item, yaml.ScalarNode)]
    if len(said) < len(nodes):
        raise CopyError(f"“{key}” is not text", path=path, line=line)
    values = tuple(words for item in said if (words := signs.one_line(item)))
    if len(values) > 1 and not KEYS[key].many:
        raise CopyError(f"“{key}” takes one value, not {len(values)}", path=path, line=line)
    for value in values:
        if not signs.is_storable(value):
            raise CopyError(f"“{key}” holds binary data", path=path, line=line)
        if len(value) > KEYS[key].limit:
            message = f"“{key}” has {len(value)} characters; at most {KEYS[key].limit}"
            raise CopyError(message, path=path, line=line)
    return values


def _said(node: yaml.ScalarNode) -> str:
    """A key left empty (`author:`, `author: ~`) says nothing."""
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)
