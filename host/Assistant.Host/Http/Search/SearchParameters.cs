using System.Globalization;
using Assistant.Conversations.Filters;
using Assistant.Host.Cities;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Host.Http.Search;

/// <summary>What stands in the address of a search. Immutable.</summary>
internal sealed record SearchParameters(string Text, int Count, int Offset, bool IsFaceted, SearchFilters Filters)
{
    private const int MaxCount = 100;

    /// <exception cref="UsageException">A parameter is wrong; the message is for the person.</exception>
    public static SearchParameters Read(IQueryCollection parameters, HttpTexts texts)
    {
        var text = parameters["q"].FirstOrDefault();
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException(texts.EmptySearch);
        return new SearchParameters(
            text,
            Number(parameters["k"].FirstOrDefault(), 1, MaxCount) ?? throw new UsageException(texts.CountOutOfRange),
            Number(parameters["offset"].FirstOrDefault() ?? "0", 0, FacetedQuery.MaxOffset) ?? throw new UsageException(texts.OffsetOutOfRange(FacetedQuery.MaxOffset)),
            parameters["view"].FirstOrDefault() == "faceted",
            new SearchFilters
            {
                Committee = Values(parameters, FacetNames.Committee),
                PaperType = Values(parameters, FacetNames.PaperType),
                Outcome = Values(parameters, FacetNames.Outcome),
                Since = Day(parameters["since"].FirstOrDefault(), texts),
                Until = Day(parameters["until"].FirstOrDefault(), texts),
            });
    }

    private static int? Number(string? text, int least, int most)
    {
        if (text is null)
            return 10;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
    }

    private static List<string>? Values(IQueryCollection parameters, string name) => parameters[name].Count == 0 ? null : [.. parameters[name].OfType<string>()];

    private static DateOnly? Day(string? text, HttpTexts texts)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException(texts.NoDay(text));
    }
}
