"""The codes a diary is written in: muscles, sides, symptoms, remedies and so on.

The values are kept in rows and travel in exports; they never change their meaning.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Muscle(TextChoices):
    CALF = "calf", _("Calf")
    SHIN = "shin", _("Shin")
    FOOT_ARCH = "foot_arch", _("Foot arch")
    TOES = "toes", _("Toes")
    HAMSTRING = "hamstring", _("Back of thigh (hamstring)")
    QUADRICEPS = "quadriceps", _("Front of thigh (quadriceps)")
    ADDUCTORS = "adductors", _("Inner thigh (adductors)")
    GLUTES = "glutes", _("Hip or buttock")
    ABDOMEN = "abdomen", _("Belly")
    LOWER_BACK = "lower_back", _("Lower back")
    UPPER_BACK = "upper_back", _("Upper back")
    CHEST = "chest", _("Chest")
    NECK = "neck", _("Neck")
    JAW = "jaw", _("Jaw")
    SHOULDER = "shoulder", _("Shoulder")
    UPPER_ARM = "upper_arm", _("Upper arm")
    FOREARM = "forearm", _("Forearm")
    HAND = "hand", _("Hand or fingers")
    OTHER = "other", _("Somewhere else")


class Side(TextChoices):
    LEFT = "left", _("left")
    RIGHT = "right", _("right")
    BOTH = "both", _("both")
    MIDDLE = "middle", _("middle")


class Activity(TextChoices):
    SLEEPING = "sleeping", _("Sleeping")
    RESTING = "resting", _("Resting")
    SITTING = "sitting", pgettext_lazy("what one was doing", "Sitting")
    STANDING = "standing", pgettext_lazy("what one was doing", "Standing")
    WALKING = "walking", _("Walking")
    WORKING = "working", _("Working")
    EXERCISING = "exercising", _("Exercising")
    AFTER_EXERCISE = "after_exercise", _("Just after exercise")
    OTHER = "other", _("Something else")


class Hydration(TextChoices):
    VERY_LOW = "very_low", _("Parched")
    LOW = "low", _("Rather dry")
    NORMAL = "normal", _("Normal")
    WELL = "well", _("Well watered")


class Symptom(TextChoices):
    KNOT = "knot", _("A hard knot in the muscle")
    TWITCHING = "twitching", _("Twitching")
    TINGLING = "tingling", _("Tingling")
    WEAKNESS = "weakness", _("Weakness in the limb")
    NUMBNESS = "numbness", _("Numbness")
    SWELLING_WARMTH = "swelling_warmth", _("One leg swollen and warm")
    DARK_URINE = "dark_urine", _("Dark urine, like cola or tea")
    BREATHLESSNESS = "breathlessness", _("Short of breath")
    CHEST_PAIN = "chest_pain", _("Chest pain")
    FEVER = "fever", _("Fever")
    WALKING_PAIN = "walking_pain", _("Pain on walking that rest ends")


class Remedy(TextChoices):
    STRETCHING = "stretching", _("Stretching")
    MASSAGE = "massage", _("Massage")
    WALKING = "walking", _("Walking about")
    HEAT = "heat", pgettext_lazy("what one tried", "Heat")
    COLD = "cold", _("Cold")
    FLUIDS = "fluids", _("Drinking")
    MEDICINE = "medicine", _("Medicine")
    OTHER = "other", _("Something else")


class MedicineClass(TextChoices):
    STATIN = "statin", _("Statin")
    THIAZIDE_DIURETIC = "thiazide_diuretic", _("Water tablet: thiazide")
    LOOP_DIURETIC = "loop_diuretic", _("Water tablet: loop diuretic")
    POTASSIUM_SPARING_DIURETIC = (
        "potassium_sparing_diuretic",
        _("Water tablet: potassium-sparing"),
    )
    BETA_AGONIST_INHALER = (
        "beta_agonist_inhaler",
        _("Asthma or COPD inhaler (beta-agonist)"),
    )
    LEVOTHYROXINE = "levothyroxine", _("Thyroid hormone (levothyroxine)")
    QUININE = "quinine", _("Quinine")
    MAGNESIUM = "magnesium", _("Magnesium")
    POTASSIUM = "potassium", _("Potassium")
    VITAMIN = "vitamin", _("Vitamin")
    OTHER = "other", _("Other or not sure")


PAIRED = (Side.LEFT, Side.RIGHT, Side.BOTH)
TRUNK = (Side.LEFT, Side.RIGHT, Side.MIDDLE)
SIDES: dict[Muscle, tuple[Side, ...]] = {
    muscle: {
        Muscle.ABDOMEN: TRUNK,
        Muscle.LOWER_BACK: TRUNK,
        Muscle.UPPER_BACK: TRUNK,
        Muscle.CHEST: TRUNK,
        Muscle.NECK: TRUNK,
        Muscle.JAW: (*PAIRED, Side.MIDDLE),
        Muscle.OTHER: (*PAIRED, Side.MIDDLE),
    }.get(muscle, PAIRED)
    for muscle in Muscle
}


def site_code(muscle: str, side: str | None) -> str:
    """Return how a row keeps a site: ``calf:left``, or ``calf`` where no side was said."""
    return f"{muscle}:{side}" if side else muscle


def muscle_and_side(site: str) -> tuple[str, str | None]:
    """Return the muscle and the side, if said, that a site code stands for."""
    muscle, _separator, side = site.partition(":")
    return muscle, side or None


SITES: tuple[str, ...] = tuple(
    site_code(muscle, side) for muscle, sides in SIDES.items() for side in (None, *sides)
)


def site_name(site: str) -> str:
    """Return a site in words, such as ``Calf, left``."""
    muscle, side = muscle_and_side(site)
    name = str(Muscle(muscle).label)
    return f"{name}, {Side(side).label}" if side else name
