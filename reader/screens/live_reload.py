"""Reading an article again when its files change, while it is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from reader.store.article_file import load_article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App
    from textual.worker import Worker

    from reader.store.article_file import LoadedArticle
    from reader.store.open_library import OpenLibrary
    from reader.store.problems import Problem
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
            entity_errors: Sequence[Problem],
            *,
            is_back: bool,
        ) -> None:
            super().__init__()
            self.watch = watch
            """Has seen it."""
            self.loaded = loaded
            """What is in the article's file now."""
            self.library = library
            """The library as it is now; as it was last without errors, if there are any."""
            self.entity_errors = entity_errors
            """Why the library is not read as it is now."""
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
        opened: Callable[[], tuple[ArticleWatch, OpenLibrary]],
        renew: Callable[[], OpenLibrary],
    ) -> None:
        """Look at nothing yet.

        Args:
            app: Gets the messages.
            opened: Says which article is open, and of which library.
            renew: Makes the library anew, to be read when it is asked for something.
        """
        self._app = app
        self._opened = opened
        self._renew = renew
        self._last_look: Worker[None] | None = None
        """The last look at the files; None: there has been none."""

    def look(self) -> None:
        """Look at the files, unless a look is under way: disks can be slow."""
        if self._last_look is None or self._last_look.is_finished:
            look = partial(self._look, *self._opened())
            self._last_look = self._app.run_worker(look, thread=True, group="watch")

    def _look(self, watch: ArticleWatch, library: OpenLibrary) -> None:
        """Look, in a worker, and read what has changed."""
        loss = watch.loss
        change = watch.look()
        if watch.loss is not None and watch.loss is not loss:
            self._app.post_message(self.Lost(watch, watch.loss))
        if change is None:
            return
        errors: Sequence[Problem] = ()
        if change.entities:
            renewed = self._renew()
            errors = renewed.entity_errors()
            library = library if errors else renewed  # the last good ones stay
        library.forget_catalogue()
        loaded, is_back = load_article(watch.path), loss is not None
        self._app.post_message(self.Changed(watch, loaded, library, errors, is_back=is_back))
