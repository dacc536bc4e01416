"""Layout: the lines a writer meant, whatever a mail program did to them."""

from __future__ import annotations

from news.importers.plain.layout import Unit, units


def texts(source: str) -> list[str]:
    return [unit.text for unit in units(source)]


def test_a_break_that_fitted_a_window_is_undone():
    source = "Une ligne assez longue pour toucher le\nbord de la fenêtre de ce message et\nfinir.\n\nUne autre."

    assert texts(source) == [
        "Une ligne assez longue pour toucher le bord de la fenêtre de ce message et finir.",
        "Une autre.",
    ]


def test_a_break_before_a_word_that_fitted_was_meant():
    source = "Par Anne\nBrest\n\nUne ligne assez longue pour toucher le\nbord de la fenêtre."

    assert texts(source) == [
        "Par Anne",
        "Brest",
        "Une ligne assez longue pour toucher le bord de la fenêtre.",
    ]


def test_lines_of_a_text_that_was_not_broken_stay_apart():
    long = "Un paragraphe d’un seul tenant, comme les sites les collent, " * 3

    assert texts(f"{long}\nUn autre.\n\nUn intertitre") == [
        long.strip(),
        "Un autre.",
        "Un intertitre",
    ]


def test_items_are_never_joined():
    source = "Une ligne assez longue pour toucher le\n- bord\n- fenêtre\n\nUne autre ligne, tout aussi longue qu’elle"

    assert texts(source)[1:3] == ["- bord", "- fenêtre"]


def test_a_word_broken_at_its_hyphen_is_one_word():
    source = "Une ligne assez longue pour toucher le porte-\nmonnaie du bord de la fenêtre.\n\nFin."

    assert texts(source)[0].endswith("le porte-monnaie du bord de la fenêtre.")


def test_a_long_address_says_nothing_of_the_window():
    address = f"https://exemple.test/{'a' * 120}"
    source = f"Une ligne assez longue pour toucher le\nbord.\n\n{address}"

    assert texts(source) == ["Une ligne assez longue pour toucher le bord.", address]


def test_a_line_knows_where_it_starts_in_the_file():
    assert units("\n\n> Un\n>\n> Deux") == (Unit(text="Un", line=3), Unit(text="Deux", line=5))


def test_a_few_lines_with_a_chevron_are_not_a_reply():
    assert texts("> Un\n\nDeux\n\nTrois") == ["> Un", "Deux", "Trois"]


def test_no_break_spaces_of_a_sentence_are_kept():
    assert texts("\u00a0Prix\u00a0:  5\u202f€ ") == ["Prix\u00a0: 5\u202f€"]


def test_a_text_of_nothing_has_no_line():
    assert units(" \n\u00a0\n") == ()
