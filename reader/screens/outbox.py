"""What leaves the reader: links that are opened, words that are copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.model.event import EventStatus
from reader.text.clean import clean_line
from reader.widgets.imprint import citation

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from reader.model.article import Article
    from reader.text.annotation import AnnotatedArticle


class Outbox:
    """Opens and copies for one article, and says so."""

    def __init__(self, app: App[int], article: Article, tell: Callable[[str], None]) -> None:
        """Send out what concerns an article.

        Args:
            app: Has the clipboard.
            article: The article.
            tell: Says something to the reader.
        """
        self._app = app
        self._article = article
        self._tell = tell

    def open_link(self, target: str) -> None:
        """Open an address of the web in the browser."""
        from reader.screens.link import follow_link  # noqa: PLC0415  an article is shown without it

        follow_link(self._app, target, self._tell)

    def open_source(self) -> None:
        """Open the address of the source in the browser."""
        if url := self._source_url():
            self.open_link(url)

    def copy_link(self) -> None:
        """Copy the address of the source."""
        if url := self._source_url():
            self._app.copy_to_clipboard(url)
            self._tell("Link copied.")

    def copy_citation(self) -> None:
        """Copy headline, source and date."""
        self._app.copy_to_clipboard(citation(self._article))
        self._tell("Citation copied.")

    def copy_event(self, annotated: AnnotatedArticle, event_id: str) -> None:
        """Copy what an event is, and the citation of the article that tells it.

        Args:
            annotated: The article.
            event_id: The event's id.
        """
        self._app.copy_to_clipboard(event_citation(annotated, event_id))
        self._tell("Event copied.")

    def _source_url(self) -> str:
        url = self._article.source.url if self._article.source else ""
        if not url:
            self._tell("This article names no address of its source.")
        return url


def event_citation(annotated: AnnotatedArticle, event_id: str) -> str:
    """An event as one cites it: ``October 2018: Contract signed (Arden, planned). In:``, and the article."""
    event = next(event for event in annotated.events if event.id == event_id)
    status = "" if event.status is EventStatus.REPORTED else event.status.value
    notes = ", ".join(filter(None, (event.place and clean_line(annotated.name(event.place)), status)))
    what = clean_line(event.title) + (f" ({notes})" if notes else "")
    return f"{in_words(event.date, with_offset=True)}: {what}. In: {citation(annotated.article)}"
