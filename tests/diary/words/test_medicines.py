"""What is said beside a medicine that was started or stopped."""

from dataclasses import replace

import pytest

from diary.models.codes import MedicineClass
from diary.words.medicines import course_statement
from tests.diary.other_samples import COURSE


@pytest.mark.parametrize("medicine_class", MedicineClass)
def test_only_of_quinine_people_are_told_when_to_stop_at_once(
    medicine_class: MedicineClass,
) -> None:
    fair = course_statement(replace(COURSE, medicine_class=medicine_class)).fair

    assert "Do not stop a medicine on your own because of cramps." in fair
    told = [words for words in fair if "stop it and get medical help at once" in words]
    assert len(told) == (medicine_class == MedicineClass.QUININE)
