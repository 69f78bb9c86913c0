-- In which cities an operator has switched a plugin off; without a row it is set up there (host/Assistant.PluginHosting).
CREATE TABLE plugin_city_decision (
    plugin TEXT NOT NULL,
    city   TEXT NOT NULL,
    actor  TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (plugin, city)
) WITHOUT ROWID;

-- How often in a row a version was being loaded and did not come to work. Counted before its code runs: a host that it kills knows it too.
CREATE TABLE plugin_failure (
    plugin   TEXT NOT NULL PRIMARY KEY,
    version  TEXT NOT NULL,
    failures INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    at       TEXT NOT NULL
) WITHOUT ROWID;
