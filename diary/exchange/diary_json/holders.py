"""Readers of lists and objects, made of the readers of what they hold."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from diary.exchange.diary_json.problems import Problem, Refused
from diary.exchange.diary_json.readers import UNSTORABLE, Reader, shown
from diary.exchange.diary_json.strict_json import Doubled

T = TypeVar("T")


def list_of(
    reader: Reader[T],
    *,
    most: int | None = None,
    once: tuple[str, Callable[[T], Hashable | None]] | None = None,
) -> Reader[tuple[T, ...]]:
    """Return a reader of lists, element by element.

    ``once`` names a key and how to get its value: no two elements may share it unless ``None``.
    """

    def read(value: Any) -> tuple[T, ...]:
        if isinstance(value, list) and (most is None or len(value) <= most):
            try:
                elements = tuple([reader(given) for given in value])
            except Refused:
                return read_with_care(value)
            if once is None or _all_differ(map(once[1], elements)):
                return elements
        return read_with_care(value)

    def read_with_care(value: Any) -> tuple[T, ...]:
        """Read element by element and gather every problem."""
        if not isinstance(value, list | tuple):
            raise Refused.because(_("must be a list, is %s") % shown(value))
        if most is not None and len(value) > most:
            raise Refused.because(
                _("has %(length)d entries, more than %(most)d")
                % {"length": len(value), "most": most}
            )
        elements: list[tuple[int, T]] = []
        problems: list[Problem] = []
        for index, given in enumerate(value):
            try:
                if given is None:
                    raise Refused.because(_("is null"))
                elements.append((index, reader(given)))
            except Refused as refused:
                problems += refused.below(f"[{index}]")
        problems += _twice(elements, *once) if once else []
        if problems:
            raise Refused(problems)
        return tuple(element for _index, element in elements)

    return read


def _all_differ(values: Iterable[Hashable | None]) -> bool:
    said = [value for value in values if value is not None]
    return len(set(said)) == len(said)


def _twice(
    elements: Iterable[tuple[int, T]], key: str, value_of: Callable[[T], Hashable | None]
) -> Iterable[Problem]:
    first: dict[Hashable, int] = {}
    for index, element in elements:
        value = value_of(element)
        if value is not None and first.setdefault(value, index) != index:
            reason = _("%(value)s is there already, in entry [%(index)d]")
            yield Problem(f"[{index}].{key}", reason % {"value": str(value), "index": first[value]})


def object_of(
    readers: Mapping[str, Reader[Any]],
    make: Callable[[dict[str, Any]], T],
    *,
    needed: Collection[str] = (),
) -> Reader[T]:
    """Return a reader of objects with these keys and no others.

    ``make`` gets what was said; keys that are absent or null are not among it.
    """
    keys, needed_keys = frozenset(readers), frozenset(needed)

    def read(value: Any) -> T:
        if type(value) is dict and value.keys() <= keys:
            try:
                said = {
                    key: readers[key](given) for key, given in value.items() if given is not None
                }
            except Refused:
                return read_with_care(value)
            if said.keys() >= needed_keys:
                return make(said)
        return read_with_care(value)

    def read_with_care(value: Any) -> T:
        """Read key by key and gather every problem."""
        entries = _entries(value)
        problems = list(_doubled(value))
        said: dict[str, Any] = {}
        for key, given in entries:
            try:
                if key not in readers:
                    raise Refused.because(_("unknown key"))
                if given is not None:
                    said[key] = readers[key](given)
            except Refused as refused:
                problems += refused.below(f".{_key(key)}")
        missing = (key for key in needed if value.get(key) is None)
        problems += [Problem(f".{key}", _("is missing")) for key in missing]
        if problems:
            raise Refused(problems)
        return make(said)

    return read


def mapping_of(reader: Reader[T], *, names: Reader[str], most: int) -> Reader[dict[str, T]]:
    """Return a reader of objects with free keys; those that are null are left out."""

    def read(value: Any) -> dict[str, T]:
        entries = _entries(value)
        problems = list(_doubled(value))
        if len(entries) > most:
            problems.append(
                Problem(
                    "",
                    _("has %(length)d keys, more than %(most)d")
                    % {"length": len(entries), "most": most},
                )
            )
        said: dict[str, T] = {}
        for key, given in entries[:most]:
            try:
                name = names(key)
                if given is not None:
                    said[name] = reader(given)
            except Refused as refused:
                problems += refused.below(f".{_key(key)}")
        if problems:
            raise Refused(problems)
        return said

    return read


def _entries(value: Any) -> list[tuple[Any, Any]]:
    if not isinstance(value, Mapping):
        raise Refused.because(_("must be an object, is %s") % shown(value))
    return list(value.items())


def _doubled(value: Any) -> Iterable[Problem]:
    if isinstance(value, Doubled):
        for key in value.keys_doubled:
            yield Problem(f".{_key(key)}", _("this key is there more than once"))


def _key(key: Any) -> str:
    """Return a key as a path may show it, on one line and not endless."""
    name = key if isinstance(key, str) else shown(key)
    return UNSTORABLE.sub("?", " ".join(name[:60].split()))
