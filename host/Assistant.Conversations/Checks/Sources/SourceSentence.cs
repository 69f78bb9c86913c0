namespace Assistant.Conversations.Checks.Sources;

/// <summary>A sentence of a passage.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Where it begins in the passage's clean text.</param>
internal sealed record SourceSentence(string Text, int Start)
{
    private IReadOnlyList<string>? _stems;

    public IReadOnlyList<string> Stems => _stems ??= WordStems.Of(Text);
}
