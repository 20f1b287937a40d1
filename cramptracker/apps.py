from django.apps import AppConfig


class CramptrackerConfig(AppConfig):
    """The project itself: the embedded database, the server, the assets."""

    name = "cramptracker"
    verbose_name = "Cramptracker"
