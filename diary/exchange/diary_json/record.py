"""A diary in the format as the record that the statistics take."""

from zoneinfo import ZoneInfo

from diary.days import day_of_local
from diary.exchange.diary_json.diary_file import (
    DEFAULT_DAY_START,
    DEFAULT_ZONE,
    DiaryFile,
    FileCheckIn,
    FileEpisode,
    FilePerson,
)
from diary.patterns import CheckInEntry, CourseEntry, DiaryRecord, EpisodeEntry, build_record


def record_of(diary: DiaryFile) -> DiaryRecord:
    """Return a diary by diary day, with the time zone and the day start that it names."""
    return build_record(
        [_episode_entry(episode, diary.person) for episode in diary.episodes],
        [_check_in_entry(check_in) for check_in in diary.check_ins],
        [
            CourseEntry(course.name, course.medicine_class, course.started_on, course.stopped_on)
            for course in diary.medicine_courses
        ],
        first_day=diary.first_day,
        last_day=diary.last_day,
    )


def _episode_entry(episode: FileEpisode, person: FilePerson) -> EpisodeEntry:
    zone = episode.time_zone or person.time_zone or DEFAULT_ZONE
    starts_at = DEFAULT_DAY_START if person.day_starts_at is None else person.day_starts_at
    local = episode.started_at.astimezone(ZoneInfo(zone))
    return EpisodeEntry(
        episode.started_at,
        zone,
        day_of_local(local, starts_at),
        local.hour * 60 + local.minute,
        tuple([(muscle, side or "") for muscle, side in episode.sites]),
        episode.duration_seconds,
        episode.intensity,
        episode.woke_me,
        episode.activity,
        episode.hydration,
        episode.symptoms,
        episode.remedies,
        episode.soreness_minutes,
    )


def _check_in_entry(check_in: FileCheckIn) -> CheckInEntry:
    own = {f"own:{name}": value for name, value in check_in.own.items()}
    return CheckInEntry(check_in.day, check_in.cramp_free, {**check_in.answers, **own})
