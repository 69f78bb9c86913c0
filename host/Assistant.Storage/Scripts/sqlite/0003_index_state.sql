-- By which analysis the index was built: another one would ask for terms that are not in it (host/Assistant.Memory).
CREATE TABLE index_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT NOT NULL
);
