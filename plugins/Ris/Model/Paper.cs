namespace Assistant.Plugins.Ris.Model;

/// <summary>A paper (Drucksache, Vorlage).</summary>
internal sealed record Paper
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Reference { get; init; }

    public DateOnly? Date { get; init; }

    public PaperType Type { get; init; }

    public Uri? Url { get; init; }

    public IReadOnlyList<Consultation> Consultations { get; init; } = [];

    /// <summary>Main file first, each once.</summary>
    public IReadOnlyList<CouncilFile> Files { get; init; } = [];
}
