"""Counts how often an article is read, and keeps nothing of who reads it."""

import re

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from knowledge.models import Article

EDITS = "wagtailadmin.access_admin"
PREFETCH_HEADERS = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")
PREFETCH = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)
ROBOT = re.compile(r"bot\b|bot[/_-]|crawl|spider|slurp|headless|curl|wget|python", re.IGNORECASE)
COUNT_ONE = """
INSERT INTO knowledge_articleviews (article_id, day, count) VALUES (%s, %s, 1)
ON CONFLICT (article_id, day) DO UPDATE SET count = knowledge_articleviews.count + 1
"""


def count_view(article: Article, request: HttpRequest) -> None:
    """Add one to an article's views of today (UTC), if a reader is looking at it.

    Not counted: what a browser fetches ahead, robots that say so, and people who edit. One
    query, which locks the row of the day until the transaction ends: call it last.
    """
    if not _is_a_reader(request):
        return
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, [article.pk, timezone.now().date()])


def _is_a_reader(request: HttpRequest) -> bool:
    headers = request.headers
    if request.method != "GET" or any(
        PREFETCH.search(headers.get(name, "")) for name in PREFETCH_HEADERS
    ):
        return False
    program = headers.get("User-Agent", "")
    return bool(program) and not ROBOT.search(program) and not request.user.has_perm(EDITS)
