using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Assistant.Memory.Ledger;

/// <summary>How values stand in the ledger's text columns.</summary>
internal static class LedgerFormats
{
    public static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    public static string Facets(IReadOnlyDictionary<string, IReadOnlyList<string>> facets) =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, IReadOnlyList<string>>(facets.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            LedgerJson.Default.SortedDictionaryStringIReadOnlyListString);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Facets(string json) =>
        JsonSerializer.Deserialize(json, LedgerJson.Default.SortedDictionaryStringIReadOnlyListString)!;

    /// <summary>The id of a passage outside: the same for the same place in the same file, on every machine.</summary>
    public static string PassageKey(SourceKey source, string document, string file, int ordinal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{source}\n{document}\n{file}\n{ordinal}"))).AsSpan(0, 12));
}
