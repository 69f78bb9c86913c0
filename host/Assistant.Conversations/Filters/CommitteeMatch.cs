using System.Text.RegularExpressions;
using Assistant.Conversations.Tools;

namespace Assistant.Conversations.Filters;

/// <summary>Finds the committees of a city that a question names, by their names or by what people call them.</summary>
internal static class CommitteeMatch
{
    private static readonly string[] s_kinds = ["ausschuss", "beirat", "kommission", "rat"];

    /// <summary>Those named in full, else those that the first name in the question may mean; empty where none is named.</summary>
    /// <param name="question">The question.</param>
    /// <param name="known">The city's committees.</param>
    public static IReadOnlyList<string> Of(string question, IEnumerable<string> known)
    {
        var names = known.ToList();
        var named = names.Where(name => IsNamed(question, name)).ToList();
        // “Ausschuss für Schule” stands in “Ausschuss für Schule und Sport” too.
        var whole = named.Where(name => !named.Exists(other => other.Length > name.Length && other.Contains(name, StringComparison.OrdinalIgnoreCase))).ToList();
        if (whole.Count > 0)
            return whole;
        return CommitteeReader.Read(question) is { } asked ? [.. names.Where(name => Matches(name, asked))] : [];
    }

    // The genitive ends in -s or -es.
    private static bool IsNamed(string question, string name) =>
        name.Length > 3 && Regex.IsMatch(question, $@"(?<!\w){Regex.Escape(name)}(e?s)?(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static bool Matches(string name, string asked) =>
        asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase) || IsShortFor(name, word));

    // People say “Bauausschuss” for the “Bau- und Umweltausschuss”.
    private static bool IsShortFor(string name, string word)
    {
        if (Array.Find(s_kinds, kind => word.Length > kind.Length + 2 && word.EndsWith(kind, StringComparison.OrdinalIgnoreCase)) is not { } kind)
            return false;
        var subject = word[..^kind.Length];
        return name.Contains(kind, StringComparison.OrdinalIgnoreCase)
            && name.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries).Any(part => part.StartsWith(subject, StringComparison.OrdinalIgnoreCase));
    }
}
