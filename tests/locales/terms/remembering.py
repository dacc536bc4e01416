"""What the memory is asked, and what it offers."""

from __future__ import annotations

from cms.locales.exchange.segments import segments_of
from cms.locales.terms.memory import suggestions

SAID = "Le bac revient demain au port."
LIKE = "Le bac revient jeudi au port."


def job_of(newsroom, desk, standfirst):
    return desk.submit(newsroom.article("Ici", standfirst=standfirst))


def offered(job, user, source):
    segment = next(it for it in segments_of(job) if it.source == source)
    found = suggestions(segments_of(job), job, user=user).get(segment.key, [])
    return [(it.text, it.likeness) for it in found]
