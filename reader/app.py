"""The application: styles, themes, the library, the first screen."""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.message import Message

from reader import paths
from reader.commands import Context, commands_of
from reader.config import Keys, Settings
from reader.keys import bindings_of, keyed, shown_keys, use_keys
from reader.screens.style import read_styles
from reader.screens.trail import Trail
from reader.screens.typeahead import Typeahead
from reader.store.open_library import OpenLibrary, title_of
from reader.store.place_keeper import PlaceKeeper
from reader.store.watch import ArticleWatch
from reader.terminal import Terminal
from reader.themes import THEMES, role_defaults, type_variables
from reader.widgets.entity_look import use_types
from reader.widgets.text_cursor import renew_text_cursor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.screen import Screen
    from textual.theme import Theme

    from reader.model.article import Article
    from reader.screens.article_marks import ArticleMarks
    from reader.screens.article_source import ArticleSource
    from reader.screens.jump import Jumps
    from reader.screens.library import LibraryScreen
    from reader.screens.live_reload import LiveReload
    from reader.screens.open_article import OpenArticle
    from reader.screens.shelf import Shelf
    from reader.screens.trail import Spot


LOOK_SECONDS = 1.0
"""How often it is looked whether the article's files have changed; two looks must agree."""


class ReaderApp(App[int]):
    """Reads the articles of one library."""

    TITLE = "Dateline"
    CSS_PATH = str(paths.styles_dir() / "article.tcss")
    BINDINGS: ClassVar = [*bindings_of(Context.APP), *bindings_of(Context.EVERYWHERE)]
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (76, "-normal"), (108, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-low"), (32, "-tall")]

    class PlacesUnkept(Message):
        """Places cannot be kept now."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def __init__(
        self,
        path: Path,
        settings: Settings = Settings(),  # noqa: B008  it cannot change
        terminal: Terminal = Terminal(),  # noqa: B008  as above
        notice: str = "",
        *,
        is_first_run: bool = False,
    ) -> None:
        """Open an article, or a library.

        Args:
            path: The article's file, whose library is found from it; or a library's folder.
            settings: The user's.
            terminal: What can be shown.
            notice: What is to be said when the article is on the screen; empty: nothing.
            is_first_run: Whether this person has not read here before.
        """
        self._type_variables = type_variables(settings.types)
        """The colours that the user gives to types of entities, by the stylesheets' names."""
        self._knows_theme = False
        """Whether the theme is the user's; Textual asks for its colours before."""
        self._mixed_for: Theme | None = None
        """The theme that the variables of the stylesheets have been made for; None: none yet."""
        super().__init__()
        self._is_first_run = is_first_run
        """Whether the reader's first article is still to be opened."""
        self._settings = settings
        """The user's settings."""
        self._notice = notice
        """What is to be said when the first article is on the screen."""
        self.terminal = terminal
        """What can be shown."""
        self._adapt()
        use_types(settings.types, is_ascii=not terminal.has_unicode)
        self._first_path = path
        """The article to begin with; its library is the app's."""
        self._open_library = self._new_library()
        """What the library holds, as far as it has been asked for."""
        self._articles: list[OpenArticle] = []
        """The articles that are open, the one on top last: others lie below a list of the library."""
        self._trail = Trail()
        """Where one has been in the articles, and the marks in them."""
        self._places: PlaceKeeper | None = None
        """Where one is in each article; None: that is not kept."""
        if settings.keep_places:
            self._places = PlaceKeeper(
                paths.state_file(), lambda why: self.post_message(self.PlacesUnkept(why))
            )
        self._typeahead = Typeahead(self, super().on_event)
        """The keys that have been typed ahead."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme
        self._knows_theme = True
        self._set_keys()
        self._css_variables = self.get_css_variables()
        """What the stylesheets were read with."""
        self.stylesheet.set_variables(self._css_variables)

    def _set_keys(self) -> None:
        """Have the keys that the user has chosen work, and be told."""
        preset, own = self._settings.keys
        keys: dict[str, str] = {}
        if own or preset != Keys().preset:
            from reader.key_preset import keymap  # noqa: PLC0415  most users keep the keys

            keys = keymap(preset, own)
            self.set_keymap(keys)
        own_keys = {id_: tuple(found.split(",")) for id_, found in keys.items()}
        use_keys(own_keys, is_ascii=not self.terminal.has_unicode)

    def _adapt(self) -> None:
        """Draw what the terminal can show."""
        self.no_color = not self.terminal.has_colour  # Textual's stylesheets ask for it: ``:nocolor``
        if self.terminal.has_colour and self.terminal.has_unicode:
            return
        from reader.widgets.line_filter import Ascii, Colourless  # noqa: PLC0415  most terminals show all

        if not self.terminal.has_colour:
            self._filters = [Colourless()]
        if not self.terminal.has_unicode:
            self._filters.append(Ascii())

    def on_mount(self) -> None:
        """Look after the terminal, the files and the memory."""
        self.call_after_refresh(_collect_garbage)
        self._heed_signals()
        self.app_resume_signal.subscribe(self, self._draw_anew)
        self.screen_change_signal.subscribe(self, lambda _: self._move_text_cursor())
        if self._settings.live_reload:
            self.call_after_refresh(self._watch_files)
        if self.no_color:
            read_styles(self, "no_colour.tcss")

    def _draw_anew(self, _: object) -> None:
        """Come back from the shell: the terminal has shown something else meanwhile."""
        self._display(self.screen, self.screen._compositor.render_update(full=True))  # noqa: SLF001  no public way draws all

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _move_text_cursor(self) -> None:
        """Have the terminal's cursor go with the keys, once the screen is laid out."""
        self.call_after_refresh(lambda: renew_text_cursor(self.screen))

    def on_unmount(self) -> None:
        """See that the last place is kept."""
        if self._places is not None:
            self._places.close()
        if "shelf" in self.__dict__:
            self.shelf.close()

    def _heed_signals(self) -> None:
        """Leave in good order, with the terminal as it was, when the system asks."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # there is no SIGHUP on Windows
            if number is not None and threading.current_thread() is threading.main_thread():
                with suppress(NotImplementedError):  # nor are there handlers in its event loop
                    loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def get_default_screen(self) -> Screen[Any]:
        """The article itself, or the library: no other screen is made before it."""
        if self._first_path.is_dir():
            screen = self._library_screen()
            self.stylesheet.read_all(screen.css_path)  # as Textual does for all screens but this
            if self._notice:
                self.call_after_refresh(screen.tell, self._notice, stays=True)
                self._notice = ""
            return screen
        return self._screen_for(self._first_path)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of the roles, for themes that do not define them."""
        return role_defaults(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, and over them the user's colours of types.

        Textual asks for them several times at a start, the first time before it knows the theme.
        """
        if self._knows_theme and self._mixed_for is not self.current_theme:
            self._mixed_for = self.current_theme
            variables = super().get_css_variables()
            variables |= self._type_variables  # in place: Textual keeps this dictionary for texts with styles
        return self.theme_variables

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

    # Files that change

    def _watch_files(self) -> None:
        """See from now on when the files of the open article change."""
        from reader.screens.live_reload import LiveReload  # noqa: PLC0415  an article is shown without it

        live_reload = LiveReload(self, self._watched, self._new_library)
        live_reload.look()  # takes down what the entities’ files are like
        self.set_interval(LOOK_SECONDS, live_reload.look)

    def _watched(self) -> tuple[ArticleWatch, OpenLibrary] | None:
        return (self._articles[-1].watch, self._open_library) if self._articles else None

    def _is_watched_by(self, watch: ArticleWatch) -> bool:
        """Whether a watch is still the one of the article that is open."""
        return bool(self._articles) and self._articles[-1].watch is watch

    async def on_live_reload_changed(self, message: LiveReload.Changed) -> None:
        """Show the article as it is now, unless another one has been opened meanwhile."""
        if not self._is_watched_by(message.watch):
            return
        self._open_library = message.library
        if "shelf" in self.__dict__:
            self.shelf.renew()
        article = self._articles[-1]
        if article.shown is not None:
            from reader.screens.edition import show_change  # noqa: PLC0415  most articles stay as they are

            show_change(article.shown, message)
        elif not self._is_covered(article):
            await self.open_article(article.path)

    def on_live_reload_lost(self, message: LiveReload.Lost) -> None:
        """Say that the file cannot be read any more, unless another article has been opened meanwhile."""
        if self._is_watched_by(message.watch) and (shown := self._articles[-1].shown) is not None:
            from reader.screens.edition import show_loss  # noqa: PLC0415  as above

            show_loss(shown, message.loss)

    # Articles

    def _new_library(self) -> OpenLibrary:
        """The app's library, nothing of which has been read yet."""
        return OpenLibrary(self._first_path)

    def _screen_for(self, path: Path, find: str = "", spot: Spot | None = None) -> Screen[Any]:
        """A screen that shows an article, or the problems of its file."""
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  a list is shown without it
        from reader.screens.open_article import OpenArticle  # noqa: PLC0415  as above
        from reader.store.article_file import load_article  # noqa: PLC0415  as above

        watch = ArticleWatch(path)
        loaded = load_article(path)
        screen: Screen[Any]
        if loaded.article is None:
            from reader.screens.problems import ProblemsScreen  # noqa: PLC0415  most articles are sound

            screen = ProblemsScreen(path, loaded.problems)
        else:
            source = self._source(path, loaded.article)._replace(find=find)
            if spot is not None:
                source = source._replace(place=spot.place, row=spot.row)
            screen = ArticleScreen(source, self._settings, self.terminal)
            if self._settings.keep_places:
                self.call_after_refresh(self._begin_recording, path, loaded.article)
        self._articles.append(OpenArticle(screen, watch))
        return screen

    def _begin_recording(self, path: Path, article: Article) -> None:
        self.run_worker(self._record_opening(path, article), group="openings")

    async def _record_opening(self, path: Path, article: Article) -> None:
        """Remember that an article is read, when it is on the screen."""
        if problem := await self.shelf.record_opening(path, article):
            self._tell(f"Not kept as read: {problem}")

    def _source(self, path: Path, article: Article) -> ArticleSource:
        from reader.screens.article_source import ArticleSource  # noqa: PLC0415  as above
        from reader.screens.notebook import StateNotebook  # noqa: PLC0415  as above

        library = self._open_library
        source = ArticleSource(article, library.gazetteer, library.entity_errors, partial(title_of, path))
        source = source._replace(is_first=self._is_first_run)
        notice, self._notice, self._is_first_run = self._notice, "", False
        if (places := self._places) is not None:
            place = places.place(path)
            notice = notice or (f"Places are not kept: {places.problem}" if places.problem else "")
            source = source._replace(place=place, keep_place=partial(places.keep, path))
        notebook = StateNotebook(path, article)
        return source._replace(path=path, notice=notice, trail=self._trail, notebook=notebook)

    @on(PlacesUnkept)
    def _places_unkept(self, message: PlacesUnkept) -> None:
        self._tell(f"Places are not kept now: {message.why}")

    async def open_article(self, path: Path, find: str = "", spot: Spot | None = None) -> None:
        """Show an article in place of the present one, or over the list of the library.

        Args:
            path: Its file.
            find: What to find in it; empty: nothing.
            spot: What to show at its top; None: where one left off.
        """
        if self._is_library_on_top:
            await self.push_screen(self._screen_for(path, find, spot))
            return
        before = self._articles.pop()
        if before.shown is not None and spot is None and path != before.path:
            before.shown.jumps.leave()
        while self.screen is not before.screen:
            await self.pop_screen()  # what lies over the present one
        screen = self._screen_for(path, find, spot)
        if len(self.screen_stack) > 1:
            await self.switch_screen(screen)
        else:
            # Textual's first screen cannot be switched: it stays below the others.
            await self.push_screen(screen)

    async def on_jumps_elsewhere(self, message: Jumps.Elsewhere) -> None:
        """Go back, or to a mark, in another article."""
        path = message.spot.path
        if path is None or not path.is_file():
            self._tell(f"The article of that place is gone: {path}")
        else:
            await self.open_article(path, spot=message.spot)

    def _is_covered(self, article: OpenArticle) -> bool:
        """Whether the library's list lies over an article."""
        stack, library = self.screen_stack, self._library
        return library in stack and stack.index(library) > stack.index(article.screen)

    async def action_reload(self) -> None:
        """Read the article's file again, and its library."""
        self._open_library = self._new_library()
        await self.open_article(self._articles[-1].path)

    # The library

    @cached_property
    def shelf(self) -> Shelf:
        """The library: its index, its list, and the marks on its articles."""
        from reader.screens.shelf import Shelf  # noqa: PLC0415  an article is shown without it

        return Shelf(self._first_path, paths.state_file())

    @property
    def _library(self) -> LibraryScreen | None:
        """The list of the library; None: it has not been wanted yet."""
        return self.shelf.open_screen if "shelf" in self.__dict__ else None

    @property
    def _is_library_on_top(self) -> bool:
        return self.screen is self._library

    def _library_screen(self) -> LibraryScreen:
        screen = self.shelf.screen
        if not self.is_screen_installed(screen):
            self.install_screen(screen, "library")  # it stays as it is while articles are read
        return screen

    async def action_library(self) -> None:
        """Show the list of the library."""
        library = self._library_screen()
        if library not in self.screen_stack:
            library.can_return = bool(self._articles)
            self._leave_place()
            await self.push_screen(library)
            if self._articles:
                await library.opening.stand_on(self._articles[-1].path)
        while self.screen is not library:
            await self._pop_screen()

    async def action_search(self) -> None:
        """Show the list of the library, and take a search."""
        await self.action_library()
        self._library_screen().action_search()

    async def _pop_screen(self) -> None:
        """Close what is on top."""
        if self._articles and self._articles[-1].screen is self.screen:
            self._leave_place()
            self._articles.pop()
        await self.pop_screen()
        self._marks.show()  # other tags may have been given in the list

    def _leave_place(self) -> None:
        """Remember where one is in the article, which is left for the list."""
        if self._articles and (shown := self._articles[-1].shown) is not None:
            shown.jumps.leave()

    async def on_library_screen_chosen(self, message: LibraryScreen.Chosen) -> None:
        """Open an article from the list."""
        if self._is_library_on_top:
            await self.open_article(message.path, message.find)

    async def on_library_screen_left(self) -> None:
        """Go back from the list to the article below it."""
        if self._is_library_on_top and len(self.screen_stack) > 1:
            await self._pop_screen()

    async def action_next_article(self) -> None:
        """Open the article after this one."""
        await self._step(1)

    async def action_previous_article(self) -> None:
        """Open the article before this one."""
        await self._step(-1)

    async def _step(self, steps: int) -> None:
        """Go on in the library."""
        if self._is_library_on_top:
            self.shelf.screen.action_move("next" if steps > 0 else "previous")
            return
        from reader.screens.stepping import Stepping  # noqa: PLC0415  an article is shown without it

        stepping = Stepping(self, lambda: self.shelf, self.open_article, self._tell)
        await stepping.step(self._articles[-1].path, steps)

    async def action_mark(self, method: str) -> None:
        """Mark the article on the screen.

        Args:
            method: Of :class:`ArticleMarks`.
        """
        await getattr(self._marks, method)()

    @cached_property
    def _marks(self) -> ArticleMarks:
        from reader.screens.article_marks import ArticleMarks  # noqa: PLC0415  as above

        return ArticleMarks(self, lambda: self.shelf, self._articles, self._tell)

    def _tell(self, message: str) -> None:
        shown = self._articles[-1].shown if self._articles else None
        if shown is not None and shown is self.screen:
            shown.footer.tell(message)
        elif self._is_library_on_top:
            self.shelf.screen.tell(message)
        else:
            self.notify(message)

    # Commands

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the commands of the table that work here, and Textual's choice of themes."""
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  as above
        from reader.screens.problems import ProblemsScreen  # noqa: PLC0415  most articles are sound
        from reader.screens.timeline import TimelineScreen  # noqa: PLC0415  an article is shown without it

        nodes: dict[Context, App[int] | Screen[Any]] = {Context.APP: self, Context.EVERYWHERE: self}
        if isinstance(screen, ArticleScreen):
            nodes[Context.ARTICLE] = screen
        elif isinstance(screen, ProblemsScreen):
            nodes[Context.PROBLEMS] = screen
        elif isinstance(screen, TimelineScreen):
            nodes[Context.EVENTS] = screen
        elif self._is_library_on_top:
            nodes[Context.LIBRARY] = screen
        for context, node in nodes.items():
            for entry in commands_of(context):
                if entry.in_palette:
                    title = f"{entry.title}  ({shown_keys(entry)})"
                    yield SystemCommand(title, keyed(entry.help), partial(node.run_action, entry.action))
        yield SystemCommand("Theme", "Choose among all themes.", self.action_change_theme)

    async def action_command_palette(self) -> None:  # type: ignore[override]  # an action may be awaited
        """Look for a command by its name; keys that follow at once are typed into the palette."""
        from reader.screens.palette import Palette  # noqa: PLC0415  an article is shown without it

        if not isinstance(self.screen, Palette):
            await self.push_screen(Palette(id="--command-palette"))

    async def action_change_theme(self) -> None:  # type: ignore[override]  # as above
        """Choose among all themes."""
        from textual.theme import ThemeProvider  # noqa: PLC0415  one changes it now and then

        from reader.screens.palette import Palette  # noqa: PLC0415  as above

        await self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    async def action_help(self) -> None:
        """Show the keys, those of the pane that has the focus first."""
        from reader.screens.help import HelpScreen, contexts_here  # noqa: PLC0415  as above

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(contexts_here(self.screen)))

    def action_switch_theme(self) -> None:
        """Switch to the next of Dateline's own themes."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) + 1 if self.theme in names else 0
        self.theme = names[at % len(names)]
        self._tell(
            f"To keep it, set “theme: {self.theme}” in config.yaml; others: {keyed('{palette}')}, Theme."
        )

    def action_help_quit(self) -> None:
        """Answer Ctrl+C where there is nothing to copy: in many programs it ends them."""
        self._tell(
            keyed(
                "{back_or_quit} or {quit} leaves the reader; "
                "Ctrl+C copies text that is selected with the mouse."
            )
        )

    async def action_back_or_quit(self) -> None:
        """Leave, or go back to the library's list, or from there to the article below it."""
        if self._library in self.screen_stack and len(self.screen_stack) > 1:
            await self._pop_screen()
        else:
            self.exit(0)


def _collect_garbage() -> None:
    """Collect garbage from now on: the command that opens the reader stops that while it starts.

    What the start has left goes first, 1 MiB of it; what is in use then is not looked at again.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
