-- Which plugins an operator has switched off; without a row a plugin is loaded (host/Assistant.PluginHosting).
CREATE TABLE plugin_decision (
    plugin TEXT NOT NULL PRIMARY KEY,
    actor  TEXT NOT NULL,
    at     TEXT NOT NULL
) WITHOUT ROWID;

-- What could not be read, by reason: few files of many (host/Assistant.Memory).
CREATE INDEX file_trouble ON file (state, id) WHERE state NOT IN ('Indexed', 'Partial', 'NoText');
