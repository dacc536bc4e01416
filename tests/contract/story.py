"""A story with every block, as the database stores it; ids are fixed, so that its JSON always is the same."""

from __future__ import annotations

from typing import Any


def block(name: str, value: Any, *, number: int) -> dict[str, Any]:
    """One stored block."""
    return {"type": name, "value": value, "id": f"00000000-0000-4000-8000-{number:012}"}


def items(*values: Any, first: int) -> list[dict[str, Any]]:
    """A stored list."""
    return [block("item", value, number=first + place) for place, value in enumerate(values)]


def picture(image: int, **said: Any) -> dict[str, Any]:
    """A stored image block's value."""
    blank = {"alt": "", "decorative": False, "caption": "", "credit": ""}
    return {"image": image, **blank, **said}


def every_block(*, image: int, file: int, page: int) -> list[dict[str, Any]]:
    """Each block once, in the order editors see them."""
    link = f'<a linktype="page" id="{page}">le bac</a>'
    values = [
        ("paragraph", f"<p>À <b>sept heures</b>, {link} accoste pour la première fois.</p>"),
        ("heading", {"text": "Trois mois sans traversée", "level": "h2"}),
        ("quote", {"text": "The sea decides.", "source": "Une passagère", "language": "en"}),
        ("pull_quote", {"text": "Le quai n’a jamais dormi.", "attribution": "Un docker"}),
        (
            "list",
            {"ordered": False, "items": items("<p>Le matin</p>", "<p>Le soir</p>", first=101)},
        ),
        (
            "question_answer",
            {
                "question": "Pourquoi rouvrir maintenant ?",
                "answer": "<p>Parce que la coque tient.</p>",
            },
        ),
        ("separator", None),
        ("image", picture(image, alt="Le bac à quai", caption="Le bac, mardi.", credit="Studio")),
        (
            "gallery",
            {
                "title": "La traversée",
                "images": items(
                    picture(image, alt="Le départ"), picture(image, decorative=True), first=111
                ),
            },
        ),
        (
            "video",
            {
                "title": "Le bac vu de la rive",
                "url": "https://video.example/12",
                "file": None,
                "poster": image,
                "transcript": "On entend la corne.",
            },
        ),
        (
            "audio",
            {"title": "La corne", "url": "", "file": file, "transcript": "Deux coups brefs."},
        ),
        (
            "embed",
            {"url": "https://social.example/1", "title": "Un message", "text": "Le bac rouvre."},
        ),
        ("document", {"document": file, "title": "Les horaires"}),
        (
            "sidebar",
            {
                "kind": "facts",
                "title": "Repères",
                "body": [
                    block("paragraph", "<p>Le bac date de 1974.</p>", number=121),
                    block(
                        "key_figure",
                        {"value": "40", "label": "voitures par voyage", "source": ""},
                        number=122,
                    ),
                ],
            },
        ),
        (
            "key_figure",
            {"value": "12\u202f%", "label": "de passagers en plus", "source": "La régie"},
        ),
        (
            "table",
            {
                "data": [["Heure", "Places"], ["7 h", "40"]],
                "first_row_is_table_header": True,
                "first_col_is_header": False,
                "table_caption": "Départs du matin",
            },
        ),
        (
            "timeline",
            {
                "title": "Le bac en dates",
                "entries": items(
                    {"date": "1974", "title": "Mise à l’eau", "text": ""},
                    {"date": "2026", "title": "Réouverture", "text": "Après trois mois."},
                    first=131,
                ),
            },
        ),
        ("read_also", {"page": page, "url": "", "label": ""}),
        (
            "call_to_action",
            {
                "purpose": "newsletter",
                "title": "La lettre du matin",
                "text": "Cinq minutes, chaque jour.",
                "label": "Je m’inscris",
                "page": None,
                "url": "https://lettre.example/",
            },
        ),
    ]
    return [block(name, value, number=place) for place, (name, value) in enumerate(values, start=1)]
