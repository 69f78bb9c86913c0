using Assistant.Conversations.Checks.Statuses;

namespace Assistant.Conversations.Checks.Sources;

/// <summary>A sentence of a passage.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Where it begins in the passage's clean text.</param>
internal sealed record SourceSentence(string Text, int Start)
{
    private IReadOnlyList<string>? _stems;
    private IReadOnlyList<StatusClaim>? _claims;

    public IReadOnlyList<string> Stems => _stems ??= WordStems.Of(Text);

    /// <summary>What it tells to have been decided, its results aside.</summary>
    public IReadOnlyList<StatusClaim> Claims => _claims ??= StatusClaimReader.Read(ResultReader.WithoutResults(Text));
}
