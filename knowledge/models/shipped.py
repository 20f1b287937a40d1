from django.db import models
from django.db.models import Q


class Shipped(models.Model):
    """What ``load_library`` put in last, so that it can tell an untouched row from an edited one.

    It stands apart from articles, sources and synonyms: nothing an editor does, revert and delete
    included, changes it.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article"
        SOURCE = "source"
        SYNONYM = "synonym"

    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    revision_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="shipped_once"),
            models.CheckConstraint(
                condition=~Q(kind="article") ^ Q(revision_id__isnull=False),
                name="shipped_articles_have_a_revision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
