using System.Globalization;
using Assistant.Sdk;

namespace CityPluginSpace;

/// <summary>A place with its opening hours.</summary>
internal sealed record Place(string Id, string Name, string Address, IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    private static readonly string[] s_days = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];

    public string DayNames => string.Join(", ", Days.Select(day => s_days[(int)day]));

    public string Hours => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}–{To:HH:mm} Uhr");

    /// <summary>Reads one line of the list.</summary>
    /// <exception cref="PluginException">The line is not as it should be; what to write instead stands in the message.</exception>
    public static Place Parse(string line)
    {
        if (line.Split(';') is [var id, var name, var address, var days, var from, var to]
            && TimeOnly.TryParse(from, CultureInfo.InvariantCulture, out var opens) && TimeOnly.TryParse(to, CultureInfo.InvariantCulture, out var closes)
            && days.Split(' ').Select(day => Array.IndexOf(s_days, day)).ToList() is var numbers && !numbers.Contains(-1))
        {
            return new Place(id, name, address, [.. numbers.Select(number => (DayOfWeek)number)], opens, closes);
        }

        throw new PluginException($"Die Zeile „{line}“ ist keine Einrichtung; sie braucht id;name;address;days;from;to, etwa: hof;Wertstoffhof;Hafen 3;Mo Mi;08:00;16:00");
    }
}
