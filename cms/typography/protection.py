"""What typography leaves alone inside a text: addresses, code, dates in figures, names with signs."""

from __future__ import annotations

import re
from functools import lru_cache

from cms.typography.signs import PROTECTED, SPACE

_DOMAINS = "fr|com|org|net|eu|ch|be|ca|lu|info|io|int|gouv|tv|media|paris"
_FILES = "docx?|xlsx?|pptx?|odt|ods|pdf|txt|csv|html?|xml|json|py|js|css|jpe?g|png|gif|webp|svg|mp[34]|zip|exe"
_ADDRESS_END = r"""[^\s<>«»]*[^\s<>«».,;:!?…)\]'’"“”]"""
_AFTER_A_DOT = re.compile(rf"\.(?:{_DOMAINS}|{_FILES})")
#: Beside each pattern a sign without which it cannot match: most paragraphs hold few of them.
_PATTERNS = (
    ("://", rf"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://{_ADDRESS_END}"),
    ("www.", rf"www\.{_ADDRESS_END}"),
    ("mailto:", rf"mailto:{_ADDRESS_END}"),
    ("tel:", rf"tel:{_ADDRESS_END}"),
    ("@", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\w+"),
    (
        ".",
        rf"(?<![\w.@-])[\w-]+(?:\.[\w-]+)*\.(?:{_DOMAINS})(?:/{_ADDRESS_END}|(?![\w.-])|(?=[.]\W|[.]$))",
    ),
    ("@", r"(?<![\w&/])@\w+"),
    ("#", r"(?<![\w&/])#\w+"),
    (".", rf"(?<![\w-])[\w-]*\.(?:{_FILES})(?!\w)"),
    ("\\", r"(?<!\w)[A-Za-z]:\\[^\s«»]*"),
    ("/", r"(?<![\w/.])(?:\.{1,2}|~)?/[\w.-]+(?:/[\w.-]*)*\w"),
    ("./", r"\.{1,2}/[\w./-]+"),
    ("-", r"\b\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?|\b\d{2}-\d{2}-\d{4}\b"),
    ("0", r"(?<!\d)0\d(?:[\s.-]?\d{2}){4}(?!\d)"),
    ("0", rf"(?<!\d)0{SPACE}\d{{3}}(?:{SPACE}\d{{3}}){{2}}(?!\d)"),
    ("+", rf"\+\d{{1,3}}(?:{SPACE}?[.-]?\(?\d{{1,4}}\)?){{3,6}}"),
    ("{", r"\{\{[^{}\n]*\}\}|\{[\w.!:]*\}"),
    ("%", r"%\(\w+\)[sd]|(?<!\d)%[sd](?!\w)|(?:%[0-9A-F]{2}){2,}|(?<!\d)%[0-9A-F]{2}"),
    ("&", r"&(?:\w+|#\d+|#x[0-9a-f]+);"),
    ("<", r"</?[a-z][^<>\n]*>"),
    (":", r"(?<!\w):[-']?[()DpP/|*oO](?!\w)"),
    (";", r"(?<!\w);[-']?[()DpP/|*oO](?!\w)"),
    ("::", r"\w+(?:::\w+)+"),
    ("'", r"""\d+['’\u2032]{1,2}\d*(?:["\u2033]|(?!\w))"""),
    ("’", r"""\d+['’\u2032]{1,2}\d*(?:["\u2033]|(?!\w))"""),
)


@lru_cache(maxsize=1024)
def shielded(text: str, names: frozenset[str]) -> str:
    """Return the text, sign for sign as long, with PROTECTED in the place of what rules may not see."""
    low = text.lower()
    dots = bool(_AFTER_A_DOT.search(low))
    present = tuple(
        number
        for number, (sign, _) in enumerate(_PATTERNS)
        if sign in low and (dots or sign != ".")
    )
    there = frozenset(name for name in names if name in text)
    if not present and not there:
        return text
    return _pattern(present, there).sub(lambda match: PROTECTED * len(match[0]), text)


@lru_cache(maxsize=512)
def _pattern(numbers: tuple[int, ...], names: frozenset[str]) -> re.Pattern[str]:
    """Addresses are what they are in any case; a name is one only when spelled exactly so."""
    exact = (rf"(?<!\w){re.escape(name)}" for name in sorted(names, key=len, reverse=True))
    return re.compile("|".join([*(f"(?i:{_PATTERNS[one][1]})" for one in numbers), *exact]))
