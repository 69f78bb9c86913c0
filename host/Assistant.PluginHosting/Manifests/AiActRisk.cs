namespace Assistant.PluginHosting;

/// <summary>The risk class of a plugin's use under Regulation (EU) 2024/1689 (AI Act), as its author judges it.</summary>
public enum AiActRisk
{
    /// <summary>No duties beyond AI literacy.</summary>
    Minimal,

    /// <summary>Transparency duties (article 50).</summary>
    Limited,

    /// <summary>High-risk (article 6, annex III).</summary>
    High,
}
