namespace Assistant.Governance.Feedback;

/// <summary>Whether operators have dealt with a feedback.</summary>
public enum FeedbackState
{
    /// <summary>Nobody has, or the person has changed it since.</summary>
    Open,

    /// <summary>Somebody has.</summary>
    Done,
}
