"""New editions of an open article: its file has been written anew, has errors now, or is gone.

Whatever becomes of the file, what could be read last stays on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.screens.problems import error_lines
from reader.store.watch import Loss
from reader.text.revision import Revision
from reader.widgets.problem_panel import ProblemPanel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.screens.article import ArticleScreen
    from reader.screens.live_reload import LiveReload
    from reader.store.problems import Problem
    from reader.text.annotation import AnnotatedArticle

CHANGED = "The article has changed; it has been read again."
BACK = "The article’s file is back; it has been read again."
LOST: Mapping[Loss, str] = {
    Loss.GONE: "The article’s file is gone; what was read stays on the screen.",
    Loss.UNREADABLE: "The article’s file cannot be read now; what was read stays on the screen.",
}


async def show_change(screen: ArticleScreen, change: LiveReload.Changed) -> None:
    """Show an article as it has been written anew, when its mentions are found; or why it cannot be shown."""
    article, problems = change.loaded
    if article is None:
        await _show_problems(screen, problems)
        return
    _close_problems(screen)
    library = change.library
    screen.take(
        screen.source._replace(
            article=article, gazetteer=library.gazetteer, entity_errors=library.entity_errors
        )
    )
    screen.footer.tell(BACK if change.is_back else CHANGED)
    if change.entity_errors:
        screen.footer.tell_entity_errors(change.entity_errors)


def show_loss(screen: ArticleScreen, loss: Loss) -> None:
    """Tell, until the next key, that the file cannot be read any more; its errors are gone with it."""
    _close_problems(screen)
    screen.footer.tell(LOST[loss], stays=True)


async def _show_problems(screen: ArticleScreen, problems: Sequence[Problem]) -> None:
    """Tell why the file cannot be shown, below the version before."""
    lines = error_lines(problems)
    for panel in screen.query(ProblemPanel):
        panel.show(lines)
        return
    screen.footer.untell()  # it may still say that the file is gone
    await screen.mount(ProblemPanel(lines))


def _close_problems(screen: ArticleScreen) -> None:
    for panel in screen.query(ProblemPanel):
        panel.remove()


def revise(screen: ArticleScreen, annotated: AnnotatedArticle) -> None:
    """Show another version of the article: what is selected, and where the reader is, is found again in it.

    Args:
        screen: The article's, with the version before.
        annotated: The new version.
    """
    revision = Revision(screen.annotated, annotated)
    mention = revision.mention(screen.mention)
    key, event = revision.subject(screen.selected), revision.event(screen.selected_event)
    place = revision.place(screen.body.top_place) if screen.body.scroll_offset.y else None
    screen.jumps.move(revision.place)
    screen.search.move(revision.place)
    # Nothing may point into a text that is no longer there: first all is cleared, then the text changes.
    screen.hints = {}
    screen.mention = screen.selected = screen.selected_event = None
    screen.body.begin_at(place)
    screen.annotated = annotated
    screen.selected = key
    if event is not None:
        screen.selected_event = event
    screen.mention = mention
