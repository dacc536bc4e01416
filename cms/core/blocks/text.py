"""Text blocks: what a story says in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.references import RichHTML

#: Inline marks a writer may use; no headings, no images, no HTML.
INLINE = ["bold", "italic", "link", "document-link", "superscript", "subscript", "foreign"]
RICH = [*INLINE, "ol", "ul"]


class Line(blocks.CharBlock):
    """One line of plain text; an empty one is "", never null."""

    def get_api_representation(self, value: Any, context: Any = None) -> str:
        return str(value or "")


class Lines(blocks.TextBlock):
    """Plain text of several lines; an empty one is "", never null."""

    def get_api_representation(self, value: Any, context: Any = None) -> str:
        return str(value or "")


class Address(blocks.URLBlock):
    """A web address; an empty one is "", never null."""

    def get_api_representation(self, value: Any, context: Any = None) -> str:
        return value or ""


class Choice(blocks.ChoiceBlock):
    """One of a closed list; a draft that has not chosen yet shows the default."""

    def get_api_representation(self, value: Any, context: Any = None) -> str:
        known = [key for key, _label in self.field.choices if key != ""]
        return str(value if value in known else (self.meta.default or known[0]))


class Flag(blocks.BooleanBlock):
    """Yes or no."""

    def get_api_representation(self, value: Any, context: Any = None) -> bool:
        return bool(value)


class Rich(blocks.RichTextBlock):
    """Rich text; leaves the process as sanitised HTML whose links are resolved."""

    api_type = str

    def get_api_representation(self, value: Any, context: Any = None) -> RichHTML:
        return RichHTML(source=getattr(value, "source", value) or "")


class ParagraphBlock(Rich):
    """One or more paragraphs of running text."""

    class Meta:
        icon = "pilcrow"
        label = _("Paragraphe")
        description = _("Le texte courant : gras, italique, liens, listes.")
        preview_value = (
            "<p>Au marché, les étals ouvrent à <b>sept heures</b> et le café est déjà chaud.</p>"
        )

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH)
        super().__init__(**kwargs)


class HeadingBlock(blocks.StructBlock):
    """An intertitre; the article's title is the only h1."""

    text = Line(label=_("Intertitre"), max_length=120)
    level = Choice(
        choices=[("h2", _("Niveau 2")), ("h3", _("Niveau 3"))], default="h2", label=_("Niveau")
    )

    class Meta:
        icon = "title"
        label = _("Intertitre")
        description = _("Coupe le texte : 80 signes au plus, sans point final.")
        preview_value = {"text": "Un chantier attendu depuis dix ans", "level": "h2"}


class QuoteBlock(blocks.StructBlock):
    """Words someone said, with their source."""

    text = Lines(label=_("Citation"), rows=3)
    source = Line(label=_("Auteur de la citation"), required=False, max_length=200)
    language = Line(
        label=_("Langue"),
        required=False,
        max_length=12,
        help_text=_("Code de langue si la citation n’est pas en français : « en », « de »…"),
    )

    class Meta:
        icon = "openquote"
        label = _("Citation")
        description = _("Les mots d’une source, avec leur auteur.")
        preview_value = {
            "text": "Nous avons ouvert les vannes avant l’aube.",
            "source": "Une éclusière",
            "language": "",
        }


class PullQuoteBlock(blocks.StructBlock):
    """An exergue: it repeats the text, so counts and feeds leave it out."""

    text = Lines(label=_("Exergue"), rows=2)
    attribution = Line(label=_("Attribution"), required=False, max_length=200)

    class Meta:
        icon = "pick"
        label = _("Exergue")
        description = _("Une phrase du texte mise en avant ; elle n’est pas comptée deux fois.")
        preview_value = {"text": "Le port n’a jamais dormi.", "attribution": ""}


class ListBlock(blocks.StructBlock):
    """A list whose items are short rich text."""

    ordered = Flag(label=_("Numérotée"), required=False)
    items = blocks.ListBlock(Rich(features=INLINE, label=_("Élément")), label=_("Éléments"))

    class Meta:
        icon = "list-ul"
        label = _("Liste")
        description = _("Des éléments courts, à puces ou numérotés.")
        preview_value = {"ordered": False, "items": ["<p>Le matin</p>", "<p>Le soir</p>"]}


class QuestionAnswerBlock(blocks.StructBlock):
    """One exchange of an interview."""

    question = Lines(label=_("Question"), rows=2)
    answer = Rich(features=RICH, label=_("Réponse"))

    class Meta:
        icon = "help"
        label = _("Question et réponse")
        description = _("Un échange d’un entretien.")
        preview_value = {
            "question": "Pourquoi maintenant ?",
            "answer": "<p>Parce qu’il est temps.</p>",
        }


class KeyFigureBlock(blocks.StructBlock):
    """A figure and what it measures."""

    value = Line(
        label=_("Chiffre"), max_length=40, help_text=_("Avec son unité : « 12 % », « 3,4 M€ ».")
    )
    label = Line(label=_("Ce qu’il mesure"), max_length=200)
    source = Line(label=_("Source"), required=False, max_length=200)

    class Meta:
        icon = "order"
        label = _("Chiffre clé")
        description = _("Un nombre, ce qu’il mesure et d’où il vient.")
        preview_value = {
            "value": "12 %",
            "label": "des logements sont vides",
            "source": "Enquête municipale",
        }


class TimelineEntryBlock(blocks.StructBlock):
    """One date of a timeline."""

    date = Line(label=_("Date"), max_length=80)
    title = Line(label=_("Titre"), max_length=200)
    text = Lines(label=_("Texte"), required=False, rows=2)


class TimelineBlock(blocks.StructBlock):
    """Dates in order."""

    title = Line(label=_("Titre"), required=False, max_length=200)
    entries = blocks.ListBlock(TimelineEntryBlock(label=_("Date")), label=_("Dates"))

    class Meta:
        icon = "date"
        label = _("Chronologie")
        description = _("Des dates dans l’ordre, chacune avec son titre.")
        preview_value = {
            "title": "Dix ans de travaux",
            "entries": [{"date": "2016", "title": "Premier coup de pioche", "text": ""}],
        }


class SeparatorBlock(blocks.StaticBlock):
    """A pause in the text."""

    class Meta:
        icon = "minus"
        label = _("Séparateur")
        admin_text = _("Une pause dans le texte, sans réglage.")
        description = _("Une pause entre deux parties.")
        preview_value = None

    def get_api_representation(self, value: Any, context: Any = None) -> None:
        return None
