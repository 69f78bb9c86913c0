namespace Assistant.Conversations.Approvals;

/// <summary>Where a call stands that a person has to approve. Only <see cref="Pending"/> leads anywhere, and once.</summary>
public enum ApprovalState
{
    /// <summary>Nobody has decided.</summary>
    Pending,

    /// <summary>The person has approved, and the call runs. Where it stays so, the host ended in between: the call may have been run, and is never run again.</summary>
    Approved,

    /// <summary>The person has declined, or the call could not be run any more as it was kept.</summary>
    Rejected,

    /// <summary>The call has been run; it may have failed.</summary>
    Executed,

    /// <summary>Nobody decided in time.</summary>
    Expired,
}
