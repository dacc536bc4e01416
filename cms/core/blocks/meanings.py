"""Meanings: what each property of a block tells a front-end team, in one table; the labels in blocks are for editors."""

from __future__ import annotations

from typing import Any

from cms.core.values import means

_HTML = "`p b i a sup sub ul ol li` and `span lang`; links are resolved"
_RICH = f"HTML made safe: {_HTML}."
_URL = "Address elsewhere; empty where the file or the page is ours."

#: Block class → property → meaning.
MEANINGS: dict[str, dict[str, Any]] = {
    "HeadingBlock": {
        "text": means("Plain text, of at most 120 characters.", "Un chantier attendu depuis dix ans"),
        "level": means("Rank below the title, which is the only h1.", "h2"),
    },
    "QuoteBlock": {
        "text": means("The words said, in plain text; line breaks count.", "Nous avons ouvert les vannes."),
        "source": means("Who said it; may be empty.", "Une éclusière"),
        "language": means("BCP 47 tag when it is not the page's language; else empty.", "en"),
    },
    "PullQuoteBlock": {
        "text": means("Words the story already holds: do not count them twice.", "Le port n’a jamais dormi."),
        "attribution": means("Who said it; may be empty.", "Une éclusière"),
    },
    "ListBlock": {
        "ordered": means("Whether the items are numbered.", False),
        "items": means(f"The items, each as safe HTML: {_HTML}.", ["<p>Le matin</p>", "<p>Le soir</p>"]),
    },
    "QuestionAnswerBlock": {
        "question": means("The question, in plain text.", "Pourquoi maintenant ?"),
        "answer": means(_RICH, "<p>Parce qu’il est temps.</p>"),
    },
    "KeyFigureBlock": {
        "value": means("The figure with its unit, as it is written.", "12\u202f%"),
        "label": means("What it measures.", "des logements sont vides"),
        "source": means("Where it comes from; may be empty.", "Enquête municipale"),
    },
    "TimelineBlock": {
        "title": means("Title in plain text; may be empty.", "Dix ans de travaux"),
        "entries": means("The dates, in the order to show."),
    },
    "TimelineEntryBlock": {
        "date": means("The date in words, for readers: not for sorting.", "mars 2016"),
        "title": means("What happened.", "Premier coup de pioche"),
        "text": means("More about it, in plain text; may be empty.", "Le maire est là."),
    },
    "SidebarBlock": {
        "kind": means("What the box brings to the story.", "facts"),
        "title": means("Title in plain text.", "Repères"),
        "body": means("Its own blocks, of fewer kinds than a story's."),
    },
    "GalleryBlock": {
        "title": means("Title in plain text; may be empty.", "Le port au travail"),
        "images": means("The images, in order; those that are not public are left out."),
    },
    "VideoBlock": {
        "title": means("Title in plain text.", "La crue vue du pont"),
        "url": means(_URL, "https://video.example/12"),
        "file": means("The file, when it is ours; null elsewhere or when it is not public."),
        "poster": means("Picture before it plays; null when there is none."),
        "transcript": means("What is said and seen, in plain text; may be empty.", "L’eau monte."),
    },
    "AudioBlock": {
        "title": means("Title in plain text.", "Entretien à écouter"),
        "url": means(_URL, "https://son.example/12"),
        "file": means("The file, when it is ours; null elsewhere or when it is not public."),
        "transcript": means("What is said, in plain text; may be empty.", "Bonjour à tous."),
    },
    "DocumentBlock": {
        "document": means("The file; null when it is not public any more."),
        "title": means("What to show instead of the file's title; empty where it will do.", "Le rapport complet"),
    },
    "ReadAlsoBlock": {
        "page": means("Card of the page to read; null when it is elsewhere or not public."),
        "url": means("Address elsewhere; empty where a page of the site is meant.", "https://journal.example/port"),
        "label": means("Words of the link; empty means the title of the page.", "Le port en dix dates"),
    },
    "CallToActionBlock": {
        "purpose": means("What readers are invited to.", "newsletter"),
        "title": means("Title in plain text.", "La lettre du matin"),
        "text": means("A sentence or two, in plain text; may be empty.", "Cinq minutes, chaque jour."),
        "label": means("Words on the button.", "Je m’inscris"),
        "page": means("Card of the page it leads to; null when it is elsewhere or not public."),
        "url": means("Address elsewhere; empty where a page of the site is meant.", "https://lettre.example/"),
    },
}  # fmt: skip

#: Block name → meaning of a value that is no struct of its own.
VALUES: dict[str, Any] = {
    "paragraph": means(_RICH, "<p>Les étals ouvrent à <b>sept heures</b>.</p>"),
    "image": means("The image in this place; null when it is not public any more."),
    "separator": means("A pause has nothing to say: always null.", None),
}
OTHERWISE = means("What the block says.")
TYPE = "Which block this is: switch on it, and skip what is not known."
ID = means("The same across saves: a key for lists.", "6f2f5f0e-8c39-4a57-9b55-0d0c3a3b6d1e")
