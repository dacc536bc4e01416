"""Copy for the importers' tests: one article, as sites and mails would paste it."""

from __future__ import annotations

import re

TITLE = "À Port-Mahé, la péniche-théâtre reprend la mer après six hivers à quai"
STANDFIRST = (
    "Elle a servi de scène à trois générations de comédiens avant de rouiller en cale sèche. Réparée par ceux qui "
    "l’aimaient, la Belle-Étoile cherche maintenant de quoi payer son gazole..."
)
PARAGRAPHS = (
    "La coque a touché l’eau mardi un peu avant midi, devant deux cents personnes massées sur le quai des Charpentiers. "
    "Personne n’avait osé promettre qu’elle flotterait : les soudures du bordé tribord dataient de la veille.",
    "Pour la troupe, c’est la fin d’un chantier que les services du port avaient jugé perdu. En six ans, il a coûté "
    "180\u00a0000\u00a0euros, dont la moitié en dons, et use encore les nerfs de Mme Ollivier, sa capitaine.",
    "Le théâtre doit aller d’écluse en écluse jusqu’à l’automne. Onze communes ont réservé une soirée ; trois autres "
    "hésitent, faute d’un quai assez large pour les gradins démontables.",
    "Or chaque étape consomme quatre cents litres. « On joue le soir, on compte le matin », résume le régisseur, qui "
    "tient le journal de bord et celui des dépenses dans le même cahier.",
    "Le conseil de l’estuaire dira en juin s’il prend le carburant à sa charge. D’ici là, la Belle-Étoile ira où le "
    "courant la porte, et la billetterie fera le reste.",
)
HEADINGS = ("Une saison d’écluse en écluse", "Qui paiera le gazole ?")
BIO = (
    "Curieuse des rivières et des gens qui y vivent, j’écris depuis dix ans sur les métiers de l’eau. Pour proposer un "
    "partenariat, contactez-nous."
)
#: The article, without what surrounds it.
BODY = (
    PARAGRAPHS[0],
    PARAGRAPHS[1],
    HEADINGS[0],
    PARAGRAPHS[2],
    HEADINGS[1],
    PARAGRAPHS[3],
    PARAGRAPHS[4],
)
PASTE = "\n\n".join(["CultureSpectacles", TITLE, STANDFIRST, *BODY, BIO])
MARKDOWN = f"""---
id: belle-etoile
title: "{TITLE}"
kicker: Spectacles
standfirst: >-
  Elle a servi de scène à trois générations
  de comédiens.
author: Anne Le Gall
date: 2026-03-01 08:30
---
{PARAGRAPHS[0]}

## {HEADINGS[0]}

{PARAGRAPHS[1]}
"""


def words(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return re.findall(r"\w+", text)
