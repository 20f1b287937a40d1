from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diary.models.owned import Owned

HASH_LENGTH = 64
"""Hexadecimal digits of a SHA-256."""
LABEL_LENGTH = 60
WRONG_PINS_ALLOWED = 5


class ReportLink(Owned):
    """A link to the report of one stretch of a diary, made for one reader.

    The token in its address is kept as a hash only, so the address is shown once. ``pin`` is a
    password hash, or empty. It opens until ``expires_at``, ``revoked_at``, or too many wrong PINs.
    """

    token_hash = models.CharField(_("hash of the token"), max_length=HASH_LENGTH, editable=False)
    label = models.CharField(_("for whom"), max_length=LABEL_LENGTH)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    pin = models.CharField(_("hash of the PIN"), max_length=128, blank=True, editable=False)
    wrong_pins = models.PositiveSmallIntegerField(_("wrong PINs in a row"), default=0)
    opened = models.PositiveIntegerField(_("times opened"), default=0)
    last_opened_at = models.DateTimeField(_("last opened at"), null=True, blank=True)

    class Meta:
        verbose_name = _("link to a report")
        verbose_name_plural = _("links to reports")
        constraints = [
            models.UniqueConstraint(fields=["owner", "token_hash"], name="report_link_token"),
            models.CheckConstraint(condition=~Q(label=""), name="report_link_has_a_label"),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="report_link_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Exact(Length("token_hash"), HASH_LENGTH), name="report_link_token_hash"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def locked(self) -> bool:
        """Whether too many wrong PINs were tried."""
        return self.wrong_pins >= WRONG_PINS_ALLOWED

    def is_over(self, now: datetime | None = None) -> bool:
        """Whether it has expired or was ended: nobody can tell such a link from none."""
        return self.revoked_at is not None or self.expires_at <= (now or timezone.now())

    @property
    def over(self) -> bool:
        return self.is_over()
