"""Loading the library creates, updates, and never writes over what an editor did."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ReferenceIndex

from knowledge import services
from knowledge.library import Library, read_library
from knowledge.models import Article, Section, Shipped, Source, Synonym, Topic
from knowledge.services import Done, Outcome
from tests.knowledge.helpers import ARTICLE, SOURCES, TOPICS, article, section, write_library

pytestmark = pytest.mark.django_db

NEWER = ARTICLE.replace("when you are thirsty", "with your meals").replace("limited", "strong")


def read(folder: Path, **files: str) -> Library:
    return read_library(write_library(folder, **files), lambda slug: f"/knowledge/{slug}/")


def load(folder: Path, **files: str) -> dict[str, Outcome]:
    """Load a small library; return what became of each thing, by its name."""
    return {o.key: o for o in services.load_library(read(folder, **files))}


def edit(words: str, *, publish: bool) -> Article:
    """Change the summary as the editors' form does."""
    prevention = Article.objects.get(slug="prevention").get_latest_revision_as_object()
    prevention.summary = words
    revision = prevention.save_revision()
    if publish:
        revision.publish()
    return Article.objects.get(slug="prevention")


def test_what_is_new_is_created_and_published(tmp_path: Path) -> None:
    outcomes = load(tmp_path)

    assert {o.done for o in outcomes.values()} == {Done.CREATED}
    prevention = Article.objects.get(slug="prevention")
    assert prevention.live
    assert (prevention.title, prevention.reviewer) == ("Prevention", "")
    assert prevention.last_reviewed is None
    stretching, drinking = prevention.sections.all()
    assert (stretching.anchor, drinking.anchor) == ("stretching", "drinking")
    assert [t.slug for t in stretching.topics.all()] == ["night-cramps"]
    assert [s.key for s in stretching.sources.all()] == ["coppin2005"]
    assert stretching.facts == ["PRV-1"]


def test_loading_again_changes_nothing_and_says_so(tmp_path: Path) -> None:
    load(tmp_path)
    before = list(Article.objects.values()), list(Section.objects.values())

    outcomes = load(tmp_path)

    assert {o.done for o in outcomes.values()} == {Done.UNCHANGED}
    assert (list(Article.objects.values()), list(Section.objects.values())) == before
    assert Article.objects.get().revisions.count() == 1


def test_a_newer_text_goes_into_an_untouched_article(tmp_path: Path) -> None:
    load(tmp_path)
    before = dict(Section.objects.values_list("anchor", "pk"))

    outcomes = load(tmp_path, prevention=NEWER)

    assert outcomes["prevention"].done is Done.UPDATED
    drinking = Section.objects.get(anchor="drinking")
    assert "with your meals" in drinking.body
    assert drinking.grade == "strong"
    assert dict(Section.objects.values_list("anchor", "pk")) == before
    assert load(tmp_path)["prevention"].done is Done.UPDATED, "and back to the older one"


def test_sections_come_and_go_with_a_newer_text(tmp_path: Path) -> None:
    load(tmp_path)
    other = ARTICLE.replace("#drinking", "#fluids").replace("Drinking", "Fluids")

    load(tmp_path, prevention=other)

    assert sorted(Section.objects.values_list("anchor", flat=True)) == ["fluids", "stretching"]


@pytest.mark.parametrize("publish", [True, False])
def test_an_editors_change_is_kept_published_or_not(tmp_path: Path, publish: bool) -> None:
    load(tmp_path)
    edit("Nora's own words.", publish=publish)

    outcomes = load(tmp_path, prevention=NEWER)

    assert outcomes["prevention"].done is Done.KEPT
    assert outcomes["prevention"].why == "an editor changed it"
    kept = Article.objects.get(slug="prevention")
    assert kept.get_latest_revision_as_object().summary == "Nora's own words."
    assert "thirsty" in kept.sections.get(anchor="drinking").body
    assert load(tmp_path, prevention=NEWER)["prevention"].done is Done.KEPT


def test_an_article_that_an_editor_took_down_stays_down(tmp_path: Path) -> None:
    load(tmp_path)
    Article.objects.get().unpublish()

    outcomes = load(tmp_path, prevention=NEWER)

    assert outcomes["prevention"].why == "an editor unpublished it"
    assert not Article.objects.get().live


SYNONYMS = """\
[[synonym]]
phrase = "Jumpy legs"
terms = ["restless legs", "twitching"]

[[synonym]]
phrase = "charley horse"
terms = ["cramp"]
"""


def load_synonyms(folder: Path, text: str = SYNONYMS) -> dict[str, Outcome]:
    (folder / "synonyms.toml").write_text(text, encoding="utf-8")
    return load(folder)


def test_synonyms_ship_and_what_an_editor_did_to_one_stays(tmp_path: Path) -> None:
    Synonym.objects.create(phrase="Charley Horse", terms=["Nora's"])

    outcomes = load_synonyms(tmp_path)
    assert outcomes["jumpy legs"].done is Done.CREATED
    assert outcomes["charley horse"].why == "an editor made it"
    assert load_synonyms(tmp_path)["jumpy legs"].done is Done.UNCHANGED
    newer = load_synonyms(tmp_path, SYNONYMS.replace("twitching", "twitches"))
    assert newer["jumpy legs"].done is Done.UPDATED
    assert Synonym.objects.get(phrase="jumpy legs").terms == ["restless legs", "twitches"]

    Synonym.objects.filter(phrase="jumpy legs").update(terms=["mine"])
    assert load_synonyms(tmp_path)["jumpy legs"].why == "an editor changed it"
    Synonym.objects.filter(phrase="jumpy legs").delete()
    assert load_synonyms(tmp_path)["jumpy legs"].why == "an editor removed it"
    assert [(one.phrase, one.terms) for one in Synonym.objects.all()] == [
        ("Charley Horse", ["Nora's"])
    ]


def test_a_locked_article_is_left_alone(tmp_path: Path) -> None:
    load(tmp_path)
    Article.objects.update(locked=True)

    assert load(tmp_path, prevention=NEWER)["prevention"].why == "an editor locked it"


def test_an_article_that_an_editor_deleted_does_not_come_back(tmp_path: Path) -> None:
    load(tmp_path)
    Article.objects.get().delete()

    assert load(tmp_path, prevention=NEWER)["prevention"].why == "an editor removed it"
    assert not Article.objects.exists()


def test_an_editors_own_article_at_the_same_address_is_kept(tmp_path: Path) -> None:
    article("prevention", section(), title="Nora's")

    assert load(tmp_path)["prevention"].why == "an editor made it"
    assert Article.objects.get().title == "Nora's"


def test_an_untouched_source_follows_its_file_and_an_edited_one_stays(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "sources.toml").write_text(SOURCES.replace("2005\n", "2006\n"))
    changed = read_library(tmp_path, str)
    services.load_library(changed)
    assert Source.objects.get().year == 2006

    Source.objects.update(title="Nora's correction")
    outcomes = {o.key: o for o in services.load_library(read(tmp_path))}

    assert outcomes["coppin2005"].why == "an editor changed it"
    assert Source.objects.get().title == "Nora's correction"


def test_a_source_of_an_editor_or_without_one_is_left_so(tmp_path: Path) -> None:
    Source.objects.create(key="coppin2005", title="Nora's")
    assert load(tmp_path)["coppin2005"].why == "an editor made it"

    Shipped.objects.create(kind="source", key="coppin2005", digest="x")
    Source.objects.all().delete()
    assert load(tmp_path)["coppin2005"].why == "an editor removed it"
    assert not Source.objects.exists()


def test_topics_are_the_programs_own(tmp_path: Path) -> None:
    load(tmp_path)
    renamed = TOPICS.replace("Cramps at night", "Night cramps")
    (tmp_path / "topics.toml").write_text(renamed + TOPICS.replace("night-cramps", "sleep"))

    outcomes = {o.key: o for o in services.load_library(read_library(tmp_path, str))}

    assert outcomes["night-cramps"].done is Done.UPDATED
    assert outcomes["sleep"].done is Done.CREATED
    assert [t.name for t in Topic.objects.all()] == ["Night cramps", "Cramps at night"]


def test_what_no_longer_ships_is_left_and_named(tmp_path: Path) -> None:
    load(tmp_path, causes=ARTICLE)
    (tmp_path / "causes.md").unlink()

    outcomes = load(tmp_path)

    assert str(outcomes["causes"]) == "kept      article causes: it no longer ships"
    assert Article.objects.filter(slug="causes", live=True).exists()


def test_a_link_is_known_though_its_article_is_loaded_later(tmp_path: Path) -> None:
    load(tmp_path, causes=ARTICLE)  # both link to prevention, and causes comes first

    prevention = Article.objects.get(slug="prevention")
    linking = {index.object_id for index in ReferenceIndex.get_references_to(prevention)}
    assert linking == {str(pk) for pk in Article.objects.values_list("pk", flat=True)}


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    said = StringIO()
    call_command("load_library", "--from", str(write_library(tmp_path)), stdout=said)

    assert said.getvalue().splitlines() == [
        "created   article prevention",
        "The library: 1 topic created, 1 source created, 1 article created.",
    ]
    said = StringIO()
    call_command("load_library", "--from", str(tmp_path), stdout=said)
    assert said.getvalue().splitlines() == [
        "The library: 1 topic unchanged, 1 source unchanged, 1 article unchanged."
    ]


def test_a_broken_file_changes_nothing_and_is_named(tmp_path: Path) -> None:
    load(tmp_path)
    write_library(tmp_path, causes=ARTICLE, what=ARTICLE.replace("grade", "gread", 1))

    with pytest.raises(CommandError, match=r"what\.md, line 12: “grade” is missing\.") as problem:
        call_command("load_library", "--from", str(tmp_path), stdout=StringIO())

    assert "Nothing was changed." in str(problem.value)
    assert list(Article.objects.values_list("slug", flat=True)) == ["prevention"]
