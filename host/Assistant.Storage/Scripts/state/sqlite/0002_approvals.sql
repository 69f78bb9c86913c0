-- Calls that a person has to approve (host/Assistant.Conversations/Approvals). They go with their conversation; where there is none, the
-- column is null and the reference checks nothing.

CREATE TABLE approval (
    city         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    id           TEXT NOT NULL,
    conversation TEXT,
    run          TEXT NOT NULL,
    call_id      TEXT NOT NULL,
    tool         TEXT NOT NULL,
    arguments    TEXT NOT NULL,              -- JSON as it was validated: what is shown is what is run
    hash         TEXT NOT NULL,              -- SHA-256 of id, city, subject, tool and arguments
    question_de  TEXT,
    question_en  TEXT,
    created_ms   INTEGER NOT NULL,
    expires_ms   INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('Pending', 'Approved', 'Rejected', 'Executed', 'Expired')),
    decided_ms   INTEGER,
    result       TEXT,                       -- what the model was told
    PRIMARY KEY (city, subject, id),
    FOREIGN KEY (city, subject, conversation) REFERENCES conversation (city, subject, id) ON DELETE CASCADE
);
CREATE INDEX approval_conversation ON approval (city, subject, conversation, created_ms);
