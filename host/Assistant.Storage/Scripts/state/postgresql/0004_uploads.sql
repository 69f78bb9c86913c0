-- Files that people add to a question (host/Assistant.Conversations/Uploads): their text, never the file. One that no question uses goes after
-- a day, a used one with its conversation.

CREATE TABLE upload (
    city         TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    id           TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C",                      -- null until a question uses it
    name         TEXT NOT NULL,
    pages        BIGINT,                     -- null where the file has none
    text         TEXT NOT NULL,              -- form feeds between pages
    created_ms   BIGINT NOT NULL,
    PRIMARY KEY (city, subject, id),
    FOREIGN KEY (city, subject, conversation) REFERENCES conversation (city, subject, id) ON DELETE CASCADE
);
CREATE INDEX upload_conversation ON upload (city, subject, conversation);
CREATE INDEX upload_unused ON upload (created_ms) WHERE conversation IS NULL;

CREATE TABLE message_upload (
    city         TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    message      TEXT COLLATE "C" NOT NULL,
    upload       TEXT COLLATE "C" NOT NULL,
    ordinal      BIGINT NOT NULL,
    PRIMARY KEY (city, subject, conversation, message, upload),
    FOREIGN KEY (city, subject, conversation, message) REFERENCES message (city, subject, conversation, id) ON DELETE CASCADE,
    FOREIGN KEY (city, subject, upload) REFERENCES upload (city, subject, id) ON DELETE CASCADE
);
CREATE INDEX message_upload_upload ON message_upload (city, subject, upload);

-- An answer once more in plain language (host/Assistant.Conversations/PlainLanguage).
ALTER TABLE message ADD COLUMN simple TEXT;   -- versioned JSON
