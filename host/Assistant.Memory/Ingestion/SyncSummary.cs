namespace Assistant.Memory.Ingestion;

/// <summary>What a run did. Counts are documents unless said otherwise. Immutable.</summary>
public sealed record SyncSummary
{
    /// <summary>New documents.</summary>
    public int Added { get; init; }

    /// <summary>Documents of which a text or the description changed.</summary>
    public int Changed { get; init; }

    /// <summary>Documents that left the index.</summary>
    public int Deleted { get; init; }

    /// <summary>Documents that were met and are as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>Files and objects that could not be read; each is kept with its reason and tried again.</summary>
    public int Failed { get; init; }

    /// <summary>Files that have no text of their own (scans).</summary>
    public int WithoutText { get; init; }

    /// <summary>Files of which only a part could be read; the reason says what is missing.</summary>
    public int Partial { get; init; }

    /// <summary>Passages written.</summary>
    public int Passages { get; init; }

    /// <summary>How long the run took.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether the source was read to its end; if not, the next run begins at the same place.</summary>
    public bool Complete { get; init; }

    /// <summary>Whether everything was read again.</summary>
    public bool Full { get; init; }

    /// <summary>How often each reason of a failure or of a partial reading occurred, most frequent first.</summary>
    public IReadOnlyDictionary<string, int> Reasons { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
