-- Operators' sessions and what was used (host/Assistant.Governance). A session is for the host as a whole and belongs to no city. Of use
-- there are counts alone: nothing says who asked or what.

CREATE TABLE admin_session (
    hash       TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- SHA-256 of the cookie
    created_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL
);

CREATE TABLE usage_day (
    city       TEXT COLLATE "C" NOT NULL,
    day        TEXT COLLATE "C" NOT NULL,     -- in the city's own time
    turns      BIGINT NOT NULL,
    generated  BIGINT NOT NULL,
    extractive BIGINT NOT NULL,
    refused    BIGINT NOT NULL,
    searches   BIGINT NOT NULL,
    uploads    BIGINT NOT NULL,
    PRIMARY KEY (city, day)
);

-- How long turns took: how many ended within this limit and not within the one before.
CREATE TABLE usage_duration (
    city     TEXT COLLATE "C" NOT NULL,
    day      TEXT COLLATE "C" NOT NULL,
    limit_ms BIGINT NOT NULL,
    turns    BIGINT NOT NULL,
    PRIMARY KEY (city, day, limit_ms)
);
