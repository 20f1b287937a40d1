from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    """The articles: models, editing, public pages, search."""

    name = "knowledge"
    verbose_name = _("Articles")
