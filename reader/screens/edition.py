"""New editions of an open article: its file has been written anew, has errors now, or is gone.

Whatever becomes of the file, what could be read last stays on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.screens.trouble import LOST
from reader.text.revision import Revision

if TYPE_CHECKING:
    from reader.screens.article import ArticleScreen
    from reader.screens.live_reload import LiveReload
    from reader.store.watch import Loss
    from reader.text.annotation import AnnotatedArticle

CHANGED = "The article has changed; it has been read again."
RENAMED = "The library’s entities have changed; the article’s mentions have been found again."
BACK = "The article’s file is back; it has been read again."


def show_change(screen: ArticleScreen, change: LiveReload.Changed) -> None:
    """Show an article as it has been written anew, when its mentions are found; or why it cannot be shown."""
    article, problems = change.loaded
    screen.troubles.entities(change.entity_errors)
    if not change.is_new:
        return
    if article is None:
        screen.footer.untell()  # it may still say that the file is gone
        screen.troubles.errors(problems)
        return
    screen.troubles.sound()
    library, notebook = change.library, screen.source.notebook
    told = RENAMED if article == screen.source.article else CHANGED
    screen.take(
        screen.source._replace(
            article=article,
            gazetteer=library.gazetteer,
            entity_errors=library.entity_errors,
            notebook=notebook.of(article) if notebook is not None else None,
        )
    )
    screen.footer.tell(BACK if change.is_back else told)


def show_loss(screen: ArticleScreen, loss: Loss) -> None:
    """Tell that the file cannot be read any more; its errors are gone with it."""
    screen.troubles.lost(loss)
    screen.footer.tell(LOST[loss], stays=True)


def revise(screen: ArticleScreen, annotated: AnnotatedArticle) -> None:
    """Show another version of the article: what is selected, and where the reader is, is found again in it.

    Args:
        screen: The article's, with the version before.
        annotated: The new version.
    """
    revision = Revision(screen.annotated, annotated)
    mention, note = revision.mention(screen.mention), screen.note
    key, event = revision.subject(screen.selected), revision.event(screen.selected_event)
    place = revision.place(screen.body.top_place) if screen.body.scroll_offset.y else None
    row = screen.body.top_row
    if mention is not None and screen.selected == screen.annotated.keys[screen.mention or 0]:
        key = annotated.keys[mention]  # the words may name someone else now
    screen.search.move(revision.place)
    # Nothing may point into a text that is no longer there: first all is cleared, then the text changes.
    screen.hints = {}
    screen.mention = screen.selected = screen.selected_event = screen.note = None
    screen.notes = ()
    screen.body.begin_at(place, row)
    screen.annotated = annotated
    screen.selected = key
    if event is not None:
        screen.selected_event = event
    screen.mention = mention
    screen.note = note  # where it is now is seen when the notes are read anew
