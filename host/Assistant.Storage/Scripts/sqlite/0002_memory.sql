-- The ledger: what was read, from where, and what became of it (host/Assistant.Memory).

CREATE TABLE source (
    id             INTEGER PRIMARY KEY,
    city           TEXT NOT NULL,
    plugin         TEXT NOT NULL,
    name           TEXT NOT NULL,
    cursor         TEXT,                      -- moves only after a complete run
    run            INTEGER NOT NULL DEFAULT 0,
    full_since     TEXT,                      -- when the full run that is under way, or was cut off, began
    started_at     TEXT,
    completed_at   TEXT,
    full_at        TEXT,                      -- end of the last exhaustive run
    UNIQUE (city, plugin, name)
);

CREATE TABLE document (
    id          INTEGER PRIMARY KEY,
    source      INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    city        TEXT NOT NULL,
    external_id TEXT NOT NULL,
    title       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    reference   TEXT,
    date        TEXT,
    url         TEXT,
    audience    TEXT NOT NULL,
    facets      TEXT NOT NULL,                -- JSON object of string arrays
    fingerprint TEXT,
    seen_run    INTEGER NOT NULL,             -- the last run that named it
    pending     INTEGER NOT NULL DEFAULT 1,   -- 1: the index has not yet been told; 2: to be removed from the index, then from here
    changed_at  TEXT NOT NULL,
    UNIQUE (source, external_id)
);
CREATE INDEX document_city_date ON document (city, date);
CREATE INDEX document_external ON document (external_id, city);
CREATE INDEX document_pending ON document (pending) WHERE pending <> 0;
CREATE INDEX document_reference ON document (city, reference);

CREATE TABLE document_facet (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (name, value, document)
) WITHOUT ROWID;
CREATE INDEX document_facet_document ON document_facet (document);

CREATE TABLE file (
    id          INTEGER PRIMARY KEY,
    document    INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    ordinal     INTEGER NOT NULL,
    name        TEXT NOT NULL,
    media_type  TEXT,
    download    TEXT,                         -- where the bytes are fetched
    url         TEXT,                         -- where a person opens it
    sha256      TEXT,                         -- of the bytes or the inline text
    etag        TEXT,
    bytes       INTEGER,
    pages       INTEGER,
    state       TEXT NOT NULL,                -- indexed, partial, no_text, encrypted, broken, unsupported, unreachable …
    reason      TEXT,
    attempts    INTEGER NOT NULL DEFAULT 0,
    retry_at    TEXT,                         -- when a failed file is tried again; null: with the document's next change
    checked_at  TEXT NOT NULL,
    UNIQUE (document, external_id)
);
CREATE INDEX file_retry ON file (retry_at) WHERE retry_at IS NOT NULL;

CREATE TABLE passage (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- also the rowid in passage_terms; never given twice
    document  INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    file      INTEGER REFERENCES file (id) ON DELETE CASCADE,
    key       TEXT NOT NULL UNIQUE,           -- the passage's id outside: the same after every re-indexing
    ordinal   INTEGER NOT NULL,
    page_from INTEGER,
    page_to   INTEGER,
    heading   TEXT,
    text      TEXT NOT NULL
);
CREATE INDEX passage_document ON passage (document, ordinal);
CREATE INDEX passage_file ON passage (file);

-- Terms as Assistant.Memory.German makes them, separated by spaces. The column scope holds one term of city and audience.
CREATE VIRTUAL TABLE passage_terms USING fts5 (
    title, heading, text, scope,
    content = '', contentless_delete = 1, tokenize = 'ascii', columnsize = 1
);

-- Which of the index's rows belong to which document.
CREATE TABLE index_entry (
    passage  INTEGER PRIMARY KEY,
    document INTEGER NOT NULL
);
CREATE INDEX index_entry_document ON index_entry (document);

-- What a source could not read, for the operator.
CREATE TABLE source_issue (
    source    INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    object_id TEXT NOT NULL,
    reason    TEXT NOT NULL,
    run       INTEGER NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (source, object_id)
) WITHOUT ROWID;
