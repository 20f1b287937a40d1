from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from knowledge.words import plain_words


class Synonym(models.Model):
    """What readers call something, and the words under which the library speaks of it."""

    phrase = models.CharField(
        _("what readers say"),
        max_length=100,
        help_text=_("Such as: charley horse. Any form of each word is understood."),
    )
    terms = ArrayField(
        models.CharField(max_length=100),
        verbose_name=_("look for these as well"),
        help_text=_("Words or short phrases of our articles, with commas between."),
    )

    panels = [FieldPanel("phrase"), FieldPanel("terms")]

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["phrase"]
        constraints = [
            models.UniqueConstraint(
                Lower("phrase"),
                name="synonym_phrase_once",
                violation_error_message=_("There is an entry for this phrase already."),
            ),
            models.CheckConstraint(condition=models.Q(terms__len__gt=0), name="synonym_has_a_term"),
        ]

    def __str__(self) -> str:
        return self.phrase

    def clean(self) -> None:
        super().clean()
        wrong = {
            name: _("This holds no word that could be looked for.")
            for name, said in self._said()
            if not plain_words(said)
        }
        if wrong:
            raise ValidationError(wrong)

    def _said(self) -> list[tuple[str, str]]:
        terms: list[Any] = self.terms or [""]
        return [("phrase", self.phrase), *(("terms", str(term)) for term in terms)]
