namespace Assistant.Plugins.Ris.Storage;

/// <summary>Where a meeting is stored, and what a paper's path needs of it.</summary>
internal sealed record MeetingPointer(string Id, DateOnly? Day, string Committee);
