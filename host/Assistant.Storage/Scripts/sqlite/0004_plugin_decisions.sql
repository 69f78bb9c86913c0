-- Which plugins an operator has switched off; without a row a plugin is loaded (host/Assistant.PluginHosting).
CREATE TABLE plugin_decision (
    plugin TEXT NOT NULL PRIMARY KEY,
    actor  TEXT NOT NULL,
    at     TEXT NOT NULL
) WITHOUT ROWID;
