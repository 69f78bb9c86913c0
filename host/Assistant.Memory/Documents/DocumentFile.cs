using Assistant.Memory.Extraction;
using Assistant.Memory.Ledger;

namespace Assistant.Memory.Documents;

/// <summary>A file of a document as the ledger holds it. Immutable.</summary>
public sealed record DocumentFile
{
    /// <summary>The ledger's number.</summary>
    public required long Id { get; init; }

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What its source says it is.</summary>
    public string? MediaType { get; init; }

    /// <summary>How many pages; <see langword="null"/> where it has none, or they are not known.</summary>
    public int? Pages { get; init; }

    /// <summary>How many bytes; <see langword="null"/> where that is not known.</summary>
    public long? Bytes { get; init; }

    /// <summary>What became of it.</summary>
    public required FileState State { get; init; }

    /// <summary>Where a person opens it.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where the host fetches its bytes; <see langword="null"/> where the source gave the text alone.</summary>
    public Uri? Download { get; init; }

    /// <summary>SHA-256 of the bytes when they were last read, in lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Whether text of it is kept.</summary>
    public bool HasText { get; init; }

    /// <summary>Whether its bytes may be shown: it says that it is a PDF, and nothing that was read of it says otherwise.</summary>
    public bool IsPdf => Download is not null
        && State is FileState.Indexed or FileState.Partial or FileState.NoText or FileState.Unreachable
        && (FileKindSniffer.Claim(MediaType) is "pdf" or "x-pdf" || Download.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) || (MediaType is null && Pages is not null));
}
