"""The help: what one does here, and every command with its keys, those that work here first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from reader.commands import COMMANDS, Context, commands_of
from reader.keys import bindings_of, keyed, shown_keys
from reader.screens.box import BoxScreen, HiddenField
from reader.widgets.line import Line
from reader.widgets.scrolling_lines import ScrollingLines

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen

    from reader.commands import Command

_BESIDE: dict[Context, tuple[Context, ...]] = {
    Context.ARTICLE: (
        Context.BODY,
        Context.ENTITIES,
        Context.TIMELINE,
        Context.FIND,
        Context.EVENTS,
        Context.NOTE,
        Context.QUOTE,
        Context.NOTES,
        Context.TAGS,
        Context.FIELD,
    ),
    Context.LIBRARY: (Context.COLLECTIONS, Context.TAGS, Context.FIELD),
    Context.APP: (Context.LIST, Context.LINES, Context.CARD),
}
"""Where else one can go, by keys that work somewhere: to other panes, and to what opens over them."""

_LESSONS: dict[Context, str] = {
    Context.BODY: (
        "Marked words name a system, a person, an organisation, a place or an agreement. {mention.next} "
        "steps from one to the next, {card} opens what is known of it, {why} tells why it is one."
    ),
    Context.ENTITIES: (
        "Whom the article names, with how often, and a bar that shows where in it. {entities.choose} selects "
        "one: {next} and {previous} then step through its mentions, and the timeline marks its events."
    ),
    Context.TIMELINE: (
        "What the article tells, in time: {timeline.next} and {timeline.previous} move, {timeline.choose} "
        "goes to the sentence. An axis of ┄ is folded time; {timeline.scale} draws all time alike."
    ),
    Context.ARTICLE: (
        "Text, entities and timeline follow each other: select something in one, and see it in the others. "
        "{pane.next} moves between them, {clear} clears what is selected."
    ),
    Context.EVENTS: "{events.words} and {events.entity} filter, {events.go} goes to the sentence.",
    Context.LIBRARY: (
        "{library.search} searches as you type: words, “phrases”, begin*, -without, this OR that, and fields "
        "such as entity:, person:, topic:, source:, date:2025-03, is:unread; {library.complete} completes "
        "them. {library.go} keeps the search, and opens an article at what was found. In the list ● is "
        "unread, ★ has a star, ✎ has notes, ! has something wrong in its file."
    ),
    Context.FIND: (
        "Capitals count if you type one. @name finds an entity under all its names. {find.keep} keeps the "
        "search: {next} and {previous} step through it."
    ),
    Context.NOTES: (
        "Your notes as they stand in the text; {note.next} and {note.previous} step through them there. They "
        "are kept by their words, so they follow an article that is edited. dateline notes writes them all."
    ),
    Context.NOTE: (
        "{note} opens it: on what the mouse has selected, else on the sentence of the current mention, match "
        "or event, else on words that you choose. Saved without a text, it marks its words. {note.quote} "
        "moves to the words, to take more or fewer of them."
    ),
    Context.TAGS: (
        "Your words for an article: spaces or commas part them; “two words” in quotation marks are one tag. "
        "{tags.complete} completes those used so far. In a search of the library, tag:word finds them."
    ),
    Context.QUOTE: "{quote.longer} and {quote.shorter} move their end, {quote.later} and {quote.earlier} "
    "their beginning, word by word.",
    Context.APP: "{palette} finds any command by its name. All keys can be changed: dateline config --keys.",
}
"""What one does in a pane, for who is there for the first time."""


def contexts_here(screen: Screen[Any]) -> tuple[Context, ...]:
    """Where commands work, as seen from a screen.

    Args:
        screen: The screen; what has its focus comes first.
    """
    context_of = {entry.id: entry.context for entry in COMMANDS}
    ids = (active.binding.id for active in screen.active_bindings.values())
    here = dict.fromkeys(context_of[id_] for id_ in ids if id_ in context_of)
    beside = (context for place in here for context in _BESIDE.get(place, ()))
    return tuple(dict.fromkeys((*here, *beside)))


def help_lines(*contexts: Context, words: str = "") -> list[Line]:
    """The lines of the help.

    Args:
        contexts: Where commands work, in the order to tell them.
        words: What is looked for: only commands with all these words, in what is told of them, are listed.
    """
    wanted = words.casefold().split()
    lines: list[Line] = []
    for context in contexts:
        entries = [entry for entry in commands_of(context) if _has(entry, wanted)]
        if not entries:
            continue
        lines += [Line()] if lines else []
        lines.append(Line(((context.value.upper(), "bold $dateline-accent"),)))
        if context in _LESSONS and not wanted:
            lines += [Line(((keyed(_LESSONS[context]), "$dateline-dim"),))]
        lines += [Line((keyed(entry.help),), shown_keys(entry), "bold", sign="  ") for entry in entries]
    return lines or [Line((f"No command has all of these words: {words}",))]


def _has(entry: Command, words: list[str]) -> bool:
    told = f"{shown_keys(entry)} {entry.title} {keyed(entry.help)} {entry.id} {entry.context}".casefold()
    return all(word in told for word in words)


class HelpScreen(BoxScreen[None]):
    """The help, with a field to search it."""

    BINDINGS = bindings_of(Context.HELP)

    def __init__(self, contexts: tuple[Context, ...]) -> None:
        """Tell some commands.

        Args:
            contexts: Where they work, in the order to tell them.
        """
        super().__init__()
        self._contexts = contexts
        """Where commands work, in the order to tell them."""
        self._text = ScrollingLines(help_lines(*contexts), id="help-text")
        """What is told."""
        self._words = HiddenField(Input(placeholder="Search the help", compact=True))
        """What is looked for."""

    def compose(self) -> ComposeResult:
        """A titled box: the field, the commands."""
        with Vertical(classes="box") as box:
            box.border_title = "Keys"
            box.border_subtitle = keyed("{help.search} search · {help.close} close")
            yield self._words.field
            yield self._text

    def on_mount(self) -> None:
        """The text takes the keys."""
        self.set_focus(self._text)

    def action_search(self) -> None:
        """Open the field."""
        self._words.open()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._text.lines = help_lines(*self._contexts, words=event.value)
        self._text.action_top()

    @on(Input.Submitted)
    def _read_on(self) -> None:
        """Give the keys to what was found."""
        self.set_focus(self._text)

    def action_close(self) -> None:
        """End the search; without one, close the help."""
        field = self._words.field
        if field.value or field.has_focus:
            field.value = ""
            self._words.close(self._text)
        else:
            self.dismiss()
