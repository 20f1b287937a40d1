"""The editors' area: our library in its menu, and nothing of what we don't use."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from knowledge import links
from knowledge.desk.access import WRITES
from knowledge.desk.panel import DeskPanel
from knowledge.editors import ArticlesPanel, LibraryViewSetGroup
from knowledge.publishing import only_signed_publishing
from knowledge.reviews import may_review
from knowledge.views import choose_article, reviewer

FEATURE = "article-link"
NOT_USED = {"explorer", "images", "documents"}


def hide_what_is_not_used(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in NOT_USED]


def hide_counts_of_what_is_not_used(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


def show_articles(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ArticlesPanel())


class DeskMenuItem(MenuItem):
    """The way to the desk, for those who write."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(WRITES)


def desk_in_menu() -> MenuItem:
    return DeskMenuItem(
        _("Desk"), reverse("desk:index"), name="desk", icon_name="clipboard-list", order=50
    )


def show_desk(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(WRITES):
        panels.append(DeskPanel(request))


def own_addresses() -> list[Any]:
    return [
        path("desk/", include("knowledge.desk.urls")),
        path("reviewer/", reviewer, name="knowledge_reviewer"),
        path("choose-article/", choose_article, name="knowledge_choose_article"),
    ]


class ReviewerMenuItem(MenuItem):
    """The way to one's own name and qualification, for those who review."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_review(request.user)


def reviewer_menu_item() -> ReviewerMenuItem:
    address = reverse("knowledge_reviewer")
    return ReviewerMenuItem(_("Your details"), address, icon_name="user", order=900)


class AtOnce(EntityFeature):
    """A kind of link in a text field that hands over what is typed at once.

    By itself the field waits a quarter of a second, and loses a change that is followed by saving
    more quickly than that.
    """

    def construct_options(self, options: dict[str, Any]) -> None:
        super().construct_options(options)
        options["stateSaveInterval"] = 0


def text_features(features: FeatureRegistry) -> None:
    """Give the text field a button for links to articles, and one for links to elsewhere."""
    to_article = {
        "type": links.ENTITY,
        "icon": "doc-full",
        "description": _("Link to an article"),
        "attributes": ["id", "slug", "anchor", "title", "url"],
        "allowlist": {"href": "^$"},  # nothing pasted becomes one: it is chosen
        "chooserUrls": {"article": reverse_lazy("knowledge_choose_article")},
    }
    scripts = ["wagtailadmin/js/modal-workflow.js", "knowledge/article_link.js"]
    features.register_editor_plugin("draftail", FEATURE, AtOnce(to_article, js=scripts))
    features.register_converter_rule("contentstate", FEATURE, links.CONVERSION)
    features.register_link_type(links.ArticleLinks)

    elsewhere = features.plugins_by_editor["draftail"]["link"]
    chooser = reverse_lazy("wagtailadmin_choose_page_external_link")
    to_web = elsewhere.data | {
        "description": _("Link to another website"),
        "chooserUrls": elsewhere.data["chooserUrls"] | {"pageChooser": chooser},
    }
    features.register_editor_plugin("draftail", "link", EntityFeature(to_web, js=elsewhere.js))


def own_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("knowledge/editors.css"))


register_snippet(LibraryViewSetGroup)
hooks.register("construct_main_menu", hide_what_is_not_used)
hooks.register("construct_homepage_summary_items", hide_counts_of_what_is_not_used)
hooks.register("construct_homepage_panels", show_articles)
hooks.register("insert_global_admin_css", own_style)
hooks.register("register_admin_menu_item", desk_in_menu)
hooks.register("construct_homepage_panels", show_desk)
hooks.register("construct_snippet_action_menu", only_signed_publishing)
hooks.register("register_admin_urls", own_addresses)
hooks.register("register_admin_menu_item", reviewer_menu_item)
hooks.register("register_rich_text_features", text_features, order=10)  # after Wagtail's own
