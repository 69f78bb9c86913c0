namespace Assistant.Host.Http.Admin;

/// <summary>The document of something that could not be read.</summary>
internal sealed record FailedDocumentOutput(string Id, string Title, string? Reference);
