-- Operators' sessions and what was used (host/Assistant.Governance). A session is for the host as a whole and belongs to no city. Of use
-- there are counts alone: nothing says who asked or what.

CREATE TABLE admin_session (
    hash       TEXT NOT NULL PRIMARY KEY,     -- SHA-256 of the cookie
    created_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE usage_day (
    city       TEXT NOT NULL,
    day        TEXT NOT NULL,                 -- in the city's own time
    turns      INTEGER NOT NULL,
    generated  INTEGER NOT NULL,
    extractive INTEGER NOT NULL,
    refused    INTEGER NOT NULL,
    searches   INTEGER NOT NULL,
    uploads    INTEGER NOT NULL,
    PRIMARY KEY (city, day)
) WITHOUT ROWID;

-- How long turns took: how many ended within this limit and not within the one before.
CREATE TABLE usage_duration (
    city     TEXT NOT NULL,
    day      TEXT NOT NULL,
    limit_ms INTEGER NOT NULL,
    turns    INTEGER NOT NULL,
    PRIMARY KEY (city, day, limit_ms)
) WITHOUT ROWID;
