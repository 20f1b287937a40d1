from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import Exact, IsNull
from django.utils.translation import gettext_lazy as _

from diary.models.owned import Owned, json_is

BAD_CUT = '$.* ? (!(@.tried >= 1) || !(@.threshold == null || @.threshold.type() == "number"))'


class PatternChoices(Owned):
    """What a person decided about the statistics of their diary: one row, or none.

    ``suspicion`` is a factor, or empty, and ``named_on`` the diary day on which it was named.
    ``cuts`` holds ``{factor: {"threshold": number or null, "tried": count}}``: how many cuts were
    tried is remembered where none is set any more.
    """

    suspicion = models.TextField(_("suspicion"), blank=True)
    named_on = models.DateField(_("named on"), null=True, blank=True)
    left_out = ArrayField(
        models.TextField(),
        default=list,
        blank=True,
        verbose_name=_("left out"),
    )
    cuts = models.JSONField(_("own cuts"), default=dict, blank=True)

    class Meta:
        verbose_name = _("choices about patterns")
        verbose_name_plural = _("choices about patterns")
        constraints = [
            models.UniqueConstraint(fields=["owner"], name="pattern_choices_once"),
            models.CheckConstraint(
                condition=Q(suspicion="", named_on=None)
                | (~Q(suspicion="") & Q(named_on__isnull=False)),
                name="pattern_choices_named_on_a_day",
            ),
            models.CheckConstraint(
                condition=IsNull(
                    Func(
                        F("left_out"),
                        F("suspicion"),
                        function="array_position",
                        output_field=models.IntegerField(),
                    ),
                    True,
                ),
                name="pattern_choices_suspicion_is_not_left_out",
            ),
            json_is("object", "pattern_choices", "cuts"),
            models.CheckConstraint(
                condition=Exact(
                    Func(
                        F("cuts"),
                        models.Value(BAD_CUT),
                        function="jsonb_path_exists",
                        output_field=models.BooleanField(),
                    ),
                    False,
                ),
                name="pattern_choices_cuts_count_tries",
            ),
        ]

    def __str__(self) -> str:
        return self.suspicion
