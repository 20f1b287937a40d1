"""How sure a finding is, in words."""

from django.utils.translation import gettext as _

from diary.patterns import Level


def sure(level: Level) -> str:
    """The word on the badge."""
    return {
        Level.CLEAR: _("Clear"),
        Level.LIKELY: _("Likely"),
        Level.DESCRIBED: _("Counted"),
        Level.NO_LINK: _("No strong link"),
        Level.NOT_YET: _("Not yet"),
    }[level]


def sure_means(level: Level, *, tested: bool = True) -> str:
    """What the badge means. ``tested``: whether something only counted was tested at all."""
    if level is Level.DESCRIBED and tested:
        return _("This counts what you logged. It could well be chance.")
    return {
        Level.CLEAR: _("Chance alone would hardly ever look like this."),
        Level.LIKELY: _("Chance alone would seldom look like this. It still may."),
        Level.DESCRIBED: _("This counts what you logged. It isn't tested against chance."),
        Level.NO_LINK: _("If there is a link, it is most likely less than a doubling."),
        Level.NOT_YET: _("The diary can't tell yet, one way or the other."),
    }[level]
