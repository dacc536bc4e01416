"""The table: each rule, whom it stops at which act, and why. A rule that stops nobody only advises."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from cms.editorial.checklist import EVERYBODY, Act, Rule
from news.checklist import desk, pictures, words

#: The law, or a duty to readers that no role may waive.
BOTH: Final = {Act.SUBMISSION: EVERYBODY, Act.PUBLICATION: EVERYBODY}
#: Asked of who writes; whoever rereads or publishes may judge otherwise.
WRITERS: Final = {Act.SUBMISSION: frozenset({"partenariats"})}

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        key="rights",
        label=_("Droits de l’image"),
        reason="Showing a picture whose rights ended is an infringement.",
        look=pictures.expired,
        stops=BOTH,
    ),
    Rule(
        key="credit",
        label=_("Crédit de l’image"),
        reason="The right to be named is the photographer's for ever.",
        look=pictures.uncredited,
        stops=BOTH,
    ),
    Rule(
        key="alternative",
        label=_("Texte de remplacement"),
        reason="RGAA 1.1: a picture that informs has an alternative.",
        look=pictures.undescribed,
        stops=BOTH,
    ),
    Rule(
        key="sponsor",
        label=_("Mention commerciale"),
        reason="Whoever pays is named and the text identified as paid for (LCEN, art. 20).",
        look=desk.sponsor,
        stops=BOTH,
    ),
    Rule(
        key="partners",
        label=_("Rubrique des partenaires"),
        reason="Stops at submission the role that fills the section; an editor may hold a text of the newsroom there.",
        look=desk.partners,
        stops=WRITERS,
    ),
    Rule(
        key="machine_text",
        label=_("Emploi de l’IA"),
        reason="Readers are told of text made by a machine (AI Act, art. 50).",
        look=desk.machine_text,
        stops=BOTH,
    ),
    Rule(
        key="synthetic",
        label=_("Image de synthèse"),
        reason="The label is forced by the document itself; words about it are a courtesy.",
        look=pictures.synthetic,
    ),
    Rule(
        key="empty_links",
        label=_("Lien vide"),
        reason="RGAA 6.2: a link has words, and leads somewhere.",
        look=words.empty_links,
        stops=BOTH,
    ),
    Rule(
        key="title_length",
        label=_("Longueur du titre"),
        reason="A long title is cut elsewhere, and is at times right.",
        look=words.title_length,
    ),
    Rule(
        key="standfirst",
        label=_("Chapô"),
        reason="Briefs and wires have none.",
        look=words.standfirst,
    ),
    Rule(
        key="text",
        label=_("Texte"),
        reason="A picture or a live that begins may stand alone for a while.",
        look=words.text,
    ),
    Rule(
        key="hero",
        label=_("Image principale"),
        reason="Some texts need no picture.",
        look=pictures.no_hero,
    ),
    Rule(
        key="section",
        label=_("Rubrique"),
        reason="A section may open with its first texts.",
        look=desk.section,
    ),
    Rule(
        key="author",
        label=_("Signature"),
        reason="Some texts are the newsroom's; what a partner hands in has a signature.",
        look=desk.author,
        stops=WRITERS,
    ),
    Rule(
        key="topic",
        label=_("Sujet"),
        reason="A desk adds it at rereading.",
        look=desk.topic,
    ),
    Rule(
        key="heading_order",
        label=_("Ordre des intertitres"),
        reason="The text stays readable; who navigates by headings loses their way.",
        look=words.heading_order,
    ),
    Rule(
        key="typography",
        label=_("Typographie"),
        reason="Doubtful cases, for an eye to judge.",
        look=words.typography,
    ),
    Rule(
        key="stale_translation",
        label=_("Traduction"),
        reason="The desk of each language says what it waits for.",
        look=desk.stale_translation,
    ),
)
