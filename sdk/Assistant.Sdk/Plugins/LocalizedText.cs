using System.Globalization;

namespace Assistant.Sdk;

/// <summary>A text for people in German and, where there is one, in English. Immutable.</summary>
/// <param name="De">The German text; always there.</param>
/// <param name="En">The English text, or <see langword="null"/> where the German one serves both.</param>
public sealed record LocalizedText(string De, string? En = null)
{
    /// <summary>The text for a reader of <paramref name="culture"/>: English where the language is English, else German.</summary>
    /// <param name="culture">The reader's culture; only its language counts.</param>
    /// <returns>Never <see langword="null"/>.</returns>
    public string For(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? En ?? De : De;
    }

    /// <inheritdoc/>
    public override string ToString() => De;
}
