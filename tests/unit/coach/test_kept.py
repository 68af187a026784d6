"""What is worked out for a tuple is worked out once, and never taken for another tuple's."""

from __future__ import annotations

from penned.coach.kept import kept


def test_the_same_tuple_is_worked_out_once_for_each_language() -> None:
    asked: list[str] = []

    @kept
    def total(parts: tuple[int, ...], language: str) -> int:
        asked.append(language)
        return sum(parts)

    numbers = (1, 2, 3)

    assert [total(numbers, "en"), total(numbers, "en"), total(numbers, "de")] == [6, 6, 6]
    assert asked == ["en", "de"]


def test_many_tuples_are_never_mixed_up() -> None:
    @kept
    def total(parts: tuple[int, ...]) -> int:
        return sum(parts)

    assert [total((at, at)) for at in range(100)] == [2 * at for at in range(100)]
