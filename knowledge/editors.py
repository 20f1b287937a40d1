"""How articles, sources, topics and synonyms are listed and edited at /cms/."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from knowledge.models import Article, Source, Synonym, Topic
from knowledge.publishing import CreateArticle, EditArticle


class ArticleViewSet(SnippetViewSet):
    model = Article
    add_view_class = CreateArticle
    edit_view_class = EditArticle
    icon = "doc-full"
    list_display = [
        "title",
        LiveStatusTagColumn(),
        "checked_on",
        "last_reviewed",
        "review_due",
        UpdatedAtColumn(),
    ]
    list_filter = ["live", "review_due"]
    search_fields = ["title", "slug", "summary"]
    search_backend_name = None  # articles are few: the database's own search does
    ordering = ["order", "title"]


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "openquote"
    list_display = ["key", "authors", "year", "title", "verified"]
    list_filter = ["verified", "study_type"]
    search_fields = ["key", "authors", "title", "doi", "pmid"]
    search_backend_name = None
    ordering = ["key"]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "description"]
    search_fields = ["name", "slug", "description"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_fields = ["name", "slug", "description", "none_known"]
    ordering = ["order", "slug"]


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "search"
    list_display = ["phrase", "terms"]
    search_fields = ["phrase"]
    search_backend_name = None
    ordering = ["phrase"]


class LibraryViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Library")
    menu_icon = "doc-full-inverse"
    menu_order = 100
    items = (ArticleViewSet, SourceViewSet, TopicViewSet, SynonymViewSet)


class ArticlesPanel(Component):
    """On the editors' home: each article, its state, and when it was checked and reviewed."""

    name = "articles"
    template_name = "knowledge/editors/articles_panel.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"articles": Article.objects.all()}
