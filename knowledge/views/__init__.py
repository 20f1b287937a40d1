"""One file per page of the library, and the door to the editors' area."""

from knowledge.views.article import article
from knowledge.views.choose_article import choose_article
from knowledge.views.index import index
from knowledge.views.reviewer import reviewer
from knowledge.views.sign_in import cms_login
from knowledge.views.topic import topic
from knowledge.views.useful import useful

__all__ = [
    "article",
    "choose_article",
    "cms_login",
    "index",
    "reviewer",
    "topic",
    "useful",
]
