"""What was logged with a cramp, as far as red flags look at it."""

from dataclasses import dataclass

from diary.models import Episode
from diary.models.codes import Activity, Muscle, Symptom, muscle_and_side

LONG_SECONDS = 10 * 60
"""Beyond this a cramp that will not ease needs advice the same day (RF-18)."""
VERY_LONG_SECONDS = 60 * 60
"""Beyond this a cramp in the heat needs medical help now (RF-7)."""

LEG = {
    Muscle.CALF,
    Muscle.SHIN,
    Muscle.FOOT_ARCH,
    Muscle.TOES,
    Muscle.HAMSTRING,
    Muscle.QUADRICEPS,
    Muscle.ADDUCTORS,
    Muscle.GLUTES,
    Muscle.OTHER,
}
LOOKED_AT_RIGHT_AWAY = {Muscle.CHEST, Muscle.ABDOMEN, Muscle.UPPER_ARM, Muscle.FOREARM}
"""Where a cramp is to be looked at right away (RF-13, SEE-4): the chest, the arms, the belly."""


@dataclass(frozen=True)
class Signs:
    """The symptoms of one cramp, how long it lasted, where it was and what the person did."""

    symptoms: frozenset[str]
    seconds: int
    muscles: frozenset[str]
    activity: str

    def has(self, *symptoms: Symptom) -> bool:
        """Return whether any of the symptoms was logged."""
        return not self.symptoms.isdisjoint(symptoms)

    @property
    def in_leg(self) -> bool:
        """Whether the cramp was, or may have been, in a leg."""
        return not self.muscles or not self.muscles.isdisjoint(LEG)

    @property
    def after_effort(self) -> bool:
        return self.activity in (Activity.EXERCISING, Activity.AFTER_EXERCISE)


def signs_of(episode: Episode) -> Signs:
    """Return what was logged with a cramp, of what red flags look at."""
    return Signs(
        frozenset(episode.symptoms),
        episode.duration_seconds or 0,
        frozenset(muscle_and_side(site)[0] for site in episode.sites),
        episode.activity,
    )


def clot_in_lung(signs: Signs) -> bool:
    """Leg pain or swelling with sudden breathlessness or chest pain (RF-1)."""
    leg = signs.in_leg or signs.has(Symptom.SWELLING_WARMTH)
    return leg and signs.has(Symptom.BREATHLESSNESS, Symptom.CHEST_PAIN)


def chest_pain(signs: Signs) -> bool:
    """Chest pain, or a chest that cramps and lacks breath (RF-13)."""
    return signs.has(Symptom.CHEST_PAIN) or (
        Muscle.CHEST in signs.muscles and signs.has(Symptom.BREATHLESSNESS)
    )


def chest_arm_or_belly(signs: Signs) -> bool:
    """A cramp where it is to be looked at right away, without chest pain (RF-13)."""
    return not chest_pain(signs) and not signs.muscles.isdisjoint(LOOKED_AT_RIGHT_AWAY)


def breathless_elsewhere(signs: Signs) -> bool:
    """Breathlessness that is neither of these (RF-1)."""
    return signs.has(Symptom.BREATHLESSNESS) and not clot_in_lung(signs) and not chest_pain(signs)


def tight_limb(signs: Signs) -> bool:
    """A swollen limb that has lost feeling or strength (RF-4)."""
    lost = signs.has(Symptom.NUMBNESS, Symptom.WEAKNESS)
    return signs.has(Symptom.SWELLING_WARMTH) and lost


def nerves_of_the_back(signs: Signs) -> bool:
    """A lower back that cramps, with lost strength or feeling (RF-10)."""
    return Muscle.LOWER_BACK in signs.muscles and signs.has(Symptom.WEAKNESS, Symptom.NUMBNESS)


def tingling_hand(signs: Signs) -> bool:
    """A hand that cramps and tingles (RF-12)."""
    return signs.has(Symptom.TINGLING) and Muscle.HAND in signs.muscles
