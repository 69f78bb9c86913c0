-- A person's own things: settings, saved prompts, feedback, links to conversations, what was typed into forms. Where a row belongs to a
-- message or a conversation it goes with it.

-- Deleted, but not for good: nothing reads it any more, an undo brings it back, and a while later it is purged.
ALTER TABLE conversation ADD COLUMN deleted_ms INTEGER;
CREATE INDEX conversation_deleted ON conversation (deleted_ms) WHERE deleted_ms IS NOT NULL;

-- The city is empty for what a person has set for all cities of the host.
CREATE TABLE preference (
    city         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    settings     TEXT NOT NULL,               -- JSON
    updated_ms   INTEGER NOT NULL,
    PRIMARY KEY (city, subject)
) WITHOUT ROWID;

CREATE TABLE prompt (
    city         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    id           TEXT NOT NULL,
    department   TEXT,                        -- whose members see it, too; null: nobody else
    title        TEXT NOT NULL,
    text         TEXT NOT NULL,
    created_ms   INTEGER NOT NULL,
    updated_ms   INTEGER NOT NULL,
    PRIMARY KEY (city, subject, id)
) WITHOUT ROWID;
CREATE INDEX prompt_department ON prompt (city, department) WHERE department IS NOT NULL;

CREATE TABLE feedback (
    city         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    conversation TEXT NOT NULL,
    message      TEXT NOT NULL,
    id           TEXT NOT NULL,               -- under which operators know it
    created_ms   INTEGER NOT NULL,
    updated_ms   INTEGER NOT NULL,
    verdict      TEXT NOT NULL CHECK (verdict IN ('right', 'wrong')),
    sources      TEXT NOT NULL,               -- numbers of citations, with commas between
    text         TEXT NOT NULL,
    shared       INTEGER NOT NULL,            -- 1: the person lets operators read question and answer
    question     TEXT,                        -- both null unless shared
    answer       TEXT,
    mode         TEXT NOT NULL,
    model        TEXT,
    state        TEXT NOT NULL CHECK (state IN ('open', 'done')),
    note         TEXT,                        -- the operators' own
    PRIMARY KEY (city, subject, conversation, message),
    FOREIGN KEY (city, subject, conversation, message) REFERENCES message (city, subject, conversation, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX feedback_id ON feedback (city, id);
CREATE INDEX feedback_state ON feedback (state, created_ms DESC, id DESC);

CREATE TABLE share (
    city         TEXT NOT NULL,
    token        TEXT NOT NULL,
    subject      TEXT NOT NULL,
    conversation TEXT NOT NULL,
    leaf         TEXT NOT NULL,               -- the last message that the link shows
    audiences    TEXT NOT NULL,               -- what its owner may see, one a line: a reader must, too
    shared_ms    INTEGER NOT NULL,
    PRIMARY KEY (city, token),
    UNIQUE (city, subject, conversation),
    FOREIGN KEY (city, subject, conversation) REFERENCES conversation (city, subject, id) ON DELETE CASCADE
);

CREATE TABLE form_entry (
    city         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    conversation TEXT NOT NULL,
    message      TEXT NOT NULL,
    form         INTEGER NOT NULL,            -- 0 is the first form of the message
    entries      TEXT NOT NULL,               -- JSON: field → text
    updated_ms   INTEGER NOT NULL,
    PRIMARY KEY (city, subject, conversation, message, form),
    FOREIGN KEY (city, subject, conversation, message) REFERENCES message (city, subject, conversation, id) ON DELETE CASCADE
) WITHOUT ROWID;
