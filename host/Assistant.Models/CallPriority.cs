namespace Assistant.Models;

/// <summary>How urgent a call is.</summary>
public enum CallPriority
{
    /// <summary>A person waits for it.</summary>
    Interactive,

    /// <summary>Nobody waits: ingestion, titles, summaries. Gets a place only when no interactive call waits.</summary>
    Background,
}
