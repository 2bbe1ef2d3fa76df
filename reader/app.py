"""The application: styles, themes, the library, the first screen."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, SystemCommand

from reader import paths
from reader.commands import Context, bindings_of, commands_of, shown_keys
from reader.errors import UsageError
from reader.screens.article import ArticleScreen
from reader.screens.typeahead import Typeahead
from reader.store.article_file import load_article
from reader.store.open_library import OpenLibrary, title_of
from reader.themes import DARK, LIGHT, THEMES, role_defaults

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.screen import Screen

    from reader.store.catalogue import Entry


PATIENCE_SECONDS = 0.4
"""How long a key waits for the library's list before it gives way to the next ones."""


class ReaderApp(App[int]):
    """Reads the articles of one library."""

    TITLE = "Dateline"
    CSS_PATH = str(paths.styles_dir() / "article.tcss")
    BINDINGS: ClassVar = bindings_of(Context.APP)
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (76, "-normal"), (108, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-low"), (32, "-tall")]

    def __init__(self, path: Path) -> None:
        """Open an article.

        Args:
            path: The article's file; its library is found from it.
        """
        super().__init__()
        self._first_path = path
        """The article to begin with; its library is the app's."""
        self._open_library = OpenLibrary(path)
        """What the library holds, as far as it has been asked for."""
        self._path = path
        """The article that is open."""
        self._typeahead = Typeahead(self, super().on_event)
        """The keys that have been typed ahead."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self._css_variables = self.get_css_variables()
        """What the stylesheets were read with."""
        self.stylesheet.set_variables(self._css_variables)

    def on_mount(self) -> None:
        """Collect garbage from now on: the command that opens the reader stops that while it starts."""
        self.call_after_refresh(gc.freeze)
        self.call_after_refresh(gc.enable)
        self._heed_signals()

    def _heed_signals(self) -> None:
        """Leave in good order, with the terminal as it was, when the system asks."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # there is no SIGHUP on Windows
            if number is not None and threading.current_thread() is threading.main_thread():
                with suppress(NotImplementedError):  # nor are there handlers in its event loop
                    loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def get_default_screen(self) -> Screen[Any]:
        """The article itself: no other screen is made before it."""
        return self._screen_for(self._path)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of the roles, for themes that do not define them."""
        return role_defaults(self.current_theme)

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002  Textual's signature
        """Read the stylesheets anew if the theme's colours have changed.

        Textual does so at every start, after it has read them already.
        """
        variables = self.get_css_variables()
        if variables == self._css_variables:
            self.stylesheet.update(self, animate=animate)
            return
        self._css_variables = variables
        super().refresh_css(animate)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Have keys wait for the ones before them."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._typeahead.put(event)
        else:
            await super().on_event(event)

    # Articles

    def _screen_for(self, path: Path) -> Screen[Any]:
        """A screen that shows an article, or the problems of its file."""
        self._path = path
        loaded = load_article(path)
        if loaded.article is None:
            from reader.screens.problems import ProblemsScreen  # noqa: PLC0415  most articles are sound

            return ProblemsScreen(path, loaded.problems)
        return ArticleScreen(loaded.article, self._open_library.gazetteer, partial(title_of, path))

    async def open_article(self, path: Path) -> None:
        """Show an article in place of the present one."""
        screen = self._screen_for(path)
        if len(self.screen_stack) > 1:
            await self.switch_screen(screen)
        else:
            # Textual's first screen cannot be switched: it stays below the others.
            await self.push_screen(screen)

    async def action_reload(self) -> None:
        """Read the article's file again, and its library."""
        self._open_library = OpenLibrary(self._first_path)
        await self.open_article(self._path)

    async def _with_catalogue(self, go: Callable[[list[Entry]], Awaitable[None]]) -> None:
        """Go on with the library's articles: at once, or when they have been read, if that takes long.

        Meanwhile keys wait; if it takes long they do not, and a reader who has gone elsewhere is left alone.
        """
        asker = self.screen
        reading = asyncio.ensure_future(asyncio.to_thread(self._open_library.catalogue))
        try:
            entries = await asyncio.wait_for(asyncio.shield(reading), PATIENCE_SECONDS)
        except TimeoutError:
            self._tell("The library is being read …")

            async def go_late() -> None:
                if self.screen is asker:
                    await go(reading.result())

            reading.add_done_callback(lambda _: self.call_later(go_late))
        else:
            await go(entries)

    async def action_next_article(self) -> None:
        """Open the article after this one."""
        await self._with_catalogue(partial(self._step_article, 1))

    async def action_previous_article(self) -> None:
        """Open the article before this one."""
        await self._with_catalogue(partial(self._step_article, -1))

    async def _step_article(self, steps: int, catalogue: list[Entry]) -> None:
        paths = [entry.path for entry in catalogue]
        if self._path not in paths:
            self._tell("This article is not in its library’s list; 0 shows the list.")
            return
        at = paths.index(self._path) + steps
        if 0 <= at < len(paths):
            await self.open_article(paths[at])
        elif steps > 0:
            self._tell("This is the oldest article; K goes to newer ones.")
        else:
            self._tell("This is the newest article; J goes to older ones.")

    def _tell(self, message: str) -> None:
        if isinstance(self.screen, ArticleScreen):
            self.screen.tell(message)
        else:
            self.notify(message)

    async def action_library(self) -> None:
        """Choose another article."""
        await self._with_catalogue(self._choose_article)

    async def _choose_article(self, catalogue: list[Entry]) -> None:
        from reader.screens.contents import article_entries  # noqa: PLC0415  an article is shown without it
        from reader.screens.modal import ChooserScreen  # noqa: PLC0415  as above

        async def go(chosen: str | None) -> None:
            if chosen:
                await self.open_article(Path(chosen))

        chooser = ChooserScreen("Articles", article_entries(catalogue), str(self._path))
        await self.push_screen(chooser, go)

    # Commands

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the commands of the table that work here, and Textual's choice of themes."""
        nodes: dict[Context, App[int] | Screen[Any]] = {Context.APP: self}
        nodes[Context.ARTICLE if isinstance(screen, ArticleScreen) else Context.PROBLEMS] = screen
        for context, node in nodes.items():
            for entry in commands_of(context):
                if entry.in_palette:
                    title = f"{entry.title}  ({shown_keys(entry)})"
                    yield SystemCommand(title, entry.help, partial(node.run_action, entry.action))
        yield SystemCommand("Theme", "Choose among all themes.", self.action_change_theme)

    async def action_help(self) -> None:
        """Show the keys, those of the pane that has the focus first."""
        from reader.screens.help import contexts_here, help_lines  # noqa: PLC0415  as above
        from reader.screens.modal import LinesScreen  # noqa: PLC0415  as above

        await self.push_screen(LinesScreen("Keys", help_lines(*contexts_here(self.screen))))

    def action_switch_theme(self) -> None:
        """Switch between the light and the dark theme."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    def action_help_quit(self) -> None:
        """Answer Ctrl+C where there is nothing to copy: in many programs it ends them."""
        self._tell("q or Ctrl+Q leaves the reader; Ctrl+C copies text that is selected with the mouse.")

    def action_back_or_quit(self) -> None:
        """Leave; what is open over the article closes by itself."""
        self.exit(0)


def run(path: Path | None) -> int:
    """Open the reader.

    Args:
        path: An article, or a folder of articles, of which the newest opens; None: the bundled library's
            first article.

    Returns:
        The exit code.

    Raises:
        UsageError: The folder holds no article.
    """
    start = (path or paths.first_article()).absolute()
    if start.is_dir():
        from reader.store.catalogue import newest  # noqa: PLC0415  one article is shown without it
        from reader.store.library import Library  # noqa: PLC0415  as above

        found = newest(Library(start).articles())
        if found is None:
            raise UsageError(f"{start} holds no article", "name a folder with .yaml files in it")
        start = found
    app = ReaderApp(start)
    app.run()
    # Textual 8.2.8 turns pixel mouse reports on in terminals that tell their size in band, and never off.
    sys.stdout.write("\x1b[?1016l")
    sys.stdout.flush()
    return app.return_code or 0
