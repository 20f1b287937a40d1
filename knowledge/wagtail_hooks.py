"""The editors' area: our library in its menu, and nothing of what we don't use."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from knowledge.desk.access import WRITES
from knowledge.desk.panel import DeskPanel
from knowledge.editors import ArticlesPanel, LibraryViewSetGroup

NOT_USED = {"explorer", "images", "documents"}


def hide_what_is_not_used(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in NOT_USED]


def hide_counts_of_what_is_not_used(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


def show_articles(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ArticlesPanel())


class DeskMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(WRITES)


def desk_in_menu() -> MenuItem:
    return DeskMenuItem(
        _("Desk"), reverse("desk:index"), name="desk", icon_name="clipboard-list", order=50
    )


def desk_urls() -> list[URLResolver]:
    return [path("desk/", include("knowledge.desk.urls"))]


def show_desk(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(WRITES):
        panels.append(DeskPanel(request))


def own_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("knowledge/editors.css"))


register_snippet(LibraryViewSetGroup)
hooks.register("construct_main_menu", hide_what_is_not_used)
hooks.register("construct_homepage_summary_items", hide_counts_of_what_is_not_used)
hooks.register("construct_homepage_panels", show_articles)
hooks.register("insert_global_admin_css", own_style)
hooks.register("register_admin_urls", desk_urls)
hooks.register("register_admin_menu_item", desk_in_menu)
hooks.register("construct_homepage_panels", show_desk)
