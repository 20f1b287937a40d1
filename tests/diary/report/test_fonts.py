"""No letter is too strange for the PDF, whatever font there is."""

from diary.report.fonts import in_letters, known_letters

LATIN = frozenset(range(0x20, 0x17F)) - {ord("ř"), ord("ł")}


def test_what_the_font_has_stays() -> None:
    assert in_letters("Zoë Müller – 1,5 ½ “ja”") == "Zoë Müller – 1,5 ½ “ja”"
    assert {ord("é"), ord("–"), ord("…"), ord("“")} <= known_letters()


def test_what_it_lacks_loses_its_accent_or_becomes_a_question_mark() -> None:
    assert in_letters("Dvořák", LATIN) == "Dvorák"
    assert in_letters("ł李", LATIN) == "??"
    assert in_letters("e\u0301a\u0302\u0323", LATIN) == "éa"


def test_what_can_not_be_seen_is_left_out() -> None:
    assert in_letters("a\u202eb\x00c\td\ne", LATIN) == "abc d e"
