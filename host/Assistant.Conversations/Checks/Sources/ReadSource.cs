using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Names;
using Assistant.Conversations.Checks.Quotes;
using Assistant.Conversations.Checks.Statuses;
using Assistant.Conversations.Checks.Swaps;
using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Checks.Sources;

/// <summary>A cited passage, read once for all checks.</summary>
internal sealed class ReadSource
{
    private readonly Lazy<Wording> _wording;
    private readonly Lazy<IReadOnlyList<Fact>> _facts;
    private readonly Lazy<IReadOnlyList<SourceSentence>> _sentences;
    private readonly Lazy<IReadOnlyList<string>> _stems;
    private readonly Lazy<IReadOnlyList<StatusRecord>> _records;
    private readonly Lazy<IReadOnlyList<SourceSentence>> _advice;
    private readonly Lazy<IReadOnlyList<NamedBody>> _bodies;
    private readonly Lazy<IReadOnlyList<SourceClause>> _clauses;
    private readonly Lazy<IReadOnlyList<Label>> _labels;

    public ReadSource(CheckSource source)
    {
        Status = string.IsNullOrWhiteSpace(source.Status) ? null : source.Status.Trim();
        Text = SourceText.Clean(source.Text);
        _wording = new(() => new Wording(Text));
        _facts = new(() => FactReader.Read(Text, isSource: true));
        _sentences = new(() => [.. SentenceSplitter.Split(Text).Select(range => new SourceSentence(range.Of(Text), range.Start))]);
        _stems = new(() => [.. WordStems.Of(Text).Distinct(StringComparer.Ordinal)]);
        _records = new(() => ResultReader.Read(this));
        _advice = new(() => [.. Sentences.Where(sentence => RecommendationReader.IsSpokenOf(sentence.Text))]);
        _bodies = new(() => Bodies.Read(Text));
        _clauses = new(() => NegationCheck.Clauses(Text));
        _labels = new(() => [.. Sentences.SelectMany(sentence => LabelReader.Read(Text, Facts, sentence.Start, sentence.Start + sentence.Text.Length))]);
    }

    /// <summary>The text on one line, words whole.</summary>
    public string Text { get; }

    public string? Status { get; }

    public Wording Wording => _wording.Value;

    public IReadOnlyList<Fact> Facts => _facts.Value;

    public IReadOnlyList<SourceSentence> Sentences => _sentences.Value;

    public IReadOnlyList<string> Stems => _stems.Value;

    /// <summary>The results it carries.</summary>
    public IReadOnlyList<StatusRecord> Records => _records.Value;

    /// <summary>The sentences that speak of a recommendation.</summary>
    public IReadOnlyList<SourceSentence> Advice => _advice.Value;

    public IReadOnlyList<NamedBody> Named => _bodies.Value;

    public IReadOnlyList<SourceClause> Clauses => _clauses.Value;

    /// <summary>Its values with the words they belong to.</summary>
    public IReadOnlyList<Label> Labels => _labels.Value;
}
