"""Two versions of an article, word by word: what would go, what would come."""

from dataclasses import replace
from datetime import date

from knowledge.comparing import GONE, NEW, SAME, Piece, compare, pieces
from knowledge.library import ShippedArticle, ShippedSection

ONE = ShippedSection(
    "stretching", "Stretching", "prevention", "limited", ("sleep",), ("nhs",), ("PRV-1",),
    "<p>Stretch before bed.</p>\n<p>It may help.</p>",
)  # fmt: skip
TWO = replace(ONE, anchor="drinking", heading="Drinking", body="<p>Drink when thirsty.</p>")
OURS = ShippedArticle(
    "prevention", "Prevention", "What helps.", 4, date(2026, 1, 1), date(2027, 1, 1), (ONE, TWO)
)


def test_an_article_is_like_itself() -> None:
    assert compare(OURS, OURS).is_same


def test_a_changed_word_stands_between_words_that_stay() -> None:
    found = compare(OURS, replace(OURS, summary="What may help."))

    (change,) = found.fields
    assert str(change.label) == "Summary"
    assert change.pieces == (
        Piece("What ", SAME), Piece("helps", GONE), Piece("may help", NEW), Piece(".", SAME),
    )  # fmt: skip
    assert not found.sections


def test_a_changed_section_names_what_changed_in_it() -> None:
    newer = replace(
        ONE, grade="strong", facts=("PRV-1", "PRV-2"), body=ONE.body.replace("may help", "helps")
    )

    (section,) = compare(OURS, replace(OURS, sections=(newer, TWO))).sections

    assert (section.anchor, section.state) == ("stretching", SAME)
    changes = {str(change.label): change.pieces for change in section.changes}
    assert set(changes) == {"Grade of evidence", "Facts", "Text"}
    assert changes["Grade of evidence"][0] == Piece("Limited", GONE)
    assert [p.text for p in changes["Text"] if p.state == NEW] == ["helps"]
    assert "Stretch before bed.\n" in changes["Text"][0].text


def test_sections_that_come_and_go_are_told_apart() -> None:
    heat = replace(ONE, anchor="heat", heading="Heat")

    came, went = compare(OURS, replace(OURS, sections=(heat, TWO))).sections

    assert (came.anchor, came.state) == ("heat", NEW)
    assert {piece.state for change in came.changes for piece in change.pieces} == {NEW}
    assert (went.anchor, went.state) == ("stretching", GONE)
    assert {piece.state for change in went.changes for piece in change.pieces} == {GONE}


def test_another_order_is_said_and_nothing_else() -> None:
    found = compare(OURS, replace(OURS, sections=(TWO, ONE)))

    assert found.is_reordered
    assert not found.is_same
    assert not found.sections
    assert not compare(OURS, replace(OURS, sections=(ONE,))).is_reordered


def test_paragraphs_that_have_little_in_common_are_not_mixed() -> None:
    assert pieces("All on magnesium.", "Feet first; stay calm, breathe") == (
        Piece("All on magnesium.", GONE),
        Piece("Feet first; stay calm, breathe", NEW),
    )


def test_words_that_change_together_are_shown_together() -> None:
    found = pieces("Take it with meals every day.", "Take it before your sleep every day.")

    assert found == (
        Piece("Take it ", SAME),
        Piece("with meals", GONE),
        Piece("before your sleep", NEW),
        Piece(" every day.", SAME),
    )


def test_both_texts_can_be_read_from_the_pieces() -> None:
    ours, ships = "One.\n\nTwo words.\n\n- a", "One.\n\nThree words more.\n\n- a\n- b"
    found = pieces(ours, ships)

    assert "".join(p.text for p in found if p.state != NEW) == ours
    assert "".join(p.text for p in found if p.state != GONE) == ships
