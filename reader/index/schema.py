"""The tables of an index.

The full text is kept without a copy of itself (FTS5's ``content=''``): the articles' files are, compressed,
in ``source``, from which passages are cut and mentions found anew without a look at the disk. `opening` has,
in the same way, how words begin: one or two letters stand at the beginning of so many words that to gather
their places takes a second, and says nothing about how well an article fits.

Rows of articles are numbered in the order of their dates when an index is built, and behind these as articles
come: a high number is most likely a new article. A search for a frequent word ranks the newest that it finds.
"""

from __future__ import annotations

VERSION = 4
"""Of the tables and of what is put into them: the rules of cleaning, matching and word division, too. An
index of another version is built anew."""

APPLICATION_ID = 0x444C4958
"""``DLIX``, which tells an index from other databases."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (
    row INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,          -- from the library's folder, as the file system writes it
    size INTEGER NOT NULL,              -- bytes
    mtime INTEGER NOT NULL,             -- nanoseconds
    digest BLOB NOT NULL,               -- of the content; empty: it could not be read
    seen INTEGER NOT NULL,              -- when the file was read: nanoseconds
    is_sound INTEGER NOT NULL,          -- whether it can be shown
    entities INTEGER NOT NULL,          -- the generation of entities that its mentions are of
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    kicker TEXT NOT NULL,
    summary TEXT NOT NULL,
    published TEXT NOT NULL,            -- EDTF
    lower INTEGER,                      -- seconds since 1970; NULL: unbounded
    upper INTEGER,
    language TEXT NOT NULL,
    located TEXT NOT NULL,
    source TEXT NOT NULL,
    topic TEXT NOT NULL,                -- the first of its topics
    words INTEGER NOT NULL,
    types TEXT NOT NULL,                -- of the most prominent entities, the first first, parted by spaces
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    check_sum INTEGER NOT NULL          -- of what a list shows: see reader.index.check_sum
);
CREATE INDEX article_by_date ON article (lower, row, upper, is_sound);
CREATE INDEX article_by_id ON article (id);
CREATE INDEX article_with_problems ON article (is_sound, warnings) WHERE errors OR warnings;

CREATE TABLE source (
    article INTEGER PRIMARY KEY,
    data BLOB NOT NULL                  -- the file, by zlib
);

CREATE VIRTUAL TABLE text USING fts5(title, body, content='', tokenize='ascii');
-- 64 MiB of words are held in memory before they are written: few large parts are merged less often.
INSERT INTO text (text, rank) VALUES ('hashsize', 67108864);
INSERT INTO text (text, rank) VALUES ('automerge', 8);

CREATE VIRTUAL TABLE opening USING fts5(letters, content='', tokenize='ascii', detail=none, columnsize=0);

CREATE TABLE label (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,                 -- topic, author, source or language
    name TEXT NOT NULL,
    words TEXT NOT NULL,                -- the name as the full text has it
    UNIQUE (kind, name)
);
CREATE TABLE labelled (
    article INTEGER NOT NULL,
    label INTEGER NOT NULL,
    PRIMARY KEY (article, label)
) WITHOUT ROWID;
CREATE INDEX labelled_so ON labelled (label, article);

CREATE TABLE section (
    article INTEGER NOT NULL,
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    heading TEXT NOT NULL,
    block INTEGER NOT NULL,             -- its first
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE entity (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL DEFAULT 0, -- that defines it; 0: the library does
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    UNIQUE (id, article)
);
CREATE INDEX entity_in ON entity (article) WHERE article;
CREATE TABLE entity_name (
    words TEXT NOT NULL,
    entity INTEGER NOT NULL,
    PRIMARY KEY (words, entity)
) WITHOUT ROWID;
CREATE INDEX entity_name_of ON entity_name (entity);

CREATE TABLE mention (
    article INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    times INTEGER NOT NULL,             -- how often
    in_title INTEGER NOT NULL,
    places BLOB NOT NULL,               -- (block, start, end) of each, 32 bits each
    PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX mention_of ON mention (entity, article);

CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    id TEXT NOT NULL,
    date TEXT NOT NULL,                 -- EDTF
    lower INTEGER,                      -- seconds since 1970; NULL: unbounded
    upper INTEGER,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    place TEXT NOT NULL,
    status TEXT NOT NULL
);
CREATE INDEX event_in ON event (article);
CREATE INDEX event_by_date ON event (lower, upper, article);
CREATE TABLE event_entity (
    event INTEGER NOT NULL,
    entity TEXT NOT NULL,               -- its id
    PRIMARY KEY (entity, event)
) WITHOUT ROWID;
CREATE INDEX event_entity_in ON event_entity (event);

CREATE TABLE problem (
    article INTEGER NOT NULL,
    number INTEGER NOT NULL,            -- in the order of the file
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    is_error INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
"""
