"""The editors' area: our library in its menu, and nothing of what we don't use."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from knowledge.editors import ArticlesPanel, LibraryViewSetGroup

NOT_USED = {"explorer", "images", "documents"}


def hide_what_is_not_used(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in NOT_USED]


def hide_counts_of_what_is_not_used(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


def show_articles(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ArticlesPanel())


def own_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("knowledge/editors.css"))


register_snippet(LibraryViewSetGroup)
hooks.register("construct_main_menu", hide_what_is_not_used)
hooks.register("construct_homepage_summary_items", hide_counts_of_what_is_not_used)
hooks.register("construct_homepage_panels", show_articles)
hooks.register("insert_global_admin_css", own_style)
