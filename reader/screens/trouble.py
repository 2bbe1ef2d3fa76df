"""What is wrong with the files of the article on the screen: told below the text for as long as it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.keys import hinted
from reader.screens.problems import error_lines
from reader.store.watch import Loss
from reader.widgets.line import Line
from reader.widgets.problem_panel import ProblemPanel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.screens.article import ArticleScreen
    from reader.store.problems import Problem

LOST: Mapping[Loss, str] = {
    Loss.GONE: "The article’s file is gone; what was read stays on the screen until it is back.",
    Loss.UNREADABLE: "The article’s file cannot be read now; what was read stays on the screen until it can.",
}
ERRORS = "Not shown yet: the file has errors"
ENTITIES = "The files of entities have errors"
NONE = "There is nothing wrong with the article’s files."


class _Trouble(NamedTuple):
    """One thing that is wrong."""

    title: str
    lines: Sequence[Line]
    """What to read besides."""


class Troubles:
    """Tells in a panel what is wrong; it can be folded to its title."""

    def __init__(self, screen: ArticleScreen) -> None:
        """Tell nothing yet.

        Args:
            screen: The article's.
        """
        self._screen = screen
        self._article: _Trouble | None = None
        """Of the article's own file; None: that is sound."""
        self._entities: _Trouble | None = None
        """Of those that define entities; None: they are sound."""
        self._panel: ProblemPanel | None = None
        """Shows what is wrong; None: nothing is."""

    def sound(self) -> None:
        """There is nothing wrong with the article's file any more."""
        self._take(None, self._entities)

    def errors(self, problems: Sequence[Problem]) -> None:
        """The article's file cannot be shown."""
        self._take(_Trouble(ERRORS, error_lines(problems)), self._entities)

    def lost(self, loss: Loss) -> None:
        """The article's file cannot be read any more."""
        self._take(_Trouble(LOST[loss], ()), self._entities)

    def entities(self, problems: Sequence[Problem]) -> None:
        """What keeps entities from being read as their files are now; nothing, if they are sound."""
        lines = error_lines(problems, with_paths=True)
        self._take(self._article, _Trouble(ENTITIES, lines) if problems else None)

    def _take(self, article: _Trouble | None, entities: _Trouble | None) -> None:
        """Tell what is wrong now; what has not been told yet is told in full."""
        if (article, entities) == (self._article, self._entities):
            return
        self._article, self._entities = article, entities
        troubles = [trouble for trouble in (article, entities) if trouble is not None]
        self._screen.trouble = troubles[0].title if troubles else ""
        if not troubles:
            if self._panel is not None:
                self._panel.remove()
            self._panel = None
            return
        lines = [*troubles[0].lines]
        for trouble in troubles[1:]:
            lines += [Line(((trouble.title, "bold $dateline-error"),)), *trouble.lines]
        if self._panel is None:
            self._panel = ProblemPanel(troubles[0].title, lines)
            self._screen.mount(self._panel)
        else:
            self._panel.tell(troubles[0].title, lines)
        self._fold(is_folded=False)

    def fold(self) -> bool:
        """Leave only the title.

        Returns:
            Whether more than that showed.
        """
        if self._panel is None or self._panel.is_folded or not self._panel.has_lines:
            return False
        self._fold(is_folded=True)
        return True

    def toggle(self) -> None:
        """Show all that is wrong, or only its title."""
        if self._panel is None:
            self._screen.footer.tell(NONE)
        else:
            self._fold(is_folded=not self._panel.is_folded)

    def _fold(self, *, is_folded: bool) -> None:
        if self._panel is not None:
            hint = hinted("{problems} shows them" if is_folded else "{clear} folds them")
            self._panel.fold(hint, is_folded=is_folded)
