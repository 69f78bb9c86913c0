-- Operators' sessions and what was used (host/Assistant.Governance). Of use there are counts alone: nothing says who asked or what.

-- The city is empty: operators are there for the host as a whole.
CREATE TABLE admin_session (
    city       TEXT COLLATE "C" NOT NULL,
    hash       TEXT COLLATE "C" NOT NULL, -- SHA-256 of the cookie
    created_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL,
    PRIMARY KEY (city, hash)
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
