using System.Globalization;
using System.Text;
using Assistant.Storage.State;

namespace Assistant.Conversations.History;

/// <summary>How texts are stored and compared.</summary>
internal static class StoredText
{
    private const int MaxTitle = 80;
    private const int SnippetBefore = 40;
    private const int SnippetLength = 160;

    /// <summary>Without what PostgreSQL cannot hold: zero characters and halves of surrogate pairs.</summary>
    public static string Clean(string text) => StateText.Clean(text);

    /// <summary>As search compares it: lower case, ä as ae, ß as ss, no accents, single spaces.</summary>
    public static string Fold(string text) => FoldWithOrigins(Clean(text).Normalize()).Folded;

    /// <summary>The words of a search, each of which must occur.</summary>
    public static IReadOnlyList<string> Words(string search) =>
        [.. Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Some words around the first place where one of the words occurs; <see langword="null"/> where none does.</summary>
    public static string? Snippet(string text, IReadOnlyList<string> words)
    {
        text = Clean(text).Normalize();
        var (folded, origins) = FoldWithOrigins(text);
        var first = words.Select(word => folded.IndexOf(word, StringComparison.Ordinal)).Where(position => position >= 0).DefaultIfEmpty(-1).Min();
        if (first < 0)
            return null;
        var start = WordStart(text, Math.Max(0, origins[first] - SnippetBefore));
        var end = Math.Min(text.Length, start + SnippetLength);
        if (end < text.Length && text.LastIndexOf(' ', end - 1, end - start) is var space && space > start + SnippetBefore)
            end = space;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        var cut = string.Join(' ', text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (start > 0 ? "… " : "") + cut + (end < text.Length ? " …" : "");
    }

    /// <summary>A title from the first question: its first line, cut between words.</summary>
    public static string Title(string question)
    {
        var line = question.Split('\n', '\r').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
        line = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= MaxTitle)
            return Clean(line);
        var space = line.LastIndexOf(' ', MaxTitle);
        return Clean(line[..(space > MaxTitle / 2 ? space : MaxTitle)].TrimEnd(',', ';', ':', ' ', '\ufffd')) + " …";
    }

    private static int WordStart(string text, int position)
    {
        if (position == 0)
            return 0;
        var space = text.IndexOf(' ', position);
        return space >= 0 && space < position + SnippetBefore ? space + 1 : position;
    }

    private static (string Folded, List<int> Origins) FoldWithOrigins(string text)
    {
        var folded = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var letter in Fold(char.ToLowerInvariant(text[i])))
            {
                if (letter == ' ' && (folded.Length == 0 || folded[^1] == ' '))
                    continue;
                folded.Append(letter);
                origins.Add(i);
            }
        }

        return (folded.ToString(), origins);
    }

    private static string Fold(char letter) => letter switch
    {
        'ä' => "ae",
        'ö' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        '\0' => " ",
        < '\u0080' => char.IsWhiteSpace(letter) ? " " : letter.ToString(),
        _ when char.IsWhiteSpace(letter) => " ",
        '\ufffe' or '\uffff' => letter.ToString(),
        _ when char.IsSurrogate(letter) => letter.ToString(),
        _ => string.Concat(letter.ToString().Normalize(NormalizationForm.FormD).Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)),
    };
}
