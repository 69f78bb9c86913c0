-- What editors say of hits: whether a document answers a question (host/Assistant.Governance). Search is measured with it.
CREATE TABLE judgement (
    city     TEXT COLLATE "C" NOT NULL,
    question TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,       -- the id at its source
    grade    BIGINT NOT NULL,                 -- 0: does not answer it; 1: helps; 2: answers it
    subject  TEXT COLLATE "C" NOT NULL,       -- who said so last
    at_ms    BIGINT NOT NULL,
    PRIMARY KEY (city, question, document)
);
