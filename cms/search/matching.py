"""Matching: a query as SQL, for each of the two databases. Values always travel as parameters."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection

from cms.search.languages import FULLEST, configuration
from cms.search.stems import stem
from cms.search.syntax import Asked, Term
from cms.search.words import STOP_WORDS

#: PostgreSQL's order is D, C, B, A: body, standfirst, names, title.
_WEIGHTS: Final = "'{0.05, 0.2, 0.5, 1.0}'"
#: Whoever only says it in the body says it, however often: counting there would read every body for each question.
_IN_BODY: Final = 0.005
#: A document of last year weighs two thirds of one of today, and the oldest never less than half.
_DECAY: Final = 365.0


@dataclass(kw_only=True)
class Match:
    """What a statement over `d` (documents) and `e` (entries) needs; a higher `score` is better."""

    join: str
    conditions: list[str] = field(default_factory=list)
    condition_values: list[Any] = field(default_factory=list)
    #: Those of the conditions that leave out what a reader excludes.
    exclusions: list[str] = field(default_factory=list)
    exclusion_values: list[Any] = field(default_factory=list)
    score: str = "0"
    score_values: list[Any] = field(default_factory=list)
    #: The column `score` weighs as `n.vector`, beside `n.published_at`; empty where it needs neither.
    vector: str = ""
    #: Where a cheap look at titles, names and standfirsts tells the best from the rest; and whether it is enough.
    in_heads: str = ""
    in_heads_values: list[Any] = field(default_factory=list)
    in_heads_is_all: bool = False


def match(asked: Asked, *, locales: Collection[str]) -> Match:
    """Find these terms, of which there is at least one, in documents of these languages."""
    if connection.vendor == "postgresql":
        return _Vectors(
            asked,
            languages=sorted(set(locales), key=lambda code: (configuration(code) != FULLEST, code)),
        ).match()
    return _full_text(asked, languages=sorted(set(locales)))


class _Vectors:
    """PostgreSQL: `stems` for words, `words` for phrases, prefixes, and what only stop words say."""

    def __init__(self, asked: Asked, *, languages: list[str]) -> None:
        self.asked = asked
        self.languages = languages

    def match(self) -> Match:
        stems, words = self._stems(), self._words()
        sides = [side for side in (("stems", *stems), ("words", *words)) if side[1]]
        between = " OR " if self.asked.any_term else " AND "
        said = between.join(f"e.{column} @@ ({sql})" for column, sql, _values in sides)
        column, (sql, values) = ("heads", stems) if stems[0] else ("words", words)
        without = [self._without(term) for term in self.asked.without]
        exclusions = [unwanted for unwanted, _held in without]
        left_out = [value for _unwanted, held in without for value in held]
        looked_for = [value for _column, _sql, held in sides for value in held]
        return Match(
            join="JOIN search_searchentry e ON e.page_id = d.page_id",
            conditions=[f"({said})", *exclusions],
            condition_values=[*looked_for, *left_out],
            exclusions=exclusions,
            exclusion_values=left_out,
            score=(
                f"({_IN_BODY} + ts_rank({_WEIGHTS}, n.vector, ({sql}), 1)) * (0.5 + 0.5 * "
                f"exp(-greatest(extract(epoch FROM (now() - n.published_at)), 0) / 86400 / {_DECAY}))"
            ),
            score_values=values,
            vector=column,
            in_heads=f"e.heads @@ ({sql})" if stems[0] else "",
            in_heads_values=values if stems[0] else [],
            in_heads_is_all=bool(stems[0]) and not words[0] and not self.asked.without,
        )

    def _stems(self) -> tuple[str, list[Any]]:
        values: list[Any] = []
        wanted = [term for term in self.asked.terms if not term.phrase and not term.prefix]
        parts = [f"({self._in_each_language(term, values)})" for term in wanted if term.tells]
        return self._joined(parts), values

    def _joined(self, parts: list[str]) -> str:
        return (" || " if self.asked.any_term else " && ").join(parts)

    def _without(self, term: Term) -> tuple[str, list[Any]]:
        """A condition of its own, for it holds whatever is looked for beside it, and wherever that is found."""
        if term.phrase or term.prefix:
            return "NOT e.words @@ to_tsquery('simple_unaccent', %s)", [_in_order(term)]
        if not term.tells:
            return "true", []
        values: list[Any] = []
        return f"NOT e.stems @@ ({self._in_each_language(term, values)})", values

    def _in_each_language(self, term: Term, values: list[Any]) -> str:
        said = " ".join(word for word in term.words if word not in STOP_WORDS)
        # A word that two languages stem alike is looked up once.
        configurations: dict[tuple[str, ...], str] = {}
        for code in self.languages:
            stems = tuple(stem(word, code) for word in said.split())
            configurations.setdefault(stems, configuration(code))
        for name in configurations.values():
            values += [name, said]
        return " || ".join("phraseto_tsquery(%s::regconfig, %s)" for _name in configurations)

    def _words(self) -> tuple[str, list[Any]]:
        parts: list[str] = []
        values: list[Any] = []
        if self.asked.only_stop_words:
            # They stand everywhere in bodies; together, and in a title, they mean something.
            values.append(" <-> ".join(f"{word}:A" for word in self.asked.text.split()))
            parts.append("to_tsquery('simple_unaccent', %s)")
        for term in () if self.asked.only_stop_words else self.asked.terms:
            if term.phrase or term.prefix:
                parts.append("to_tsquery('simple_unaccent', %s)")
                values.append(_in_order(term))
        return self._joined(parts), values


def _in_order(term: Term) -> str:
    return " <-> ".join(term.words) + (":*" if term.prefix else "")


def _full_text(asked: Asked, *, languages: list[str]) -> Match:
    """SQLite: FTS5 over stems, with a column of whole words; its bm25 is better when lower."""
    entry = "JOIN search_searchentry e ON e.page_id = d.page_id"
    if asked.only_stop_words:
        left_out = "d.page_id NOT IN (SELECT rowid FROM search_text WHERE search_text MATCH %s)"
        without = [_fts_term(term, languages=languages) for term in asked.without]
        return Match(
            join=entry,
            conditions=["(' ' || e.title || ' ') LIKE %s", *(left_out for _term in without)],
            condition_values=[f"% {asked.text} %", *without],
            score="-length(e.title)",
        )
    return Match(
        join=f"{entry} JOIN search_text ON search_text.rowid = d.page_id",
        conditions=["search_text MATCH %s"],
        condition_values=[_fts_query(asked, languages=languages)],
        score=(
            "(-bm25(search_text, 20.0, 10.0, 4.0, 1.0, 0.5)"
            f" * (0.5 + 0.5 / (1 + max(julianday('now') - julianday(d.published_at), 0) / {_DECAY}))"
            " + CASE WHEN e.title = %s THEN 1000 ELSE 0 END)"
        ),
        score_values=[asked.text],
    )


def _fts_query(asked: Asked, *, languages: list[str]) -> str:
    wanted = [term for term in asked.terms if term.tells or term.prefix]
    between = " OR " if asked.any_term else " AND "
    text = between.join(f"({_fts_term(term, languages=languages)})" for term in wanted)
    for term in asked.without:
        text = f"({text}) NOT ({_fts_term(term, languages=languages)})"
    return text


def _fts_term(term: Term, *, languages: list[str]) -> str:
    # Words are letters and digits only, so nothing in them is an operator.
    if term.phrase or term.prefix:
        return f'words : "{" ".join(term.words)}"{" *" if term.prefix else ""}'
    said = [word for word in term.words if word not in STOP_WORDS] or term.words
    stems = dict.fromkeys(" ".join(stem(word, code) for word in said) for code in languages)
    return " OR ".join(f'{{title names standfirst body}} : "{text}"' for text in stems)
