"""People to try the product with, and the diaries that they might keep.

The diaries are pure functions of a seed and a date; they go in as any import does.
"""

from diary.demo.athlete import athlete_diary
from diary.demo.patient import patient_diary
from diary.demo.people import DEFAULT_SEED, DEMO_PEOPLE, PASSWORD, DemoPerson, make

__all__ = [
    "DEFAULT_SEED",
    "DEMO_PEOPLE",
    "PASSWORD",
    "DemoPerson",
    "athlete_diary",
    "make",
    "patient_diary",
]
