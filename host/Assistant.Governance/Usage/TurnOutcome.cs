namespace Assistant.Governance.Usage;

/// <summary>How a turn ended.</summary>
public enum TurnOutcome
{
    /// <summary>With an answer that a model wrote.</summary>
    Generated,

    /// <summary>With quotes, without a model.</summary>
    Extractive,

    /// <summary>With nothing found, and a sentence that says so.</summary>
    Refused,

    /// <summary>Without an answer: stopped, or failed.</summary>
    Unfinished,
}
