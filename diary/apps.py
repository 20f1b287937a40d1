from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiaryConfig(AppConfig):
    """What a person keeps, and what it shows them."""

    name = "diary"
    verbose_name = _("Diary")

    def ready(self) -> None:
        from diary import checks  # noqa: F401  registers the system checks
