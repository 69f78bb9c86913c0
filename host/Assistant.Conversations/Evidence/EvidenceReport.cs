namespace Assistant.Conversations.Evidence;

/// <summary>What the verification of an evidence package found. Immutable.</summary>
/// <param name="Findings">What is wrong, in sentences; empty: nothing.</param>
/// <param name="Document">What the package says; <see langword="null"/> where it cannot be read.</param>
/// <param name="KeyFingerprint">SHA-256 of the key that signed it; <see langword="null"/> where it is not signed.</param>
/// <param name="Files">How many files were checked.</param>
/// <param name="Quotes">How many quotes were found word for word.</param>
public sealed record EvidenceReport(IReadOnlyList<string> Findings, EvidenceDocument? Document, string? KeyFingerprint, int Files, int Quotes)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Findings.Count == 0;
}
