-- Conversations (host/Assistant.Conversations/History). Every key begins with the city and the subject, so that no look-up can forget whose
-- row it is. Times are milliseconds since 1970-01-01 UTC. Columns folded hold the text as search compares it.

CREATE TABLE conversation (
    city        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    id          TEXT NOT NULL,
    title       TEXT NOT NULL,
    folded      TEXT NOT NULL,
    created_ms  INTEGER NOT NULL,
    updated_ms  INTEGER NOT NULL,
    active_leaf TEXT,                         -- the last message of the branch that is shown
    PRIMARY KEY (city, subject, id)
) WITHOUT ROWID;
CREATE INDEX conversation_updated ON conversation (city, subject, updated_ms DESC, id DESC);

CREATE TABLE message (
    city         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    conversation TEXT NOT NULL,
    id           TEXT NOT NULL,
    ordinal      INTEGER NOT NULL,            -- siblings are shown in this order
    parent       TEXT,
    role         TEXT NOT NULL,               -- user, assistant
    state        TEXT NOT NULL,               -- running, done, stopped, interrupted, failed
    text         TEXT NOT NULL,
    folded       TEXT NOT NULL,
    created_ms   INTEGER NOT NULL,
    ended_ms     INTEGER,
    answer       TEXT,                        -- versioned JSON
    note         TEXT,                        -- why there is no answer, in a sentence for the reader
    evidence     TEXT,                        -- versioned JSON: the cited passages as they were
    runner       TEXT,                        -- who writes the answer, while it is running and afterwards
    beat_ms      INTEGER,                     -- when the runner was last known to live
    PRIMARY KEY (city, subject, conversation, id),
    FOREIGN KEY (city, subject, conversation) REFERENCES conversation (city, subject, id) ON DELETE CASCADE
);
CREATE INDEX message_running ON message (runner, beat_ms) WHERE state = 'running';

-- Which answers quote which document: a document that is withdrawn leaves them.
CREATE TABLE message_source (
    city         TEXT NOT NULL,
    document     TEXT NOT NULL,               -- SHA-256 of its id
    subject      TEXT NOT NULL,
    conversation TEXT NOT NULL,
    message      TEXT NOT NULL,
    document_id  TEXT NOT NULL,               -- itself, too long for a key
    PRIMARY KEY (city, document, subject, conversation, message),
    FOREIGN KEY (city, subject, conversation, message) REFERENCES message (city, subject, conversation, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX message_source_message ON message_source (city, subject, conversation, message);
