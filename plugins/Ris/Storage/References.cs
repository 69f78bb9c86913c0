using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Plugins.Ris.Storage;

/// <summary>Paper numbers as people and systems write them.</summary>
internal static partial class References
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "drucksache", "drucksachen", "drs", "ds", "vorlage", "vorlagen", "beschlussvorlage", "informationsvorlage", "antrag", "anfrage",
        "nr", "nummer", "aktenzeichen", "az",
    };

    /// <summary>
    /// One spelling for all: <c>2024/112</c>, <c>2024/0112</c> and <c>Drucksache Nr. 2024-0112</c> become <c>2024/112</c>. Empty where
    /// nothing is left.
    /// </summary>
    public static string Normalize(string? reference)
    {
        var parts = Part().Matches((reference ?? "").ToLower(CultureInfo.InvariantCulture))
            .Select(match => match.Value)
            .Where(part => !Words.Contains(part))
            .Select(part => char.IsAsciiDigit(part[0]) ? part.TrimStart('0') is { Length: > 0 } digits ? digits : "0" : part);
        var joined = string.Join('/', parts);
        return joined.Length <= 200 ? joined : joined[..200];
    }

    /// <summary>The same number with year and number the other way round: <c>112/2024</c>.</summary>
    public static string? Swapped(string normalized)
    {
        var parts = normalized.Split('/');
        return parts.Length == 2 && parts.All(part => part.All(char.IsAsciiDigit)) ? $"{parts[1]}/{parts[0]}" : null;
    }

    [GeneratedRegex(@"[0-9]+|\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
