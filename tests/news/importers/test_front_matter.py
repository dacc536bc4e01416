"""Front matter: what it says is text, and each mistake has its line."""

from __future__ import annotations

import pytest

from news.importers import front_matter
from news.importers.copy import CopyError


def split(*lines: str):
    return front_matter.split("\n".join(lines), path="a.md")


def test_values_are_read_as_they_are_written():
    front = split("---", "id: 007", "title: oui", "date: 2026-03-01", "---", "Texte.")

    assert (front.one("id"), front.one("title"), front.one("date")) == ("007", "oui", "2026-03-01")
    assert (front.body, front.body_line) == ("Texte.", 6)


def test_a_key_has_a_french_name_too():
    front = split("---", "Titre: Un", "Chapô: Deux", "auteur: Anne", "SUJETS: [Port, Mer]", "---")

    assert front.one("title") == "Un"
    assert front.one("standfirst") == "Deux"
    assert front.many("author") == ("Anne",)
    assert front.many("topics") == ("Port", "Mer")


def test_an_empty_value_says_nothing():
    front = split("---", "title:", "author: ~", 'place: " "', "topics: []", "---")

    assert [front.many(key) for key in ("title", "author", "place", "topics")] == [()] * 4


def test_folded_lines_are_one_and_no_break_spaces_stay():
    front = split("---", "standfirst: >-", "  Un mot\u00a0: deux", "  lignes.", "---")

    assert front.one("standfirst") == "Un mot\u00a0: deux lignes."


@pytest.mark.parametrize(
    "text", ["Texte.", "---\n\nTexte : oui", "---", "--- \nTexte sans clé\n---"]
)
def test_a_text_without_front_matter_is_all_body(text):
    front = front_matter.split(text, path="a.md")

    assert (front.entries, front.body, front.body_line) == ({}, text, 1)


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (["---", "title: Un", "stan"], 1, "the front matter is cut: no --- closes it"),
        (["---", "title: [Un", "---"], 2, "the front matter is not YAML"),
        (["---", "id: 1", "title: Un: deux", "---"], 3, "the front matter is not YAML"),
        (["---", 'title: "\\UFFFFFFFF"', "---"], 1, "the front matter is not YAML"),
        (["---", f"title: {'[' * 5000}", "---"], 1, "the front matter is not YAML"),
        (["---", "title: Un", "titre: Deux", "---"], 3, "the front matter says “title” twice"),
        (["---", "title: Un", "mood: gai", "tone: x", "---"], 3, "unknown front matter: mood, tone;"),
        (["---", "title: {a: b}", "---"], 2, "“title” is not text"),
        (["---", "title: [a, b]", "---"], 2, "“title” takes one value, not 2"),
        (["---", "title: Un", f"kicker: {'a' * 61}", "---"], 3, "“kicker” has 61 characters; at most 60"),
        (["---", 'title: "a\\0b"', "---"], 2, "“title” holds binary data"),
        (["---", 'title: "a\\uD800b"', "---"], 2, "“title” holds binary data"),
        (["---", "# une note", "- un", "---"], 2, "the front matter is not a list of “key: value”"),
        (["---", "title: Un", "? [a]", ": b", "---"], 3, "a front matter key is not a word"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_line(lines, line, message):
    with pytest.raises(CopyError) as refused:
        split(*lines)

    assert refused.value.line == line
    assert refused.value.message.startswith(message)
