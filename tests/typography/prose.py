"""Texts as they are typed, pasted and mistyped."""

from __future__ import annotations

import random

from hypothesis import strategies as st

SCRAPS = [
    *"abcéèàœæÉAZ0123456789",
    *" \u00a0\u202f\u2009'’\"«»“”‹›()[].,:;!?…-–—%€$°§&<>/@#\n\u200b\ufeff\u00ad\u0301",
    " ", " ", " ", "...", "l'État", "M. Dupont", "oeuvre", "10 000", "20 h 30", "1er mai", "n°5", "http://ex.fr/a;b",
    "Yahoo!", "XXIe siècle", "&amp;", "&nbsp;", "&quot;", "ex aequo", "50%", ":)", "10:30", "mot", "Bilan: dix",
]  # fmt: skip
typed = st.one_of(st.lists(st.sampled_from(SCRAPS), max_size=24).map("".join), st.text(max_size=40))

TAGS = [
    "<p>", "</p>", "<b>", "</b>", "<em class=\"a b\">", "</em>", "<br/>", "<code>", "</code>", "<li>", "</li>",
    "<a href=\"/l'été?x=1;y=2\" title='dit \"oui\"'>", "</a>", "<span lang=\"en\">", "</span>", "<embed alt=\"a : b !\"/>",
    "<sup>", "</sup>", "<!-- a ! -->", "<h2 data-block-key=\"a1\">", "</h2>", "<pre>", "</pre>",
]  # fmt: skip
markup = st.lists(st.one_of(st.sampled_from(SCRAPS), st.sampled_from(TAGS)), max_size=30).map(
    "".join
)

_SENTENCES = [
    "Le président de l'Assemblée a déclaré: \"Nous n'avons pas le choix\" !",
    "Selon M. Dupont, 12 500 personnes, soit 50% des habitants, ont défilé le 5 novembre à 20 h 30.",
    "« Quoi? » a-t-il demandé... Mme Le Gall n'a pas répondu ; l'oeuvre reste inachevée.",
    'Au XXIe siècle, la <b>température</b> dépasse 40 °C ; voir <a href="/x?a=1;b=2">l\'article n°5</a>.',
    "Les députés ont voté le texte sans débat, et la séance a été levée peu avant minuit par la présidente.",
    "Rien ne laissait penser, au début de la semaine, que les négociations aboutiraient aussi vite.",
]


def article(seed: int) -> str:
    """Return the HTML of an article of about 5,000 signs, always the same for a seed."""
    chance = random.Random(seed)
    paragraphs = (
        " ".join(chance.choice(_SENTENCES) for _ in range(5)) for _ in range(chance.randint(9, 13))
    )
    return "".join(f'<p data-block-key="k{n}">{text}</p>' for n, text in enumerate(paragraphs))
