from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diary.forms.dates import day_field
from diary.forms.fields import (
    NOT_SAID,
    AmountField,
    CodeField,
    CodesField,
    MarkedForm,
    NotesField,
    ScaleField,
    SitesField,
    YesNoField,
    ZoneField,
    clock_field,
)
from diary.forms.start import FIRST, SECOND, comes_twice, start_of, which_of
from diary.forms.widgets import Chips
from diary.models import Episode, Person
from diary.models.codes import Activity, Hydration, Remedy, Symptom
from diary.models.episode import LONGEST_SECONDS
from diary.queries import usual_sites

ORDINARY = (Symptom.KNOT, Symptom.TWITCHING, Symptom.TINGLING)
"""Symptoms that go with many cramps. All others are red flags and stand where they are seen."""

ONE_TAP = (
    (10, _("10 s")),
    (30, _("30 s")),
    (60, _("1 min")),
    (120, _("2 min")),
    (180, _("3 min")),
    (300, _("5 min")),
    (600, _("10 min")),
)
"""Durations in seconds that one tap says."""

FOLDED = ("remedies", "activity", "hydration", "soreness_hours", "soreness_minutes", "notes")
HELPED = (("0", _("Not at all")), ("1", _("A little")), ("2", _("A lot")), ("3", _("Ended it")))
MOST_EASTERN = ZoneInfo("Pacific/Kiritimati")  # where a date begins
LONGEST_SORENESS = 60 * 24 * 14


class EpisodeForm(MarkedForm):
    """One cramp. Only when it began is needed, and that is filled in."""

    HOURS_MINUTES = (_("h"), _("min"))
    MINUTES_SECONDS = (_("min"), _("s"))

    uuid = forms.UUIDField(required=False, widget=forms.HiddenInput)
    date = day_field(_("Date"))
    time = clock_field(_("Time"))
    time_zone = ZoneField(label=_("Time zone"))
    which = forms.ChoiceField(
        label=_("Which one?"),
        required=False,
        choices=[(FIRST, _("The first, before they went back")), (SECOND, _("The second, after"))],
        widget=Chips,
    )
    sites = SitesField(label=_("Where?"))
    intensity = ScaleField(
        _("0 nothing"), _("10 worst I can imagine"), label=_("How strong at its worst?")
    )
    duration_step = forms.TypedChoiceField(
        label=_("How long?"),
        required=False,
        choices=[*ONE_TAP, NOT_SAID],
        coerce=int,
        empty_value=None,
        widget=Chips,
        error_messages={"invalid_choice": _("Choose a length, or write it below.")},
    )
    duration_minutes = AmountField(most=24 * 60, label=_("Minutes"))
    duration_seconds = AmountField(most=LONGEST_SECONDS, label=_("Seconds"))
    woke_me = YesNoField(label=_("Did it wake you?"))
    symptoms = CodesField(Symptom, label=_("Did you notice any of these?"))
    activity = CodeField(Activity, label=_("What were you doing?"))
    hydration = CodeField(Hydration, label=_("How well had you been drinking?"))
    soreness_hours = AmountField(most=LONGEST_SORENESS // 60, label=_("Hours"))
    soreness_minutes = AmountField(most=LONGEST_SORENESS, label=_("Minutes"))
    remedies = CodesField(Remedy, label=_("What did you try?"))
    notes = NotesField(label=_("Notes"))

    def __init__(
        self, data: Any = None, *, person: Person, episode: Episode | None = None, **options: Any
    ) -> None:
        self.now = timezone.now()
        self.person = person
        self.episode = episode
        shown = _shown_of(episode) if episode else shown_at(self.now, person.time_zone)
        super().__init__(data, initial=shown | options.pop("initial", {}), **options)
        for name in ("duration_minutes", "duration_seconds", "soreness_hours", "soreness_minutes"):
            self.fields[name].widget.attrs["aria-label"] = self.fields[name].label
        self.fields["sites"].widget.usual = lambda: usual_sites(person)
        self.fields["date"].widget.attrs["class"] = "form-control"
        self.fields["date"].widget.attrs["max"] = self.now.astimezone(MOST_EASTERN).date()
        for remedy in Remedy:
            self.fields[f"helped_{remedy}"] = forms.ChoiceField(
                label=remedy.label,
                required=False,
                choices=[*HELPED, NOT_SAID],
                widget=Chips,
                error_messages={"invalid_choice": _("Choose how much it helped.")},
            )
        self.fields["uuid"].error_messages["invalid"] = _(
            "The form had lost its mark and has a new one. Please save again."
        )

    @property
    def zone(self) -> str:
        """The zone in which the date and the time are shown."""
        return str(self._understood.get("time_zone") or self.person.time_zone)

    @property
    def id(self) -> UUID:
        """The id under which the cramp will be kept: the browser's, or one made here."""
        return self._understood.get("uuid") or uuid4()

    @property
    def asks_which(self) -> bool:
        """Whether the time came twice that day, so that the form must ask."""
        said = self._understood
        day, clock = said.get("date"), said.get("time")
        return day is not None and clock is not None and comes_twice(day, clock, self.zone)

    @property
    def warning_symptoms(self) -> list[forms.boundfield.BoundWidget]:
        """The symptoms that are red flags, as choices."""
        choices = self["symptoms"].subwidgets
        return [choice for choice in choices if choice.data["value"] not in ORDINARY]

    @property
    def other_symptoms(self) -> list[forms.boundfield.BoundWidget]:
        """The symptoms that go with many cramps, as choices."""
        choices = self["symptoms"].subwidgets
        return [choice for choice in choices if choice.data["value"] in ORDINARY]

    def helped_fields(self) -> Iterator[tuple[forms.boundfield.BoundWidget, forms.BoundField]]:
        """Yield each remedy as a choice, and the field for how much it helped."""
        for choice in self["remedies"].subwidgets:
            yield choice, self[f"helped_{choice.data['value']}"]

    @property
    def tells_more(self) -> bool:
        """Whether anything is said, or refused, in the part that is folded away."""
        names = [*FOLDED, *(f"helped_{remedy}" for remedy in Remedy)]
        said = any(self[name].value() not in (None, "", []) for name in names)
        other = {choice.data["value"] for choice in self.other_symptoms if choice.data["selected"]}
        return said or bool(other) or any(name in self.errors for name in names)

    @property
    def _understood(self) -> dict[str, Any]:
        """What the form shows, as far as it makes sense; the start may have been refused."""
        if not self.is_bound:
            return {**self.initial}
        return {**self._first_cleaned, **self.cleaned_data} if self.errors else self.cleaned_data

    def clean(self) -> dict[str, Any]:
        self._first_cleaned = dict(self.cleaned_data)  # a refused time is still needed to ask
        self._clean_start()
        self._clean_duration()
        self._clean_soreness()
        return self.cleaned_data

    def _clean_start(self) -> None:
        said = self.cleaned_data
        if not {"date", "time", "time_zone", "which"} <= said.keys():
            return
        said["time_zone"] = said["time_zone"] or self.person.time_zone
        kept = self.episode
        if kept and all(said[name] == value for name, value in _start_shown(kept).items()):
            said["started_at"] = kept.started_at  # with the seconds that the screen leaves out
            return
        try:
            said["started_at"] = start_of(
                said["date"], said["time"], said["time_zone"], said["which"], self.now
            )
        except forms.ValidationError as problem:
            self.add_error(None, problem)

    def _clean_duration(self) -> None:
        said = self.cleaned_data
        seconds = _sum(said.get("duration_minutes"), said.get("duration_seconds"), 60)
        if seconds is not None and seconds > LONGEST_SECONDS:
            self.add_error("duration_minutes", _("A cramp is shorter than a day. Is this right?"))
        said["duration"] = said.get("duration_step") if seconds is None else seconds

    def _clean_soreness(self) -> None:
        said = self.cleaned_data
        minutes = _sum(said.get("soreness_hours"), said.get("soreness_minutes"), 60)
        if minutes is not None and minutes > LONGEST_SORENESS:
            self.add_error("soreness_hours", _("We keep soreness of up to 14 days."))
        said["soreness"] = minutes

    def values(self) -> dict[str, Any]:
        """Return the cramp as said, by the names of an episode's fields."""
        said = self.cleaned_data
        helped = {remedy: said[f"helped_{remedy}"] for remedy in Remedy}
        tried = [r for r in Remedy if r in said["remedies"] or helped[r] != ""]
        return {
            "started_at": said["started_at"],
            "time_zone": said["time_zone"],
            "sites": said["sites"],
            "intensity": said["intensity"],
            "duration_seconds": said["duration"],
            "woke_me": said["woke_me"],
            "activity": said["activity"],
            "hydration": said["hydration"],
            "symptoms": said["symptoms"],
            "soreness_minutes": said["soreness"],
            "remedies": [remedy.value for remedy in tried],
            "helpfulness": [int(helped[r]) if helped[r] != "" else None for r in tried],
            "notes": said["notes"],
        }


def _sum(larger: int | None, smaller: int | None, in_one: int) -> int | None:
    if larger is None and smaller is None:
        return None
    return (larger or 0) * in_one + (smaller or 0)


def _split(amount: int | None, in_one: int) -> tuple[int | None, int | None]:
    return (None, None) if amount is None else divmod(amount, in_one)


def shown_at(instant: datetime, zone: str) -> dict[str, Any]:
    """Return what the form shows for a cramp that began at an instant."""
    local = instant.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0)
    return {
        "date": local.date(),
        "time": local.time(),
        "time_zone": zone,
        "which": which_of(instant, zone),
    }


def _start_shown(episode: Episode) -> dict[str, Any]:
    return shown_at(episode.started_at, episode.time_zone)


def _shown_of(episode: Episode) -> dict[str, Any]:
    """Return what the form shows of a cramp that is kept already."""
    one_tap = episode.duration_seconds in dict(ONE_TAP)
    minutes, seconds = _split(None if one_tap else episode.duration_seconds, 60)
    sore_hours, sore_minutes = _split(episode.soreness_minutes, 60)
    tried = zip(episode.remedies, episode.helpfulness, strict=True)
    return _start_shown(episode) | {
        "uuid": episode.id,
        "sites": episode.sites,
        "intensity": episode.intensity,
        "duration_step": episode.duration_seconds if one_tap else None,
        "duration_minutes": minutes,
        "duration_seconds": seconds,
        "woke_me": episode.woke_me,
        "symptoms": episode.symptoms,
        "activity": episode.activity,
        "hydration": episode.hydration,
        "soreness_hours": sore_hours,
        "soreness_minutes": sore_minutes,
        "remedies": episode.remedies,
        "notes": episode.notes,
        **{f"helped_{remedy}": "" if level is None else str(level) for remedy, level in tried},
    }
