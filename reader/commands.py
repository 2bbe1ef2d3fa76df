"""Every command once: its keys, its words and where it works.

Bindings, command palette, help screen, footer and the README's table of keys are all made from
:data:`COMMANDS`. Users rebind by :attr:`Command.id`, which stays the same from version to version.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Context(StrEnum):
    """Where a command works; the value is its title in the help."""

    EVERYWHERE = "Everywhere"
    APP = "The reader"
    ARTICLE = "The article"
    BODY = "The text"
    ENTITIES = "The entities"
    TIMELINE = "The timeline"
    FIND = "The find bar"
    EVENTS = "The full-screen timeline"
    LIBRARY = "The library"
    LIST = "A list to choose from"
    LINES = "Cards, help, problems"
    CARD = "Cards"
    NOTES = "The list of notes"
    COLLECTIONS = "The collections"
    NOTE = "A note that is written"
    QUOTE = "The words that a note is on"
    TAGS = "Tags that are written"
    FIELD = "A line that is asked for"
    HELP = "The help"
    PROBLEMS = "An article with errors"


class Command(NamedTuple):
    """One thing that a reader can do."""

    id: str
    """Names the command in the user's configuration."""
    keys: tuple[str, ...]
    """As Textual names them, the one to show first."""
    action: str
    """The action's name in the app, screen or widget that binds it."""
    title: str
    """A few words, for the palette and the footer."""
    help: str
    """A sentence, for the help; keys stand in it by the ids of their commands (see `keyed`)."""
    context: Context
    in_palette: bool = True
    """Whether the palette offers it; plain movements are no commands that one looks up."""
    has_priority: bool = False
    """Whether its keys go before what else would take them: a field, or whatever is open."""


def _of(context: Context, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    return tuple(
        Command(id_, tuple(keys.split()), action, title, text, context)
        for id_, keys, action, title, text in rows
    )


def _moves(context: Context, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    return tuple(command._replace(in_palette=False) for command in _of(context, *rows))


def _first(*commands: Command) -> tuple[Command, ...]:
    return tuple(command._replace(has_priority=True) for command in commands)


COMMANDS: tuple[Command, ...] = (
    *_moves(
        Context.BODY,
        ("body.line_down", "j down", "line_down", "Line down", "Scroll one line down."),
        ("body.line_up", "k up", "line_up", "Line up", "Scroll one line up."),
        ("body.half_down", "ctrl+d", "half_down", "Half a page down", "Scroll half a page down."),
        ("body.half_up", "ctrl+u", "half_up", "Half a page up", "Scroll half a page up."),
        ("body.page_down", "space pagedown", "page_down", "Page down", "Scroll one page down."),
        ("body.page_up", "b pageup", "page_up", "Page up", "Scroll one page up."),
        ("body.top", "g home", "top", "Top", "Go to the beginning of the article."),
        ("body.bottom", "G end", "bottom", "End", "Go to the end of the article."),
    ),
    *_moves(
        Context.ENTITIES,
        ("entities.down", "j down", "cursor_down", "Next", "Move to the next entity."),
        ("entities.up", "k up", "cursor_up", "Previous", "Move to the previous entity."),
        ("entities.page_down", "space pagedown ctrl+d", "page_down", "Page down", "Move one page down."),
        ("entities.page_up", "b pageup ctrl+u", "page_up", "Page up", "Move one page up."),
        ("entities.first", "g home", "first", "First", "Move to the first entity."),
        ("entities.last", "G end", "last", "Last", "Move to the last entity."),
        (
            "entities.choose",
            "enter",
            "choose",
            "Select",
            "Select it and go to its next mention; again: its card.",
        ),
    ),
    *_moves(
        Context.TIMELINE,
        ("timeline.next", "l right j down", "next_event", "Next event", "Move to the next event."),
        ("timeline.previous", "h left k up", "previous_event", "Previous event", "Move to the event before."),
        ("timeline.first", "g home", "first_event", "First event", "Move to the first event."),
        ("timeline.last", "G end", "last_event", "Last event", "Move to the last event."),
        ("timeline.choose", "enter", "choose", "Go to", "Go to the sentence that tells the event."),
        ("timeline.zoom_in", "plus", "zoom_in", "Zoom in", "Show a shorter span of time."),
        ("timeline.zoom_out", "minus", "zoom_out", "Zoom out", "Show a longer span of time."),
        ("timeline.reset", "equals_sign", "zoom_reset", "Whole timeline", "Show the whole timeline."),
        ("timeline.pan_left", "H shift+left", "pan_left", "Earlier", "Move the window to earlier times."),
        ("timeline.pan_right", "L shift+right", "pan_right", "Later", "Move the window to later times."),
        (
            "timeline.scale",
            "a",
            "toggle_scale",
            "Change scale",
            "Fold empty spans of time, or draw all time alike.",
        ),
    ),
    *_of(
        Context.ARTICLE,
        (
            "find",
            "slash",
            "find",
            "Find in the article",
            "Search as you type; @name finds an entity.",
        ),
        (
            "next",
            "n",
            "step('through_what_is_wanted', 1)",
            "Next",
            "Next match, or next mention of what is selected.",
        ),
        (
            "previous",
            "N",
            "step('through_what_is_wanted', -1)",
            "Previous",
            "The same, backwards.",
        ),
        ("contents", "c", "window('contents')", "Contents", "Jump to a section."),
        (
            "section.next",
            "right_square_bracket",
            "jump('next_section')",
            "Next section",
            "Go to the next section.",
        ),
        (
            "section.previous",
            "left_square_bracket",
            "jump('previous_section')",
            "Previous section",
            "Beginning of this section, then the one before.",
        ),
        (
            "paragraph.next",
            "right_curly_bracket",
            "jump('next_paragraph')",
            "Next paragraph",
            "Go to the next paragraph.",
        ),
        (
            "paragraph.previous",
            "left_curly_bracket",
            "jump('previous_paragraph')",
            "Previous paragraph",
            "Go to the paragraph before.",
        ),
        (
            "mention.next",
            "asterisk",
            "step('through_mentions', 1)",
            "Next mention",
            "Go to the next mention of anyone or anything.",
        ),
        (
            "mention.previous",
            "number_sign",
            "step('through_mentions', -1)",
            "Previous mention",
            "The same, backwards.",
        ),
        (
            "event.next",
            "full_stop",
            "step('through_events', 1)",
            "Next event",
            "Select the next event and go to its sentence.",
        ),
        ("event.previous", "comma", "step('through_events', -1)", "Previous event", "The same, backwards."),
        (
            "events",
            "T",
            "window('events')",
            "Full-screen timeline",
            "List the events one below the other, by year.",
        ),
        (
            "follow",
            "f",
            "window('follow')",
            "Follow by letters",
            "Then the letters: select a mention, or open a link.",
        ),
        (
            "open",
            "o",
            "send('open_source')",
            "Open the source",
            "Open the address of the source in the browser.",
        ),
        (
            "why",
            "w",
            "window('why')",
            "Why is this a mention?",
            "Tell the rule and the name behind the mention.",
        ),
        (
            "card",
            "enter",
            "window('card')",
            "Card",
            "Show all that is known of the mention’s entity, or of the event.",
        ),
        (
            "highlights",
            "h",
            "highlights",
            "Highlights",
            "Mark all mentions, the first in each section, or none.",
        ),
        ("glyphs", "v", "glyphs", "Type glyphs", "Signs of types before mentions, or none."),
        ("pane.next", "tab", "step_pane(1)", "Next pane", "Move to the next pane."),
        ("pane.previous", "shift+tab", "step_pane(-1)", "Previous pane", "Move to the pane before."),
        ("pane.body", "1", "focus_pane('body')", "Text", "Move to the text."),
        (
            "pane.entities",
            "2",
            "focus_pane('entities')",
            "Entities",
            "Move to the entities; opens the pane if needed.",
        ),
        (
            "pane.timeline",
            "3",
            "focus_pane('timeline')",
            "Timeline",
            "Move to the timeline; opens the pane if needed.",
        ),
        (
            "entities.toggle",
            "e",
            "toggle_pane('entities')",
            "Show or hide entities",
            "Open or close the entities pane.",
        ),
        (
            "timeline.toggle",
            "t",
            "toggle_pane('timeline')",
            "Show or hide the timeline",
            "Open or close the timeline pane.",
        ),
        ("zen", "z", "zen", "Zen", "Show the text alone, or everything again."),
        ("wider", "plus", "widen(1)", "Wider text", "Make the lines longer."),
        ("narrower", "minus", "widen(-1)", "Narrower text", "Make the lines shorter."),
        (
            "mark.set",
            "m",
            "window('set_mark')",
            "Set a mark",
            "Then a letter: remember this place; a capital is known in all articles.",
        ),
        (
            "mark.go",
            "apostrophe",
            "window('go_mark')",
            "Go to a mark",
            "Then the letter: return to that place.",
        ),
        (
            "back",
            "ctrl+o alt+left",
            "jump('back')",
            "Back",
            "Return to the place before the last jump, in another article too.",
        ),
        ("forward", "alt+right", "jump('forward')", "Forward", "Go again to where you came back from."),
        ("copy.citation", "y", "send('copy_citation')", "Copy citation", "Copy headline, source and date."),
        ("copy.link", "Y", "send('copy_link')", "Copy link", "Copy the address of the source."),
        ("search", "S", "app.search", "Search the library", "Search all articles of the library."),
        ("star", "s", "app.mark('star')", "Star", "Give the article a star, or take it."),
        ("read", "r", "app.mark('read')", "Read or unread", "Mark the article as read, or as unread."),
        (
            "tags",
            "ctrl+t",
            "app.mark('tags')",
            "Tags",
            "Write the article’s tags; tag: in a search finds them.",
        ),
        ("undo", "u", "app.mark('undo')", "Undo", "Undo the last change; again: the one before."),
        (
            "redo",
            "U ctrl+r",
            "app.mark('redo')",
            "Redo",
            "Do again what was undone last; again: what was before.",
        ),
        (
            "note",
            "a",
            "note('write')",
            "Write a note",
            "On the words that the mouse has selected, or on a sentence; on the words of a note: edit it.",
        ),
        (
            "notes",
            "A",
            "note('list_all')",
            "Notes",
            "List the notes on this article; edit, delete, copy them.",
        ),
        (
            "note.next",
            "right_parenthesis",
            "note('step', 1)",
            "Next note",
            "Go to the next note, and show it.",
        ),
        ("note.previous", "left_parenthesis", "note('step', -1)", "Previous note", "The same, backwards."),
        (
            "problems",
            "exclamation_mark",
            "problems",
            "Problems of the files",
            "Show or fold what is wrong with the article’s file, or those of its entities.",
        ),
        ("clear", "escape", "clear", "Clear", "End the search, or clear what is selected."),
    ),
    # An Input takes what is typed: these go before it. Terminals send Alt+R as Esc, then r.
    *_first(
        *_moves(
            Context.FIND,
            (
                "find.keep",
                "enter",
                "keep",
                "Keep the search",
                "Keep it; {next} and {previous} step through it.",
            ),
            ("find.cancel", "escape", "cancel", "Cancel", "End the search, and return to where it began."),
            (
                "find.regex",
                "alt+r",
                "switch('is_regex')",
                "Regular expression",
                "Take the text as a regular expression, or not.",
            ),
            (
                "find.words",
                "alt+w",
                "switch('whole_words')",
                "Whole words",
                "Find whole words only, or parts of words too.",
            ),
            (
                "find.case",
                "alt+c",
                "switch('match_case')",
                "Match case",
                "Mind capitals and small letters, or not.",
            ),
        ),
    ),
    *_moves(
        Context.FIND,
        ("find.next", "down", "step(1)", "Next match", "Go to the next match while typing."),
        ("find.previous", "up", "step(-1)", "Previous match", "Go to the match before."),
    ),
    # The field takes what is typed: these go before it, and work while one types.
    *_first(
        *_moves(
            Context.EVENTS,
            ("events.go", "enter", "go", "Go to", "Go to the sentence that tells the event, and close."),
            ("events.back", "escape", "back", "Back", "End the filter; without one, close."),
        )
    ),
    *_moves(
        Context.EVENTS,
        ("events.next", "j down full_stop", "move('next')", "Next event", "Move to the next event."),
        ("events.previous", "k up comma", "move('previous')", "Previous event", "Move to the event before."),
        ("events.page_down", "space pagedown ctrl+d", "move('page_down')", "Page down", "Move a page down."),
        ("events.page_up", "b pageup ctrl+u", "move('page_up')", "Page up", "Move a page up."),
        ("events.first", "g home", "move('first')", "First event", "Move to the first event."),
        ("events.last", "G end", "move('last')", "Last event", "Move to the last event."),
        (
            "events.next_year",
            "right_square_bracket",
            "move('next_year')",
            "Next year",
            "Move to the next year.",
        ),
        (
            "events.previous_year",
            "left_square_bracket",
            "move('previous_year')",
            "Previous year",
            "Move to the beginning of this year, then to the one before.",
        ),
        ("events.words", "slash", "words", "Filter by words", "Type words: events with all of them stay."),
        ("events.entity", "e", "entity", "Filter by entity", "Choose an entity: its events stay."),
        ("events.card", "w", "card", "Card", "Show all that is known of the event."),
        ("events.close", "q T", "close", "Close", "Close it; the article selects the event moved to."),
    ),
    *_of(
        Context.EVENTS,
        (
            "events.copy",
            "y",
            "copy_event",
            "Copy the event",
            "Copy the event’s date, title and place, and the article’s citation.",
        ),
        ("events.copy_link", "Y", "send('copy_link')", "Copy link", "Copy the address of the source."),
        (
            "events.open",
            "o",
            "send('open_source')",
            "Open the source",
            "Open the address of the source in the browser.",
        ),
    ),
    # The field takes what is typed: these go before it, and work while one types.
    *_first(
        *_moves(
            Context.LIBRARY,
            ("library.go", "enter", "go", "Open", "Open the article; while typing: keep the search."),
            ("library.back", "escape", "back", "Back", "End the search; without one, back to the article."),
            ("library.complete", "tab", "complete", "Complete", "Complete what is typed: fields, names."),
            (
                "library.complete_back",
                "shift+tab",
                "complete(-1)",
                "Candidate before",
                "Choose the candidate before, while completing.",
            ),
        )
    ),
    *_moves(
        Context.LIBRARY,
        ("library.next", "j down", "move('next')", "Next article", "Move to the next article."),
        ("library.previous", "k up", "move('previous')", "Previous article", "Move to the article before."),
        ("library.half_down", "ctrl+d", "move('half_down')", "Half a page down", "Move half a page down."),
        ("library.half_up", "ctrl+u", "move('half_up')", "Half a page up", "Move half a page up."),
        ("library.page_down", "space pagedown", "move('page_down')", "Page down", "Move one page down."),
        ("library.page_up", "b pageup", "move('page_up')", "Page up", "Move one page up."),
        ("library.first", "g home", "move('first')", "First article", "Move to the first article."),
        ("library.last", "G end", "move('last')", "Last article", "Move to the last article."),
        (
            "library.next_group",
            "right_square_bracket",
            "move('next_group')",
            "Next group",
            "Move to the next group: day, topic or source.",
        ),
        (
            "library.previous_group",
            "left_square_bracket",
            "move('previous_group')",
            "Previous group",
            "Move to the beginning of this group, then to the one before.",
        ),
    ),
    *_of(
        Context.LIBRARY,
        ("library.search", "slash S", "search", "Search", "Search as you type: words, phrases, fields."),
        (
            "library.collections",
            "C",
            "collection('choose')",
            "Collections",
            "Choose a saved search, unread, starred.",
        ),
        ("library.save", "W", "collection('save')", "Save this search", "Save this search under a name."),
        ("library.order", "O", "order", "Order", "Newest first, oldest first, by headline, best first."),
        ("library.group", "B", "group", "Group", "Group by day, topic or source, or not at all."),
        ("library.preview", "p", "preview", "Preview", "Show or hide the preview."),
        (
            "library.problems",
            "exclamation_mark",
            "problems",
            "Problems",
            "List the files with errors or warnings, or all articles again.",
        ),
        ("library.star", "s", "mark('star')", "Star", "Give the article a star, or take it."),
        ("library.read", "r", "mark('read')", "Read or unread", "Mark the article as read, or as unread."),
        (
            "library.read_above",
            "R",
            "mark('read_above')",
            "Mark read above",
            "Mark all articles above this one as read.",
        ),
        (
            "library.tags",
            "t ctrl+t",
            "mark('tags')",
            "Tags",
            "Write the article’s tags; tag: in a search finds them.",
        ),
        ("library.undo", "u", "mark('undo')", "Undo", "Undo the last change; again: the one before."),
        (
            "library.redo",
            "U ctrl+r",
            "mark('redo')",
            "Redo",
            "Do again what was undone last; again: what was before.",
        ),
        (
            "library.open_source",
            "o",
            "send('open_source')",
            "Open the source",
            "Open the address of the source in the browser.",
        ),
        (
            "library.copy_citation",
            "y",
            "send('copy_citation')",
            "Copy citation",
            "Copy headline, source and date.",
        ),
        ("library.copy_link", "Y", "send('copy_link')", "Copy link", "Copy the address of the source."),
        ("library.refresh", "f5", "refresh", "Look again", "Look for new and changed files."),
    ),
    # The list must not take the keys that are typed behind this one.
    *_first(*_moves(Context.LIST, ("list.choose", "enter", "choose", "Choose", "Choose the entry."))),
    *_moves(
        Context.LIST,
        ("list.next", "j down ctrl+n", "move('cursor_down')", "Next", "Move to the next entry."),
        ("list.previous", "k up ctrl+p", "move('cursor_up')", "Previous", "Move to the entry before."),
        ("list.page_down", "space pagedown ctrl+d", "move('page_down')", "Page down", "Move one page down."),
        ("list.page_up", "b pageup ctrl+u", "move('page_up')", "Page up", "Move one page up."),
        ("list.first", "g home", "move('first')", "First", "Move to the first entry."),
        ("list.last", "G end", "move('last')", "Last", "Move to the last entry."),
        ("list.narrow", "slash", "narrow", "Narrow", "Type words; only entries with all of them stay."),
        ("list.close", "escape q", "close", "Close", "Close the list without a choice."),
    ),
    *_moves(
        Context.LINES,
        ("lines.line_down", "j down", "line_down", "Line down", "Scroll one line down."),
        ("lines.line_up", "k up", "line_up", "Line up", "Scroll one line up."),
        ("lines.half_down", "ctrl+d", "half_down", "Half a page down", "Scroll half a page down."),
        ("lines.half_up", "ctrl+u", "half_up", "Half a page up", "Scroll half a page up."),
        ("lines.page_down", "space pagedown", "page_down", "Page down", "Scroll one page down."),
        ("lines.page_up", "b pageup", "page_up", "Page up", "Scroll one page up."),
        ("lines.top", "g home", "top", "Top", "Go to the beginning."),
        ("lines.bottom", "G end", "bottom", "End", "Go to the end."),
    ),
    *_moves(
        Context.CARD,
        (
            "card.next_link",
            "tab right_square_bracket",
            "step_link(1)",
            "Next link",
            "Move to the next link of the card.",
        ),
        (
            "card.previous_link",
            "shift+tab left_square_bracket",
            "step_link(-1)",
            "Previous link",
            "Move to the link before.",
        ),
        ("card.follow", "enter", "follow", "Follow", "Follow the link under the cursor; on none, close."),
        ("card.back", "backspace ctrl+o alt+left", "back", "Back", "Return to the card before."),
        ("card.copy", "y", "copy", "Copy", "Copy what the link offers: a correction, or an address."),
        ("card.close", "escape q w", "close", "Close", "Close it."),
    ),
    *_moves(
        Context.NOTES,
        ("notes.edit", "e", "edit", "Edit", "Edit the note."),
        ("notes.delete", "d delete", "delete", "Delete", "Delete the note; {notes.undo} brings it back."),
        ("notes.undo", "u", "undo", "Undo", "Undo the last change: a deleted note comes back."),
        ("notes.copy", "y", "copy", "Copy", "Copy the note as Markdown: its words, its text, the citation."),
    ),
    *_moves(
        Context.COLLECTIONS,
        ("collections.rename", "e", "rename", "Rename", "Give a search that you have saved another name."),
        (
            "collections.delete",
            "d delete",
            "delete",
            "Delete",
            "Delete a search that you have saved; {collections.undo} brings it back.",
        ),
        ("collections.undo", "u", "undo", "Undo", "Undo the last change: a deleted search comes back."),
    ),
    *_moves(
        Context.NOTE,
        ("note.save", "ctrl+s", "save", "Save", "Save the note, and close."),
        (
            "note.close",
            "escape",
            "close",
            "Close",
            "Close without saving; if something has been written, press it twice.",
        ),
        (
            "note.quote",
            "tab shift+tab",
            "switch",
            "Choose the words",
            "Move to the words that the note is on, and back.",
        ),
    ),
    *_moves(
        Context.QUOTE,
        ("quote.longer", "l right", "move_end(1)", "Longer", "Take one word more."),
        ("quote.shorter", "h left", "move_end(-1)", "Shorter", "Take one word less."),
        ("quote.earlier", "H shift+left", "move_start(-1)", "Begin earlier", "Begin one word earlier."),
        ("quote.later", "L shift+right", "move_start(1)", "Begin later", "Begin one word later."),
        ("quote.done", "enter", "finish", "Go on writing", "Move to the text of the note."),
    ),
    # The field takes what is typed: these go before it.
    *_first(
        *_moves(
            Context.TAGS,
            ("tags.complete", "tab", "complete", "Complete", "Complete what is typed: tags used so far."),
            (
                "tags.complete_back",
                "shift+tab",
                "complete(-1)",
                "Candidate before",
                "Choose the candidate before, while completing.",
            ),
        ),
        *_moves(
            Context.FIELD,
            ("field.keep", "enter", "keep", "Keep", "Keep what is typed; while completing: choose."),
            ("field.close", "escape", "close", "Close", "Close, and leave all as it was."),
        ),
    ),
    *_first(*_moves(Context.HELP, ("help.close", "escape", "close", "Close", "End the search, or close."))),
    *_moves(
        Context.HELP,
        ("help.search", "slash", "search", "Search", "Type words: only what has all of them stays."),
        ("help.quit", "q question_mark f1", "close", "Close", "The same, while one does not type."),
    ),
    *_of(
        Context.PROBLEMS,
        ("reload", "r", "app.reload", "Read again", "Read the article's file again, once it is mended."),
    ),
    *_of(
        Context.APP,
        ("article.next", "J", "next_article", "Next article", "Open the library's next, older article."),
        ("article.previous", "K", "previous_article", "Previous article", "Open the newer article before."),
        ("library", "0", "library", "Library", "Show the library’s list of articles."),
        ("palette", "colon ctrl+p", "command_palette", "Command palette", "Look for a command by its name."),
        ("back_or_quit", "q", "back_or_quit", "Back or quit", "Close what is open; on the article, quit."),
    ),
    *_of(
        Context.EVERYWHERE,
        (
            "help",
            "question_mark f1",
            "app.help",
            "Help",
            "Show the keys of this pane; where one types, only F1 does.",
        ),
        ("theme", "f2", "app.switch_theme", "Next theme", "Dark, light, high contrast: switch to the next."),
        (
            "suspend",
            "ctrl+z",
            "app.suspend_process",
            "Suspend",
            "Go back to the shell; fg returns here. In a note’s text: undo.",
        ),
    ),
    *_first(
        *_of(
            Context.EVERYWHERE,
            ("quit", "ctrl+q", "app.quit", "Quit", "Leave Dateline, whatever is open."),
        )
    ),
)

WAYS_OUT = frozenset(
    {
        "back_or_quit",
        "quit",
        "find.cancel",
        "events.back",
        "library.back",
        "list.close",
        "card.close",
        "note.close",
        "field.close",
        "help.close",
    }
)
"""The commands, by their ids, that no user can leave without a key: each closes what may be open."""

_BY_ID = {command.id: command for command in COMMANDS}


def command(id_: str) -> Command:
    """The command of an id.

    Raises:
        KeyError: There is none of that id.
    """
    return _BY_ID[id_]


def commands_of(context: Context) -> Iterable[Command]:
    """The commands that work somewhere, in the order of the help."""
    return (entry for entry in COMMANDS if entry.context is context)
