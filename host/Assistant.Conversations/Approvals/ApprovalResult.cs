namespace Assistant.Conversations.Approvals;

/// <summary>What came of a decision.</summary>
public enum ApprovalResult
{
    /// <summary>The call was run, by this decision; the report says how it ended.</summary>
    Executed,

    /// <summary>The call was declined, by this decision.</summary>
    Declined,

    /// <summary>Somebody, or the same person elsewhere, decided before. Nothing was run now.</summary>
    AlreadyDecided,

    /// <summary>The decision came too late. Nothing was run.</summary>
    Expired,

    /// <summary>This person has no such call. Nothing was run.</summary>
    NotFound,

    /// <summary>The tool is not there at the moment. Nothing was run; the decision can be made again.</summary>
    ToolMissing,

    /// <summary>The kept call does not fit the tool any more, or is not what was kept. Nothing was run; it is rejected for good.</summary>
    Unfit,
}
