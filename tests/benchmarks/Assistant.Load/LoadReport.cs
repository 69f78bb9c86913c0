using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Assistant.Load;

/// <summary>What a run showed. Immutable.</summary>
internal sealed record LoadReport(
    int Streams, int Finished, int Partial, int Failed, int FailedWithoutToken, double FirstP50, double FirstP99, double FirstMax, double TokensPerSecond, long Tokens, double Seconds, int MostOpen, IReadOnlyList<string> Errors)
{
    public static LoadReport Of(Tally tally, long countsFrom, TimeSpan elapsed, TimeSpan counted)
    {
        var all = tally.Results;
        var firsts = all.Where(result => result.Begun >= countsFrom && result.FirstToken is not null).Select(result => result.FirstToken!.Value.TotalMilliseconds).Order().ToList();
        var failed = all.Where(result => result.End == StreamEnd.Failed).ToList();
        return new LoadReport(
            all.Count,
            all.Count(result => result.End == StreamEnd.Finished),
            all.Count(result => result.End == StreamEnd.Partial),
            failed.Count,
            failed.Count(result => result.Tokens == 0),
            At(firsts, 0.5),
            At(firsts, 0.99),
            At(firsts, 1),
            tally.Tokens / counted.TotalSeconds,
            all.Sum(result => (long)result.Tokens),
            elapsed.TotalSeconds,
            tally.MostOpen,
            [.. failed.GroupBy(result => result.Error!, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Take(5).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} × {group.Key}"))]);
    }

    public string Sentences()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Streams} streams in {Seconds:F1} s, at most {MostOpen} at a time: {Finished} finished, {Partial} broke off and say so, {Failed} failed ({FailedWithoutToken} of them without a token)");
        text.Append(CultureInfo.InvariantCulture, $"first token: p50 {FirstP50:F2} ms, p99 {FirstP99:F2} ms, max {FirstMax:F2} ms; {TokensPerSecond:F0} tokens/s");
        foreach (var error in Errors)
            text.AppendLine().Append("  ").Append(error);
        return text.ToString();
    }

    public string Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("streams", Streams);
            json.WriteNumber("finished", Finished);
            json.WriteNumber("partial", Partial);
            json.WriteNumber("failed", Failed);
            json.WriteNumber("failed_without_token", FailedWithoutToken);
            json.WriteNumber("first_p50_ms", Math.Round(FirstP50, 2));
            json.WriteNumber("first_p99_ms", Math.Round(FirstP99, 2));
            json.WriteNumber("first_max_ms", Math.Round(FirstMax, 2));
            json.WriteNumber("tokens_per_s", Math.Round(TokensPerSecond));
            json.WriteNumber("tokens", Tokens);
            json.WriteNumber("seconds", Math.Round(Seconds, 2));
            json.WriteNumber("most_open", MostOpen);
            json.WriteStartArray("errors");
            foreach (var error in Errors)
                json.WriteStringValue(error);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Nearest rank.
    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
