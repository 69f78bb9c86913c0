-- Where each plugin stands and how it got there (host/Assistant.PluginHosting).
CREATE TABLE plugin_state (
    plugin     TEXT NOT NULL PRIMARY KEY,
    version    TEXT NOT NULL,
    state      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    actor      TEXT NOT NULL,
    changed_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE plugin_transition (
    id         INTEGER PRIMARY KEY,
    plugin     TEXT NOT NULL,
    version    TEXT NOT NULL,
    from_state TEXT,             -- NULL: the host has just started and found it
    to_state   TEXT NOT NULL,
    reason     TEXT NOT NULL,
    actor      TEXT NOT NULL,
    at         TEXT NOT NULL
);
CREATE INDEX plugin_transition_plugin ON plugin_transition (plugin, id);

-- Each plugin's own key-value store, one for each city. Keys in BINARY order: by code point.
CREATE TABLE plugin_data (
    plugin TEXT NOT NULL,
    city   TEXT NOT NULL,
    key    TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (plugin, city, key)
);

-- Bytes in plugin_data (keys and values in UTF-8), written in the same transaction, so that a quota needs no scan.
CREATE TABLE plugin_data_size (
    plugin TEXT NOT NULL,
    city   TEXT NOT NULL,
    bytes  INTEGER NOT NULL,
    PRIMARY KEY (plugin, city)
) WITHOUT ROWID;
