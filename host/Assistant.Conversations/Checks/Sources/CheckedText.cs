using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Quotes;

namespace Assistant.Conversations.Checks.Sources;

/// <summary>What is checked, read once for all checks.</summary>
internal sealed class CheckedText
{
    public CheckedText(string text, IReadOnlyList<ReadSource> sources)
    {
        Text = SourceText.Plain(text);
        Sources = sources;
        Quotes = QuoteReader.Read(Text);
        Facts = FactReader.Read(Text, isSource: false, Quotes.Select(quote => (quote.Start, quote.Length)));
        Unquoted = string.Create(Text.Length, this, static (letters, self) =>
        {
            self.Text.CopyTo(letters);
            foreach (var quote in self.Quotes)
                letters.Slice(quote.Start, quote.Length).Fill('_');
        });
    }

    /// <summary>The text with plain spaces; places are those of the original.</summary>
    public string Text { get; }

    /// <summary>The text with its quotes blanked out.</summary>
    public string Unquoted { get; }

    public IReadOnlyList<ReadSource> Sources { get; }

    public IReadOnlyList<QuotedWords> Quotes { get; }

    public IReadOnlyList<Fact> Facts { get; }

    public CheckFinding Finding(CheckKind kind, int start, int length, Assistant.Sdk.LocalizedText reason) => new(kind, Text.Substring(start, length).Trim(), reason, start, length);
}
