"""The newsroom's table of French typography, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from cms.typography import Mode, set_right
from cms.typography.profiles import House
from cms.typography.rules import RULES

HERE = Path(__file__).parent
SIGNS = str.maketrans(
    {
        "␣": "\u00a0",
        "⍽": "\u202f",
        "∅": "\u200b",
        "¤": "\ufeff",
        "◌": "\u0301",
        "~": "\u00ad",
    }
)


class Row(NamedTuple):
    rule: str
    typed: str
    expected: str
    html: bool


def lines(name):
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def row(line):
    rule, _, rest = line.partition(" | ")
    typed, arrow, expected = rest.removeprefix("= ").partition(" → ")
    html = rule.endswith(" html")
    expected = expected if arrow else typed
    return Row(rule, typed.translate(SIGNS), expected.translate(SIGNS), html)


ROWS = [pytest.param(row(line), id=line) for line in lines("table.txt")]
ADVICE = [line.translate(SIGNS).split(" | ") for line in lines("advice.txt")]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_table_holds(row):
    assert set_right(row.typed, html=row.html).text == row.expected


@pytest.mark.parametrize("row", ROWS)
def test_a_row_set_right_stays_as_it_is(row):
    once = set_right(row.typed, html=row.html)

    again = set_right(once.text, html=row.html)

    assert again.text == once.text
    assert again.edits == ()


@pytest.mark.parametrize("row", ROWS)
def test_every_edit_of_a_row_can_be_taken_back_alone(row):
    setting = set_right(row.typed, html=row.html)

    for edit in setting.edits:
        assert setting.without(edit) != setting.text
    assert setting.without(*setting.edits) == row.typed


def test_the_table_is_all_there():
    same = [param.values[0] for param in ROWS if param.values[0].typed == param.values[0].expected]

    assert len(ROWS) - len(same) >= 70
    assert len(same) >= 67


@pytest.mark.parametrize(("rule", "text", "proposed"), ADVICE, ids=[" | ".join(a) for a in ADVICE])
def test_advice_is_given_and_not_taken(rule, text, proposed):
    setting = set_right(text)

    assert setting.text == text
    assert [one.after for one in setting.findings if one.rule == rule] == [proposed]


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("T21", "La loi est votée."),
        ("T21-capitals", "L’Otan et Trump Discutent des Menaces Mondiales Lors d’une Rencontre"),
        ("T21-shouting", "LA LOI EST VOTÉE"),
        ("T21-exclaiming", "Victoire\u202f!!!"),
    ],
)
def test_a_title_gets_advice_of_its_own(rule, title):
    asked = set_right(title, title=True)
    unasked = set_right(title)

    assert rule in {one.rule for one in asked.findings}
    assert rule not in {one.rule for one in unasked.findings}
    assert asked.text == title


@pytest.mark.parametrize(
    "text",
    [
        "La loi sur les retraites est votée",
        "Pacte des Nations unies : Paris et Berlin signent",
        "Que faire, etc.",
    ],
)
def test_a_good_title_gets_no_advice(text):
    assert set_right(text, title=True).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Plan A",
        "A. Dupont",
        "A380",
        "la SNCF et l’ONU",
        "«\u00a0L’OTAN\u00a0», le livre",
        "Émile Ecole",
    ],
)
def test_what_is_spelled_so_gets_no_advice(text):
    assert set_right(text).findings == ()


def test_a_list_is_no_dialogue():
    assert set_right("<ul><li>- Oui</li></ul>", html=True).findings == ()


def test_a_rule_can_be_turned_to_advice_or_off_or_on():
    advised = set_right("Bonjour!", house=House(modes={"T04": Mode.LINT}))
    silent = set_right("Bonjour!", house=House(modes={"T04": Mode.OFF}))
    fixed = set_right("l’Etat", house=House(modes={"T16": Mode.FIX}))

    assert (advised.text, [one.rule for one in advised.findings]) == ("Bonjour!", ["T04"])
    assert (silent.text, silent.findings) == ("Bonjour!", ())
    assert fixed.text == "l’État"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_says_what_it_does_and_who_says_so(rule):
    assert rule.label
    assert rule.source
    assert (rule.pattern is None) != (rule.find is None)
