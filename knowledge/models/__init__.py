"""The library: topics, articles made of sections, and the sources that sections cite."""

from knowledge.models.article import Article
from knowledge.models.review_step import ReviewStep
from knowledge.models.reviewer import Reviewer
from knowledge.models.section import Section
from knowledge.models.shipped import Shipped
from knowledge.models.source import Source
from knowledge.models.topic import Topic

__all__ = ["Article", "ReviewStep", "Reviewer", "Section", "Shipped", "Source", "Topic"]
