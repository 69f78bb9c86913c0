namespace Assistant.Plugins.Ris.Model;

/// <summary>A committee, council, parliamentary group or office.</summary>
internal sealed record Organization(string Id, string Name);
