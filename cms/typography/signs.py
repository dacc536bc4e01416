"""The signs typography works with: spaces that do not break, and classes for patterns."""

from __future__ import annotations

#: Word-sized and narrow no-break spaces: ␣ and ⍽ of the newsroom's table.
NO_BREAK = "\u00a0"
NARROW = "\u202f"
#: Stands where something protected is, sign for sign, while rules look at a text.
PROTECTED = "\ue000"
#: Stands for a bare « < » or « & » of HTML, beside which nothing may move.
BARE = "\ue001"
#: Spaces inside a line; a line break is never typography's to change. For use inside [].
SPACES = " \u00a0\u202f\u2009\u2007\u2002\u2003\u200a"
SPACE = f"[{SPACES}]"
LETTER = r"[^\W\d_]"
CAPITAL = "[A-ZÀ-ÖØ-ÞŒ]"
#: What a word or a quotation may end with, before a sign that stands off it.
ENDING = rf"[\w»›”’'\"“)\]}}…%‰€$£°.*²³{PROTECTED}]"
