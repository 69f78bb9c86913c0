using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Doubles.Ollama.Http;

namespace Assistant.Doubles.Ollama.Runners;

/// <summary><c>keep_alive</c>: a number is seconds, a text a duration of Go (<c>1h30m</c>), and what is negative is for ever.</summary>
internal static partial class GoDuration
{
    /// <summary>A thousand years stand for ever.</summary>
    public static TimeSpan ForEver { get; } = TimeSpan.FromDays(365_000);

    public static TimeSpan Parse(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => FromSeconds(value.GetDouble()),
        JsonValueKind.String => Parse(value.GetString()!),
        _ => throw new RefusedException(400, $"invalid duration {value.GetRawText()}"),
    };

    public static TimeSpan Parse(string text)
    {
        if (text == "0")
            return TimeSpan.Zero;
        if (!Whole().IsMatch(text))
            throw new RefusedException(400, double.TryParse(text, CultureInfo.InvariantCulture, out _) ? $"time: missing unit in duration \"{text}\"" : $"time: invalid duration \"{text}\"");
        var seconds = Part().Matches(text).Sum(part => double.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) * UnitSeconds(part.Groups["unit"].Value));
        return FromSeconds(text.StartsWith('-') ? -seconds : seconds);
    }

    private static TimeSpan FromSeconds(double seconds) => seconds < 0 || seconds > ForEver.TotalSeconds ? ForEver : TimeSpan.FromSeconds(seconds);

    private static double UnitSeconds(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "ns" => 1e-9,
        _ => 1e-6,
    };

    [GeneratedRegex(@"^[+-]?((\d+\.?\d*|\.\d+)(ns|us|µs|ms|h|m|s))+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<number>\d+\.?\d*|\.\d+)(?<unit>ns|us|µs|ms|h|m|s)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
