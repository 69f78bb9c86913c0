namespace Assistant.Conversations.Uploads;

/// <summary>A file that a question was asked with. Immutable.</summary>
/// <param name="Id">The upload.</param>
/// <param name="Name">The name of the file.</param>
public sealed record MessageUpload(string Id, string Name);
