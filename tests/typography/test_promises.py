"""What holds for every text: twice is once, no letter is lost, no markup moves, all can be taken back."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cms.typography import NotThere, set_right, undo
from cms.typography.markup import blocks_of_html
from cms.typography.profiles import PROFILES
from tests.typography.prose import article, markup, typed

languages = st.sampled_from(sorted(PROFILES))
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
pytestmark = pytest.mark.filterwarnings("error")


def letters(text):
    composed = normalize("NFC", re.sub("[\u200b\ufeff\u00ad]", "", text)).translate(LIGATURES)
    return "".join(sign for sign in composed if sign.isalnum()).casefold()


class Tags(HTMLParser):
    def __init__(self, source):
        super().__init__(convert_charrefs=False)
        self.seen = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.seen.append(f"/{tag}")

    def handle_comment(self, data):
        self.seen.append(data)


@given(typed, languages)
@example("« mot", "fr-FR")
def test_twice_is_once(text, language):
    once = set_right(text, language=language)

    assert set_right(once.text, language=language).edits == ()


@given(markup, languages)
def test_twice_is_once_in_markup(source, language):
    once = set_right(source, language=language, html=True)

    assert set_right(once.text, language=language, html=True).edits == ()


@given(typed, languages)
def test_no_letter_and_no_digit_changes(text, language):
    assert letters(set_right(text, language=language).text) == letters(text)


@given(markup, languages)
def test_no_tag_and_no_attribute_moves(source, language):
    assert Tags(set_right(source, language=language, html=True).text).seen == Tags(source).seen


@given(markup)
def test_no_letter_of_markup_changes(source):
    before = letters("".join(block.text for block in blocks_of_html(source)))

    after = set_right(source, html=True).text

    assert letters("".join(block.text for block in blocks_of_html(after))) == before


@given(st.text(alphabet="aeéEc \u0300\u0301\u0302\u0327'!\u200b"))
def test_what_comes_out_is_composed(text):
    assert is_normalized("NFC", set_right(text).text)


@given(typed)
def test_no_line_begins_or_ends_with_a_space_that_does_not_break(text):
    lines = [line for line in set_right(text).text.split("\n") if line.strip()]

    assert not [line for line in lines if line[0] in "\u00a0\u202f" or line[-1] in "\u00a0\u202f"]


@given(markup)
def test_taking_everything_back_gives_what_was_typed(source):
    setting = set_right(source, html=True)

    assert setting.without(*setting.edits) == source


@given(markup)
@settings(max_examples=200)
def test_taking_one_edit_back_restores_what_was_typed_there(source):
    setting = set_right(source, html=True)

    for edit in setting.edits:
        try:
            text = undo(setting.text, edit)
        except NotThere:
            pytest.fail("An edit just made must be found.")
        assert text == setting.without(edit)


@pytest.mark.parametrize("seed", range(20))
def test_an_edit_taken_back_is_not_made_again(seed):
    source = article(seed)
    setting = set_right(source, html=True)

    for edit in setting.edits[::7]:
        text = undo(setting.text, edit)
        again = set_right(text, html=True, kept=frozenset({edit.key}))
        assert again.text == text


def test_an_edit_is_found_again_where_words_moved():
    setting = set_right("Bonjour! Il part.")

    moved = f"Un mot de plus. {setting.text}"

    assert undo(moved, setting.edits[0]) == "Un mot de plus. Bonjour! Il part."


def test_an_edit_whose_words_are_gone_cannot_be_taken_back():
    setting = set_right("Bonjour! Il part.")

    with pytest.raises(NotThere):
        undo("Bonsoir, il part.", setting.edits[0])


def test_what_was_typed_comes_back_with_its_entities():
    setting = set_right("<p>dit &quot;oui&quot;</p>", html=True)

    assert setting.text == "<p>dit «\u00a0oui\u00a0»</p>"
    assert setting.edits[0].before == "&quot;"
    assert setting.without(*setting.edits) == "<p>dit &quot;oui&quot;</p>"


def test_an_edit_across_markup_is_one_edit_for_each_node():
    setting = set_right("<p>mot <b> !</b></p>", html=True)

    assert setting.text == "<p>mot<b>\u202f!</b></p>"
    assert [(edit.before, edit.after) for edit in setting.edits] == [(" ", ""), (" ", "\u202f")]


@pytest.mark.parametrize(
    "source",
    [
        '<p><span lang="en">It\'s "fine" !</span></p>',
        '<p translate="no">Quoi !</p>',
        "<p><kbd>a : b !</kbd></p>",
        "<script>a ! b</script>",
        "<p>a <\u200bb>c</p>",
        "<p>&\u00adamp;</p>",
    ],
)
def test_what_is_protected_stays(source):
    assert set_right(source, html=True).text == source


def test_french_inside_another_language_is_set_right():
    source = '<p><span lang="en">Say <i lang="fr">Quoi !</i> !</span></p>'

    assert set_right(source, html=True).text == source.replace("Quoi !", "Quoi\u202f!")
