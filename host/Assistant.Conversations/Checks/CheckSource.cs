namespace Assistant.Conversations.Checks;

/// <summary>A cited passage.</summary>
/// <param name="Id">What names it: a passage or file id.</param>
/// <param name="Text">Its text, verbatim.</param>
/// <param name="Status">The result that the council's system records for its agenda item; <see langword="null"/> where it records none.</param>
public sealed record CheckSource(string Id, string Text, string? Status);
