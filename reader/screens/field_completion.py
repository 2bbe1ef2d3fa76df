"""Completing what one types into a field: the candidates listed by it, and the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widgets import Input

    from reader.text.query_completion import Completion
    from reader.widgets.completion_list import CompletionList


class FieldCompletion:
    """Lists candidates, and puts one into the field. The screen that holds both has the keys."""

    def __init__(self, field: Input, candidates: CompletionList) -> None:
        """List nothing yet.

        Args:
            field: What one types into.
            candidates: What lists the candidates.
        """
        self._field = field
        self._candidates = candidates
        self._completion: Completion | None = None
        """What the candidates take the place of; None: there are none."""

    @property
    def is_open(self) -> bool:
        """Whether there are candidates to choose from."""
        return self._completion is not None

    def show(self, found: Completion) -> int:
        """List other candidates.

        Returns:
            How many there are.
        """
        self._completion = found if found.candidates else None
        if self._candidates.candidates != found.candidates:
            self._candidates.candidates = found.candidates
        return len(found.candidates)

    def step(self, steps: int) -> None:
        """Choose another candidate, round the ends."""
        self._candidates.step(steps)

    def take(self) -> None:
        """Put the chosen candidate into the field, with a space behind it where one goes on."""
        completion = self._completion
        if completion is None:
            return
        field, chosen = self._field, completion.candidates[self._candidates.chosen].replacement
        text = field.value
        ends_term = not chosen.endswith(":") and completion.end == len(text)
        field.value = text[: completion.start] + chosen + " " * ends_term + text[completion.end :]
        field.cursor_position = completion.start + len(chosen) + ends_term
        self.drop()

    def drop(self) -> None:
        """List nothing more."""
        self._completion = None
        self._candidates.candidates = ()
