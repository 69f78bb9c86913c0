using Assistant.Sdk;

namespace Assistant.Memory.Ledger;

/// <summary>A document ready to be written. Immutable.</summary>
/// <param name="Document">As the source describes it.</param>
/// <param name="KnownId">The ledger's number; <see langword="null"/> for a new one.</param>
/// <param name="DescriptionChanged">Whether title, date or anything else that search shows or filters by is new.</param>
/// <param name="Files">Its files in order.</param>
internal sealed record PreparedDocument(SourceDocument Document, long? KnownId, bool DescriptionChanged, IReadOnlyList<PreparedFile> Files)
{
    /// <summary>Whether the index must be told.</summary>
    public bool Changed => KnownId is null || DescriptionChanged || Files.Any(file => file.Passages is not null);
}
