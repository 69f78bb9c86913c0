namespace Assistant.Conversations.Evidence;

/// <summary>A file of an evidence package in its manifest. Immutable.</summary>
internal sealed record EvidenceFile(string Path, long Bytes, string Sha256);
