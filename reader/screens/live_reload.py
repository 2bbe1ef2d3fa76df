"""Reading an article again when its files change, while it is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from reader.store.article_file import load_article
from reader.store.library import name_here
from reader.store.problems import Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.app import App
    from textual.worker import Worker

    from reader.store.article_file import LoadedArticle
    from reader.store.open_library import OpenLibrary
    from reader.store.watch import ArticleWatch, Loss


class LiveReload:
    """Looks at the files of the article that is open, and tells the app what has become of them."""

    class Changed(Message):
        """The article's file, or one that defines its entities, has changed, and has been read again."""

        def __init__(
            self,
            watch: ArticleWatch,
            loaded: LoadedArticle,
            library: OpenLibrary,
            *,
            is_new: bool,
            is_back: bool,
        ) -> None:
            super().__init__()
            self.watch = watch
            """Has seen it."""
            self.loaded = loaded
            """What is in the article's file now."""
            self.library = library
            """The library as it is now; as it was last without errors, if there are any."""
            self.entity_errors: Sequence[Problem] = library.entity_errors()
            """Why the library is not, or not wholly, what its files say now."""
            self.is_new = is_new
            """Whether there is anything new: not, if all that has changed is what cannot be read."""
            self.is_back = is_back
            """Whether the article's file was lost before."""

    class Lost(Message):
        """The article's file cannot be read any more."""

        def __init__(self, watch: ArticleWatch, loss: Loss) -> None:
            super().__init__()
            self.watch = watch
            """Has seen it."""
            self.loss = loss
            """Why not."""

    def __init__(
        self,
        app: App[int],
        opened: Callable[[], tuple[ArticleWatch, OpenLibrary] | None],
        renew: Callable[[], OpenLibrary],
    ) -> None:
        """Look at nothing yet.

        Args:
            app: Gets the messages.
            opened: Says which article is open, and of which library; None: none is.
            renew: Makes the library anew, to be read when it is asked for something.
        """
        self._app = app
        self._opened = opened
        self._renew = renew
        self._last_look: Worker[None] | None = None
        """The last look at the files; None: there has been none."""

    def look(self) -> None:
        """Look at the files, unless a look is under way: disks can be slow."""
        opened = self._opened()
        if opened is not None and (self._last_look is None or self._last_look.is_finished):
            look = partial(self._look, *opened)
            self._last_look = self._app.run_worker(look, thread=True, group="watch")

    def _look(self, watch: ArticleWatch, library: OpenLibrary) -> None:
        """Look, in a worker, and read what has changed."""
        loss = watch.loss
        change = watch.look()
        if watch.loss is not None and watch.loss is not loss:
            self._app.post_message(self.Lost(watch, watch.loss))
        if change is None:
            return
        before = library
        if change.entities:
            renewed = self._renew()
            errors = [_gone(path) for path in change.gone] or renewed.entity_errors()
            if errors:
                library.stay(errors)  # the last good entities do
            else:
                library = renewed
        loaded, is_back = load_article(watch.path), loss is not None
        is_new = change.article or library is not before
        self._app.post_message(self.Changed(watch, loaded, library, is_new=is_new, is_back=is_back))


def _gone(path: Path) -> Problem:
    """What to say of a file that defined entities, when no other does."""
    message = "This file is gone, and with it the library’s entities."
    hint = "Put it back; until then the entities stay as they were read last."
    return Problem(name_here(path), 1, 1, Severity.ERROR, Code.UNREADABLE, message, hint)
