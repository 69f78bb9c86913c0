using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Conversations.Filters;

namespace Assistant.Conversations.Tools;

/// <summary>
/// Fills a tool's arguments from the question alone, for turns without a language model: numbers of papers, days and committees. A tool is
/// called only when every required argument was found in the question, or follows from it (<see cref="Occasion"/>).
/// </summary>
internal static partial class ArgumentBinder
{
    /// <summary>The arguments, or <see langword="null"/> where a required one is not in the question.</summary>
    /// <param name="schema">The tool's JSON schema.</param>
    /// <param name="question">The question.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="given">What the person has set beside the question; its words go first. Default: nothing.</param>
    public static IReadOnlyDictionary<string, string>? Bind(JsonElement schema, string question, DateOnly today, SearchFilters? given = null)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return null;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        if (required.Count == 0)
            return null;

        var dates = properties.EnumerateObject().Where(property => required.Contains(property.Name) && IsDate(property.Value)).Select(property => property.Name).ToList();
        var period = PeriodReader.Read(ReferencesRemoved(question), today) ?? Given(given) ?? Meant(dates, question, today);
        var bound = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in properties.EnumerateObject())
        {
            if ((Value(property, question, period, today, required.Contains(property.Name)) ?? (property.Name == "committee" && given?.Committee is [var only] ? only : null)) is { } value)
                bound[property.Name] = value;
        }

        return required.All(bound.ContainsKey) ? bound : null;
    }

    private static Period? Given(SearchFilters? given) => given?.Has(FilterKind.Period) is true ? new Period(given.Since, given.Until) : null;

    // Two days that a tool cannot do without make it a calendar, one makes it a list of what is new.
    private static Period? Meant(List<string> requiredDates, string question, DateOnly today) => requiredDates.Count switch
    {
        2 => Occasion.Around(question, today),
        1 => Occasion.Recent(question, today),
        _ => null,
    };

    private static string? Value(JsonProperty property, string question, Period? period, DateOnly today, bool required)
    {
        if (property.Name == "reference")
            return Reference().Match(question) is { Success: true } match ? match.Value : null;
        if (property.Name == "committee")
            return CommitteeReader.Read(question);
        if (!IsDate(property.Value) || period is null)
            return null;
        var day = property.Name switch
        {
            "from" or "since" or "date" or "start" => period.From ?? (required ? DateOnly.MinValue : null),
            "to" or "until" or "end" => period.To ?? (required ? today.AddYears(1) : null),
            _ => null,
        };
        return day?.ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a property of a schema is a day.</summary>
    internal static bool IsDate(JsonElement property) => property.TryGetProperty("format", out var format) && format.GetString() == "date";

    private static string ReferencesRemoved(string question) => Reference().Replace(question, " ");

    /// <summary>“2024/0112”, “0815/2023”, “2024-0112”, with a suffix such as “-1” or “/1”; not a day and not a building plan such as 85/1.</summary>
    [GeneratedRegex(@"(?<![\d./-])(?!\d{4}-\d{2}-\d{2}(?!\d))(?:(?:19|20)\d{2}[/-]\d{2,5}(?:[/-]\d{1,3})?|\d{2,5}/(?:19|20)\d{2})(?![\d/]|-\d)", RegexOptions.CultureInvariant)]
    internal static partial Regex Reference();
}
