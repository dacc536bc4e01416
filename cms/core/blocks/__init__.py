"""The blocks of a story."""

from cms.core.blocks.story import StoryBlock

__all__ = ["StoryBlock"]
