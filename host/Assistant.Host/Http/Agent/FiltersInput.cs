using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Filters;
using Assistant.Host.Outputs.Filters;

namespace Assistant.Host.Http.Agent;

/// <summary>Reads the filters of a run.</summary>
internal static class FiltersInput
{
    private const int MaxValues = 50;
    private const int MaxLength = 300;

    /// <summary>The filters; <see langword="null"/> where the request does not speak of them.</summary>
    /// <exception cref="JsonException">They are not as described; the message says why.</exception>
    public static SearchFilters? Read(JsonElement forwarded)
    {
        if (forwarded.ValueKind != JsonValueKind.Object || !forwarded.TryGetProperty("filters", out var filters) || filters.ValueKind == JsonValueKind.Null)
            return null;
        if (filters.ValueKind != JsonValueKind.Object)
            throw new JsonException("“filters” must be an object.");
        return new SearchFilters
        {
            Committee = Values(filters, "committee"),
            PaperType = Values(filters, "paperType"),
            Outcome = Values(filters, "outcome"),
            Since = Day(filters, "since"),
            Until = Day(filters, "until"),
        };
    }

    /// <summary>The kinds of which nothing shall be implied.</summary>
    /// <exception cref="JsonException">It is no list of kinds.</exception>
    public static IReadOnlyList<FilterKind> ReadWithoutImplied(JsonElement forwarded) =>
        forwarded.ValueKind == JsonValueKind.Object && Values(forwarded, "withoutImplied") is { } names
            ? [.. names.Select(name => Array.Find(Enum.GetValues<FilterKind>(), kind => ImpliedFilterOutput.Name(kind) == name) is var kind && ImpliedFilterOutput.Name(kind) == name
                ? kind
                : throw new JsonException("“withoutImplied” may hold period, committee, paperType and outcome."))]
            : [];

    private static List<string>? Values(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var values) || values.ValueKind == JsonValueKind.Null)
            return null;
        if (values.ValueKind != JsonValueKind.Array || values.GetArrayLength() > MaxValues)
            throw new JsonException($"“{name}” must be a list of at most {MaxValues} texts.");
        return values.GetArrayLength() == 0 ? null : [.. values.EnumerateArray().Select(value => Text(value, name))];
    }

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MaxLength } text
            ? text
            : throw new JsonException($"“{name}” must be a list of texts of at most {MaxLength} characters.");

    private static DateOnly? Day(JsonElement filters, string name)
    {
        if (!filters.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new JsonException($"“{name}” must be a day such as 2025-03-12.");
    }
}
