using System.Globalization;
using System.Text.Json;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>Reads days and moments; what is no date or cannot be true is missing.</summary>
internal static class OParlDates
{
    private const int FirstPlausibleYear = 1900;
    private const int LastPlausibleYear = 2100;

    private static readonly string[] DayFormats = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "yyyyMMdd", "yyyy/MM/dd"];

    // ALLRIS 4 writes this moment as created and modified of everything.
    private static readonly DateOnly Placeholder = new(2000, 1, 1);

    /// <summary>A day. Of a moment its day as written, which is the city's.</summary>
    public static DateOnly? Day(this JsonElement owner, string name)
    {
        if (owner.Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Plausible(day.Year) ? day : null;
        return TryMoment(text, TimeZoneInfo.Utc, out var moment) ? DateOnly.FromDateTime(moment.DateTime) : null;
    }

    /// <summary>A moment; one without offset is in <paramref name="zone"/>.</summary>
    public static DateTimeOffset? Moment(this JsonElement owner, string name, TimeZoneInfo zone) =>
        owner.Text(name) is { } text && TryMoment(text, zone, out var moment) ? moment : null;

    /// <summary>A moment of creation or change that says something: not the placeholder, not in the future.</summary>
    public static DateTimeOffset? Stamp(this JsonElement owner, string name, TimeZoneInfo zone, DateTimeOffset now) =>
        owner.Moment(name, zone) is { } moment && DateOnly.FromDateTime(moment.DateTime) != Placeholder && moment <= now ? moment : null;

    private static bool TryMoment(string text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        moment = default;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed) || !Plausible(parsed.Year))
            return false;
        if (parsed.Kind != DateTimeKind.Unspecified)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
        moment = new DateTimeOffset(parsed, zone.GetUtcOffset(parsed));
        return true;
    }

    private static bool Plausible(int year) => year is >= FirstPlausibleYear and <= LastPlausibleYear;
}
