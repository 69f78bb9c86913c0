namespace Assistant.Host.Http.Status;

/// <summary>Whether a model can write.</summary>
/// <param name="Configured">Whether one is set up for the city.</param>
/// <param name="InReach">Whether one can be asked.</param>
/// <param name="Reason">Why not, in a sentence for staff.</param>
/// <param name="NextProbe">When the servers are asked next.</param>
internal sealed record WritersOutput(bool Configured, bool InReach, string? Reason, DateTimeOffset? NextProbe);
