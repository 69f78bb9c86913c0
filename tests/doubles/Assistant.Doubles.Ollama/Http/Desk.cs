using System.Globalization;
using System.Text.Json;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Replies;
using Microsoft.AspNetCore.Http;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>
/// Where scripts in other languages switch the double: <c>GET /double/counters</c>, <c>POST /double/faults?kind=CutConnection&amp;after=3</c>,
/// <c>DELETE /double/faults</c>, <c>POST /double/pace?latency=5&amp;rate=50</c>, <c>POST /double/answers</c> with
/// <c>[{"words": "Radweg", "text": "…"}, {"words": "Radweg", "calls": [{"name": "ris_meetings", "arguments": {}}]}]</c>. No part of Ollama.
/// </summary>
internal sealed class Desk(ServerParts parts)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        switch (context.Request.Method, context.Request.Path.Value)
        {
            case ("GET", "/double/counters"):
                await Answers.JsonAsync(context, WriteCounters);
                return;
            case ("POST", "/double/faults") when Enum.TryParse<FaultKind>(query["kind"], ignoreCase: true, out var kind):
                parts.Faults.Add(new Fault(kind, Number(query["after"], 0))
                {
                    Path = query["path"].ToString(),
                    Model = query["model"].FirstOrDefault(),
                    Times = Number(query["times"], int.MaxValue),
                    Status = Number(query["status"], 500),
                    Body = query["body"].FirstOrDefault(),
                    Delay = TimeSpan.FromMilliseconds(Number(query["delay"], 1000)),
                });
                break;
            case ("DELETE", "/double/faults"):
                parts.Faults.Clear();
                break;
            case ("POST", "/double/pace"):
                parts.Pace.Latency = TimeSpan.FromMilliseconds(Number(query["latency"], 0));
                parts.Pace.TokenInterval = Number(query["rate"], 0) is > 0 and var rate ? TimeSpan.FromSeconds(1.0 / rate) : TimeSpan.Zero;
                break;
            case ("POST", "/double/answers"):
                using (var rules = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted))
                {
                    foreach (var rule in rules.RootElement.EnumerateArray())
                        parts.Script.Add(Rule(rule));
                }

                break;
            default:
                await Answers.TextAsync(context, 404, "Not at this desk.");
                return;
        }

        context.Response.StatusCode = 204;
    }

    private static ReplyRule Rule(JsonElement rule)
    {
        var words = rule.GetProperty("words").GetString()!;
        return rule.TryGetProperty("calls", out var calls)
            ? new ReplyRule(words, OffersTools: true, Reply.Calling([.. calls.EnumerateArray().Select(call => new ReplyToolCall(call.GetProperty("name").GetString()!, call.GetProperty("arguments").GetRawText()))]))
            : new ReplyRule(words, OffersTools: false, Reply.Of(rule.GetProperty("text").GetString()!));
    }

    private static int Number(string? text, int otherwise) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private void WriteCounters(Utf8JsonWriter json)
    {
        var counters = parts.Counters;
        json.WriteStartObject();
        json.WriteNumber("in_flight", counters.InFlight);
        json.WriteNumber("max_in_flight", counters.MaxInFlight);
        json.WriteNumber("generating", counters.Generating);
        json.WriteNumber("max_generating", counters.MaxGenerating);
        json.WriteNumber("pending", counters.Pending);
        json.WriteNumber("started", counters.Started);
        json.WriteNumber("finished", counters.Finished);
        json.WriteNumber("cancelled", counters.Cancelled);
        json.WriteNumber("failed", counters.Failed);
        json.WriteNumber("loads", counters.Loads);
        json.WriteNumber("unloads", counters.Unloads);
        json.WriteEndObject();
    }
}
