"""The kinds of sections, and how sure the studies behind one are."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a section answers."""

    CAUSE = "cause", _("What may cause it")
    PREVENTION = "prevention", _("What may prevent it")
    RELIEF = "relief", _("What may ease it")
    WARNING = "warning", _("When to see a doctor")
    ABOUT = "about", _("Good to know")

    @property
    def none_known(self) -> Promise:
        """Say in a sentence that nothing of this kind is known; only for ``MAY_BE_UNKNOWN``."""
        return NONE_KNOWN[self]


NONE_KNOWN: dict[Kind, Promise] = {
    Kind.CAUSE: _("We found no study and no guidance that names a cause to do with this."),
    Kind.PREVENTION: _("We found no study and no guidance on how to prevent this."),
    Kind.RELIEF: _("We found no study and no guidance on what eases this."),
}
MAY_BE_UNKNOWN = tuple(NONE_KNOWN)
"""The kinds of which a topic may say that none is known. Of warnings it may not."""


class Grade(models.TextChoices):
    """How much the studies behind a section carry, from the fact base's own scale."""

    STRONG = "strong", _("Strong evidence")
    MODERATE = "moderate", _("Moderate evidence")
    LIMITED = "limited", _("Limited evidence")
    CONFLICTING = "conflicting", _("Studies disagree")
    EXPERT_OPINION = "expert_opinion", _("Expert opinion")
    NO_CLAIM = "no_claim", _("No medical statement")

    @property
    def meaning(self) -> Promise:
        """Say in a sentence what the grade stands for."""
        return MEANINGS[self]


EVIDENCE = tuple(grade for grade in Grade if grade != Grade.NO_CLAIM)
"""The grades that say how sure a medical statement is. Only good-to-know may do without one."""

MEANINGS: dict[Grade, Promise] = {
    Grade.STRONG: _(
        "Good trials that agree, data on very many people, or the firm word of a regulator."
    ),
    Grade.MODERATE: _("One good trial, or several studies of people's lives that agree."),
    Grade.LIMITED: _("Few, small or indirect studies. This may well change."),
    Grade.CONFLICTING: _("Studies come to different answers."),
    Grade.NO_CLAIM: _("The section says how something is done or read, and nothing about health."),
    Grade.EXPERT_OPINION: _("What guidance or textbooks say. We found no trial behind it."),
}
