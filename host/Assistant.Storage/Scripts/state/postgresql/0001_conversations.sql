-- Conversations (host/Assistant.Conversations/History). Every key begins with the city and the subject, so that no look-up can forget whose
-- row it is. Times are milliseconds since 1970-01-01 UTC. Columns folded hold the text as search compares it.

CREATE TABLE conversation (
    city        TEXT COLLATE "C" NOT NULL,
    subject     TEXT COLLATE "C" NOT NULL,
    id          TEXT COLLATE "C" NOT NULL,
    title       TEXT NOT NULL,
    folded      TEXT NOT NULL,
    created_ms  BIGINT NOT NULL,
    updated_ms  BIGINT NOT NULL,
    active_leaf TEXT,                         -- the last message of the branch that is shown
    PRIMARY KEY (city, subject, id)
);
CREATE INDEX conversation_updated ON conversation (city, subject, updated_ms DESC, id DESC);

CREATE TABLE message (
    city         TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    id           TEXT COLLATE "C" NOT NULL,
    ordinal      BIGINT NOT NULL,             -- siblings are shown in this order
    parent       TEXT,
    role         TEXT NOT NULL,               -- user, assistant
    state        TEXT NOT NULL,               -- running, done, stopped, interrupted, failed
    text         TEXT NOT NULL,
    folded       TEXT NOT NULL,
    created_ms   BIGINT NOT NULL,
    ended_ms     BIGINT,
    answer       TEXT,                        -- versioned JSON
    note         TEXT,                        -- why there is no answer, in a sentence for the reader
    evidence     TEXT,                        -- versioned JSON: the cited passages as they were
    runner       TEXT,                        -- who writes the answer, while it is running and afterwards
    beat_ms      BIGINT,                      -- when the runner was last known to live
    PRIMARY KEY (city, subject, conversation, id),
    FOREIGN KEY (city, subject, conversation) REFERENCES conversation (city, subject, id) ON DELETE CASCADE
);
CREATE INDEX message_running ON message (runner, beat_ms) WHERE state = 'running';

-- Which answers quote which document: a document that is withdrawn leaves them.
CREATE TABLE message_source (
    city         TEXT COLLATE "C" NOT NULL,
    document     TEXT COLLATE "C" NOT NULL,   -- SHA-256 of its id
    subject      TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    message      TEXT COLLATE "C" NOT NULL,
    document_id  TEXT NOT NULL,               -- itself, too long for a key
    PRIMARY KEY (city, document, subject, conversation, message),
    FOREIGN KEY (city, subject, conversation, message) REFERENCES message (city, subject, conversation, id) ON DELETE CASCADE
);
CREATE INDEX message_source_message ON message_source (city, subject, conversation, message);
