namespace Assistant.Governance.Feedback;

/// <summary>What a person says of an answer.</summary>
public enum FeedbackVerdict
{
    /// <summary>It is right.</summary>
    Right,

    /// <summary>It is wrong, or leaves something out.</summary>
    Wrong,
}
