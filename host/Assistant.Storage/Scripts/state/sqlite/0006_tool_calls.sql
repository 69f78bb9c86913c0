-- Tools that programs called over MCP (host/Assistant.Governance): a count, as all that is kept of use.
ALTER TABLE usage_day ADD COLUMN tool_calls INTEGER NOT NULL DEFAULT 0;
