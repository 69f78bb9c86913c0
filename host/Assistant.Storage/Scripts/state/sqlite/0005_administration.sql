-- Operators' sessions and what was used (host/Assistant.Governance). Of use there are counts alone: nothing says who asked or what.

-- The city is empty: operators are there for the host as a whole.
CREATE TABLE admin_session (
    city       TEXT NOT NULL,
    hash       TEXT NOT NULL, -- SHA-256 of the cookie
    created_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL,
    PRIMARY KEY (city, hash)
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
