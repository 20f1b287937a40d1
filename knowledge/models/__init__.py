"""The library: topics, articles made of sections, their sources, and what readers say."""

from knowledge.models.article import Article
from knowledge.models.feedback import Feedback
from knowledge.models.offered import Offered
from knowledge.models.review_step import ReviewStep
from knowledge.models.reviewer import Reviewer
from knowledge.models.section import Section
from knowledge.models.shipped import Shipped
from knowledge.models.source import Source
from knowledge.models.synonym import Synonym
from knowledge.models.topic import Topic
from knowledge.models.views import ArticleViews

__all__ = [
    "Article",
    "ArticleViews",
    "Feedback",
    "Offered",
    "ReviewStep",
    "Reviewer",
    "Section",
    "Shipped",
    "Source",
    "Synonym",
    "Topic",
]
