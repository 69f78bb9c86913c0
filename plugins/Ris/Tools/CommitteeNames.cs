using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tools;

/// <summary>Finds committees by what people call them.</summary>
internal sealed class CommitteeNames(CouncilStore store)
{
    private const int MaxNamed = 15;

    private static readonly string[] Kinds = ["ausschuss", "beirat", "kommission", "rat"];

    /// <summary>
    /// Whether every word of <paramref name="asked"/> stands in the name, or is meant by it: people say “Bauausschuss” for the “Bau- und
    /// Umweltausschuss”.
    /// </summary>
    public static bool Matches(string name, string asked) =>
        asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase) || IsShortFor(name, word));

    private static bool IsShortFor(string name, string word)
    {
        if (Kinds.FirstOrDefault(kind => word.Length > kind.Length + 2 && word.EndsWith(kind, StringComparison.OrdinalIgnoreCase)) is not { } kind)
            return false;
        var subject = word[..^kind.Length];
        return name.Contains(kind, StringComparison.OrdinalIgnoreCase)
            && name.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries).Any(part => part.StartsWith(subject, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name that is meant exactly, else all that contain the words.</summary>
    public async Task<IReadOnlyList<string>> MatchingAsync(string asked, CancellationToken cancellationToken)
    {
        var names = (await store.OrganizationsAsync(cancellationToken)).Values.Distinct(StringComparer.Ordinal).ToList();
        var exact = names.Where(name => string.Equals(name, asked.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0 ? exact : [.. names.Where(name => Matches(name, asked)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Says that there is no such committee, and which there are.</summary>
    public async Task<Notice> UnknownAsync(string asked, CancellationToken cancellationToken)
    {
        var names = (await store.OrganizationsAsync(cancellationToken)).Values
            .Where(name => name.Contains("rat", StringComparison.OrdinalIgnoreCase) || name.Contains("ausschuss", StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MaxNamed).ToList();
        var known = string.Join(", ", names);
        return names.Count == 0
            ? Notices.Of($"Ein Gremium „{asked}“ ist nicht bekannt.", $"There is no committee “{asked}”.")
            : Notices.Of($"Ein Gremium „{asked}“ ist nicht bekannt. Bekannt sind unter anderem: {known}.", $"There is no committee “{asked}”. Known are, among others: {known}.");
    }
}
