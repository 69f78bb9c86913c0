using System.Globalization;

namespace Assistant.Conversations.Filters;

/// <summary>A span of days as people say it: “2025”, “März 2025”, “27. März 2025”, “ab 1. Juli 2024”.</summary>
internal static class PeriodLabel
{
    /// <summary>The words; <see langword="null"/> where both ends are open.</summary>
    public static string? Of(DateOnly? since, DateOnly? until, CultureInfo culture)
    {
        var texts = FilterTexts.For(culture);
        return (since, until) switch
        {
            (null, null) => null,
            ({ } first, null) => texts.Since(Day(first, culture)),
            (null, { } last) => texts.Until(Day(last, culture)),
            ({ } first, { } last) when first == last => Day(first, culture),
            ({ DayOfYear: 1 } first, { } last) when last == first.AddYears(1).AddDays(-1) => first.Year.ToString(CultureInfo.InvariantCulture),
            ({ Day: 1 } first, { } last) when last == first.AddMonths(1).AddDays(-1) => first.ToString("MMMM yyyy", culture),
            ({ } first, { } last) => texts.Between(Day(first, culture), Day(last, culture)),
        };
    }

    private static string Day(DateOnly day, CultureInfo culture) => day.ToString(culture.TwoLetterISOLanguageName == "de" ? "d. MMMM yyyy" : "d MMMM yyyy", culture);
}
