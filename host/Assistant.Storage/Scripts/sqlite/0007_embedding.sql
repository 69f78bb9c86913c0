-- What embedders made of passages (host/Assistant.Memory/Embedding). The files that are searched are made from this.

-- A model of a city. One that was exchanged under its name and gives vectors of another length is another row.
CREATE TABLE embedding_model (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    city        TEXT NOT NULL,
    name        TEXT NOT NULL,
    dimension   INTEGER NOT NULL,             -- 0: nothing has been embedded yet
    complete_at TEXT,                         -- when every passage had its vector for the first time; searched from then on
    UNIQUE (city, name, dimension)
);

-- The same text is embedded once. A vector has the length 1 and numbers of 16 bits, little-endian.
CREATE TABLE embedding (
    id     INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: files remember it
    model  INTEGER NOT NULL REFERENCES embedding_model (id) ON DELETE CASCADE,
    hash   TEXT NOT NULL,                     -- of the text as the model got it
    vector BLOB,
    reason TEXT,                              -- why there is no vector
    UNIQUE (model, hash),
    CHECK ((vector IS NULL) <> (reason IS NULL))
);
CREATE INDEX embedding_failed ON embedding (model) WHERE vector IS NULL;

CREATE TABLE passage_embedding (
    model      INTEGER NOT NULL REFERENCES embedding_model (id) ON DELETE CASCADE,
    passage    INTEGER NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
    embedding  INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
    changed_at TEXT NOT NULL,                 -- of the document: a title that changes is embedded again
    PRIMARY KEY (model, passage)
) WITHOUT ROWID;
CREATE INDEX passage_embedding_passage ON passage_embedding (passage);
CREATE INDEX passage_embedding_embedding ON passage_embedding (embedding);
