"""What a newsroom publishes, and who signs it."""

from news.models.articles import ArticlePage
from news.models.links import ArticleTopic, Byline, Correction, SecondarySection
from news.models.people import Author
from news.models.sections import SectionPage
from news.models.topics import Topic

__all__ = [
    "ArticlePage",
    "ArticleTopic",
    "Author",
    "Byline",
    "Correction",
    "SecondarySection",
    "SectionPage",
    "Topic",
]
