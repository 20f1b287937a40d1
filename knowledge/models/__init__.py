"""The library: topics, articles made of sections, their sources, and what readers say."""

from knowledge.models.article import Article
from knowledge.models.feedback import Feedback
from knowledge.models.section import Section
from knowledge.models.shipped import Shipped
from knowledge.models.source import Source
from knowledge.models.synonym import Synonym
from knowledge.models.topic import Topic

__all__ = ["Article", "Feedback", "Section", "Shipped", "Source", "Synonym", "Topic"]
