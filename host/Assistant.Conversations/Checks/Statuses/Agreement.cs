namespace Assistant.Conversations.Checks.Statuses;

/// <summary>How many agreed.</summary>
internal enum Agreement
{
    Unknown,
    Unanimous,
    Majority,
}
