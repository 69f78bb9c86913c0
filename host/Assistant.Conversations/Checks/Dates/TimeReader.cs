using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;

namespace Assistant.Conversations.Checks.Dates;

/// <summary>Reads times of day: 7.30 Uhr, 7:30, 8 bis 22 Uhr.</summary>
internal static partial class TimeReader
{
    public static void Read(FactScan scan)
    {
        foreach (var match in scan.Free(Clock()))
        {
            var first = match.Groups["first"].Success ? Minute(match, "first", "firstMinute") : null;
            var minute = Minute(match, "hour", "minute");
            if (minute is null)
                continue;
            var start = match.Groups["hour"].Index;
            scan.Add(new Fact(FactKind.Time, start, match.Index + match.Length - start) { Value = minute.Value });
            if (first is not null)
                scan.Add(new Fact(FactKind.Time, match.Groups["first"].Index, (match.Groups["firstMinute"] is { Success: true } minutes ? minutes.Index + minutes.Length : match.Groups["first"].Index + match.Groups["first"].Length) - match.Groups["first"].Index) { Value = first.Value });
        }

        foreach (var match in scan.Free(Bare()))
        {
            if (Minute(match, "hour", "minute") is { } minute)
                scan.Add(new Fact(FactKind.Time, match.Index, match.Length) { Value = minute });
        }
    }

    private static int? Minute(Match match, string hourGroup, string minuteGroup)
    {
        var hour = int.Parse(match.Groups[hourGroup].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups[minuteGroup].Success ? int.Parse(match.Groups[minuteGroup].ValueSpan, CultureInfo.InvariantCulture) : 0;
        // 24 Uhr is 0 Uhr.
        return hour <= 24 && minute < 60 ? ((hour % 24) * 60) + minute : null;
    }

    [GeneratedRegex(@"(?<![\d.,:])(?:(?<first>\d{1,2})(?:[:.](?<firstMinute>\d{2}))? ?(?:bis|und|–|-|/|oder) ?(?:gegen )?)?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))? ?Uhr\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\d.,:/])(?<hour>\d{1,2}):(?<minute>\d{2})(?![\d:])(?: ?h\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
