namespace Assistant.Conversations.Uploads;

/// <summary>A file that somebody has added, without its text. Immutable.</summary>
/// <param name="Id">The id, among the uploads of its owner.</param>
/// <param name="Name">The name of the file, for people.</param>
/// <param name="Pages">How many pages it has; <see langword="null"/> where it has none.</param>
/// <param name="Characters">How long its text is.</param>
/// <param name="Notice">What of it could not be read, in a sentence for the reader; <see langword="null"/> where all was.</param>
public sealed record Upload(string Id, string Name, int? Pages, int Characters, string? Notice = null);
