using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests;

/// <summary>What one run of the knowledge source yielded.</summary>
internal sealed record Run(IReadOnlyList<SourceChange> Changes)
{
    public IReadOnlyList<SourceDocument> Documents { get; } = [.. Changes.OfType<Upserted>().Select(change => change.Document)];

    public IReadOnlyList<SourceDocument> Papers => [.. Documents.Where(document => document.Kind == "paper")];

    public IReadOnlyList<SourceDocument> Meetings => [.. Documents.Where(document => document.Kind == "meeting")];

    public IReadOnlyList<Deleted> Deleted { get; } = [.. Changes.OfType<Deleted>()];

    public IReadOnlyList<Unreadable> Unreadable { get; } = [.. Changes.OfType<Unreadable>()];

    public Completed? Completed { get; } = Changes.OfType<Completed>().SingleOrDefault();

    public SourceDocument Paper(string reference) => Papers.Last(document => document.Reference == reference);

    public SourceDocument Meeting(string title) => Meetings.Last(document => document.Title.StartsWith(title, StringComparison.Ordinal));
}
