namespace Assistant.Conversations.Checks.Statuses;

/// <summary>What is recommended to do with a matter.</summary>
[Flags]
internal enum RecommendationTarget
{
    None = 0,
    Adopt = 1,
    Reject = 2,
    Settle = 4,
    Refer = 8,
}
