"""Red flags: signs logged with a cramp that need a doctor, and what to do about each.

The signs, what to do and how fast are the fact base's section on red flags (RF-1 to RF-21) and on
the doctor's visit (SEE-3, SEE-4), in our own words. Where guidance differs, the safer reading.
That nothing is flagged never means that all is well.
"""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext_lazy as _

from diary.models import Episode
from diary.models.codes import Muscle, Symptom
from diary.signs import (
    LONG_SECONDS,
    VERY_LONG_SECONDS,
    Signs,
    breathless_elsewhere,
    chest_arm_or_belly,
    chest_pain,
    clot_in_lung,
    nerves_of_the_back,
    signs_of,
    tight_limb,
    tingling_hand,
)
from diary.urgency import RedFlag, Urgency


def red_flags_of(episode: Episode) -> list[RedFlag]:
    """Return the red flags of one cramp, the most urgent first."""
    return raised_by(signs_of(episode))


def red_flags_of_all(episodes: Sequence[Episode]) -> list[RedFlag]:
    """Return the red flags of several cramps, each once, the most urgent first."""
    flags = dict.fromkeys(flag for episode in episodes for flag in red_flags_of(episode))
    return sorted(flags, key=lambda flag: flag.urgency)


def raised_by(signs: Signs) -> list[RedFlag]:
    """Return the red flags of what was logged with one cramp, the most urgent first."""
    raised = [flag for raises, flag in RULES if raises(signs)]
    return sorted(raised, key=lambda flag: flag.urgency)


RULES: tuple[tuple[Callable[[Signs], bool], RedFlag], ...] = (
    (
        clot_in_lung,
        RedFlag(
            "RF-1",
            Urgency.EMERGENCY,
            _("Leg pain or swelling with sudden shortness of breath or chest pain"),
            _(
                "This may be a blood clot in the lung. Coughing up blood and collapse are signs "
                "of it too. Don't wait to see whether it passes."
            ),
            ("nhs_dvt",),
        ),
    ),
    (
        chest_pain,
        RedFlag(
            "RF-13",
            Urgency.EMERGENCY,
            _("Chest pain"),
            _("Chest pain may come from the heart. Don't wait to see whether it passes."),
            ("merck_home",),
        ),
    ),
    (
        breathless_elsewhere,
        RedFlag(
            "RF-1",
            Urgency.EMERGENCY,
            _("Sudden shortness of breath"),
            _(
                "If it came on suddenly, call now: with leg pain or swelling, or with chest pain, "
                "it may be a blood clot in the lung."
            ),
            ("nhs_dvt",),
        ),
    ),
    (
        lambda signs: signs.has(Symptom.DARK_URINE),
        RedFlag(
            "RF-3",
            Urgency.EMERGENCY,
            _("Dark urine, like cola or tea"),
            _(
                "Muscle may be breaking down. Get emergency care now, and ask for a blood test "
                "called creatine kinase. It can start days after hard effort, heat, a crush injury "
                "or an illness, or while you take a statin."
            ),
            ("niosh_rhabdo",),
        ),
    ),
    (
        lambda signs: (
            signs.has(Symptom.WEAKNESS) and signs.after_effort and not signs.has(Symptom.DARK_URINE)
        ),
        RedFlag(
            "RF-3",
            Urgency.EMERGENCY,
            _("Weakness after effort"),
            _(
                "If it is more than tiredness, or the pain is worse than you would expect, muscle "
                "may be breaking down. Get emergency care now and ask for a blood test called "
                "creatine kinase. Dark urine is a sign of it too; it may start days later."
            ),
            ("niosh_rhabdo",),
        ),
    ),
    (
        tight_limb,
        RedFlag(
            "RF-4",
            Urgency.EMERGENCY,
            _("A swollen limb that is numb or hard to move"),
            _(
                "If the limb is tense and the pain is severe, constant and growing, this may be "
                "compartment syndrome: pressure inside the muscle. It often follows an injury or "
                "a tight cast."
            ),
            ("nhs_compartment",),
        ),
    ),
    (
        nerves_of_the_back,
        RedFlag(
            "RF-10",
            Urgency.EMERGENCY,
            _("Pain in the lower back with weakness or numbness"),
            _(
                "With weak legs, numbness between the legs, or new trouble with bladder or bowel, "
                "call now: nerves may be pressed. If it is none of these, get medical help today."
            ),
            (),
        ),
    ),
    (
        lambda signs: signs.has(Symptom.SWELLING_WARMTH) and not clot_in_lung(signs),
        RedFlag(
            "RF-2",
            Urgency.SAME_DAY,
            _("One leg swollen and warm"),
            _(
                "This may be a blood clot in a vein. Ask for an urgent appointment, call NHS 111 "
                "in the UK, or go to urgent care today. Don't massage the leg. In pregnancy your "
                "maternity unit can help too. With sudden shortness of breath or chest pain, call "
                "the emergency number."
            ),
            ("nhs_dvt", "kidshealth_preg"),
        ),
    ),
    (
        chest_arm_or_belly,
        RedFlag(
            "RF-13",
            Urgency.SAME_DAY,
            _("A cramp in the chest, an arm or the belly"),
            _(
                "A medical handbook advises to have a cramp there looked at right away. It may be "
                "that the salts in the blood are out of balance, or something else. If a doctor "
                "has already looked at these cramps, do as you were told. Chest pain, or not sure "
                "whether it is a cramp? Call the emergency number."
            ),
            ("merck_home",),
        ),
    ),
    (
        tingling_hand,
        RedFlag(
            "RF-12",
            Urgency.SAME_DAY,
            _("A cramping hand that tingles"),
            _(
                "Hand spasms with tingling, most of all around the mouth, may mean that the salts "
                "in the blood are out of balance. It is more likely after neck surgery, vomiting "
                "or diarrhoea, or with water tablets. If your heart pounds or you feel faint, call "
                "the emergency number."
            ),
            ("statpearls_hypoca", "merck_home"),
        ),
    ),
    (
        lambda signs: signs.has(Symptom.WEAKNESS),
        RedFlag(
            "RF-9",
            Urgency.SAME_DAY,
            _("Weakness in the limb"),
            _(
                "A medical handbook advises to have a cramp with weakness looked at right away. "
                "Weakness that stays or grows needs a doctor within days at the latest. Sudden "
                "weakness on one side, a drooping face or trouble speaking: call the emergency "
                "number now, it may be a stroke."
            ),
            ("merck_home", "caress2016", "nhs_legcramps_old"),
        ),
    ),
    (
        lambda signs: signs.has(Symptom.FEVER),
        RedFlag(
            "RF-19",
            Urgency.SAME_DAY,
            _("Fever"),
            _(
                "Fever with severe muscle pain or a hot, swollen leg may be an infection. Get help "
                "today. If you feel very ill, call the emergency number."
            ),
            (),
        ),
    ),
    (
        lambda signs: signs.seconds > VERY_LONG_SECONDS,
        RedFlag(
            "RF-7",
            Urgency.SAME_DAY,
            _("A cramp of more than an hour"),
            _(
                "If it came in the heat, get medical help now. With heart disease or a low-salt "
                "diet, don't wait that long."
            ),
            ("cdc_heat",),
        ),
    ),
    (
        lambda signs: signs.seconds > LONG_SECONDS,
        RedFlag(
            "RF-18",
            Urgency.SAME_DAY,
            _("A cramp of more than ten minutes"),
            _(
                "If it still won't ease, get advice today. If it has eased, tell your doctor about "
                "it; that can be a routine visit. With constant pain that keeps growing, or a limb "
                "that is tense, cold, pale or blue, call the emergency number."
            ),
            ("nhs_legcramps", "nidirect_legcramps", "nhs_compartment"),
        ),
    ),
    (
        lambda signs: signs.has(Symptom.WALKING_PAIN),
        RedFlag(
            "RF-15",
            Urgency.DAYS,
            _("Pain on walking that rest ends"),
            _(
                "If it comes again and again, doctors check for narrowed leg arteries. See one "
                "within days, and sooner if it gets worse. With pain at rest or sores on the foot, "
                "get help today."
            ),
            ("bhf_claudication", "merck_home", "gpnotebook_pad"),
        ),
    ),
    (
        lambda signs: signs.has(Symptom.NUMBNESS),
        RedFlag(
            "RF-18",
            Urgency.ROUTINE,
            _("Numbness"),
            _(
                "Tell your doctor about it. If feeling was lost together with the cramp, go right "
                "away. Call the emergency number if the limb is suddenly cold, pale or blue or "
                "can't be moved; if it is tense and the pain keeps growing; or if you are numb "
                "between the legs, or have new bladder or bowel trouble."
            ),
            ("nhs_legcramps", "merck_home", "nhs_compartment"),
        ),
    ),
    (
        lambda signs: Muscle.JAW in signs.muscles,
        RedFlag(
            "RF-11",
            Urgency.ROUTINE,
            _("A cramp in the jaw"),
            _(
                "A stiff jaw or spasms that spread, after a wound or contact with a poison: call "
                "the emergency number now. Otherwise tell your doctor about it."
            ),
            ("nhs_legcramps_old", "nidirect_legcramps"),
        ),
    ),
)
