-- What editors say of hits: whether a document answers a question (host/Assistant.Governance). Search is measured with it.
CREATE TABLE judgement (
    city     TEXT NOT NULL,
    question TEXT NOT NULL,
    document TEXT NOT NULL,                   -- the id at its source
    grade    INTEGER NOT NULL,                -- 0: does not answer it; 1: helps; 2: answers it
    subject  TEXT NOT NULL,                   -- who said so last
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY (city, question, document)
) WITHOUT ROWID;
