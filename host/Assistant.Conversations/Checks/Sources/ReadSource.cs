using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Quotes;
using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Checks.Sources;

/// <summary>A cited passage, read once for all checks.</summary>
internal sealed class ReadSource
{
    private readonly Lazy<Wording> _wording;
    private readonly Lazy<IReadOnlyList<Fact>> _facts;
    private readonly Lazy<IReadOnlyList<SourceSentence>> _sentences;
    private readonly Lazy<IReadOnlyList<string>> _stems;

    public ReadSource(CheckSource source)
    {
        Status = string.IsNullOrWhiteSpace(source.Status) ? null : source.Status.Trim();
        Text = SourceText.Clean(source.Text);
        _wording = new(() => new Wording(Text));
        _facts = new(() => FactReader.Read(Text, isSource: true));
        _sentences = new(() => [.. SentenceSplitter.Split(Text).Select(range => new SourceSentence(range.Of(Text), range.Start))]);
        _stems = new(() => [.. WordStems.Of(Text).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The text on one line, words whole.</summary>
    public string Text { get; }

    public string? Status { get; }

    public Wording Wording => _wording.Value;

    public IReadOnlyList<Fact> Facts => _facts.Value;

    public IReadOnlyList<SourceSentence> Sentences => _sentences.Value;

    public IReadOnlyList<string> Stems => _stems.Value;
}
