using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Sources;

/// <summary>Brings a text into the form that the checks read.</summary>
internal static partial class SourceText
{
    /// <summary>A passage on one line, with the words whole again that a line's end broke (“Stel- lungnahme”).</summary>
    public static string Clean(string text)
    {
        var flat = Spaces().Replace(Plain(text), " ").Trim();
        return Broken().Replace(flat, "");
    }

    /// <summary>Every space a plain one; places stay the same.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            plain.Append(char.IsWhiteSpace(letter) || letter is '\u200b' or '\ufeff' ? ' ' : letter is '\u2011' or '\u2010' or '\u2212' ? '-' : letter);
        return plain.ToString();
    }

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // “Regen- und Schmutzwasser” stays; a soft hyphen goes wherever it stands.
    [GeneratedRegex(@"\u00ad ?|(?<=\p{L})- (?=\p{Ll})(?!(?:und|oder|bzw|beziehungsweise|sowie|bis|als|noch|statt|wie|u\.)(?!\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex Broken();
}
