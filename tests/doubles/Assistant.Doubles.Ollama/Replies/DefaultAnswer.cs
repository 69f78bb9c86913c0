using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>
/// What a model says where no test says it: the same German text each time, an example of the format where one is asked for, and the calls
/// that the last message of the user spells out: <c>[[ris_search {"query":"Radweg"}]]</c>.
/// </summary>
internal sealed partial class DefaultAnswer(int tokens)
{
    private const string Sentences =
        "Der Stadtrat hat die Vorlage in seiner Sitzung am 12. März 2026 mit großer Mehrheit beschlossen. Für die Maßnahme stehen 240.000 Euro im Haushalt. "
        + "Die Verwaltung prüft außerdem, ob Fördermittel des Landes möglich sind. Über das Ergebnis wird der zuständige Ausschuss im Frühjahr unterrichtet. ";

    private static readonly Reply s_thinking = Reply.Of("").Thinking("Ich prüfe zuerst, was in den Unterlagen dazu steht. ");

    private readonly Reply _text = Reply.InPieces([.. Endless().Take(tokens)]).Thinking(s_thinking.ThinkingText);

    public Reply To(ReceivedRequest request)
    {
        var calls = request.Messages.Count > 0 && request.Messages[^1].Role == "user" && request.Tools.Count > 0 ? Spelled(request) : [];
        if (calls.Count > 0)
            return Reply.Calling(calls).Thinking(s_thinking.ThinkingText);
        if (request.Format.ValueKind != JsonValueKind.Undefined)
            return Reply.Of(SchemaExample.Of(request.Format)).Thinking(s_thinking.ThinkingText);
        return _text;
    }

    private static List<ReplyToolCall> Spelled(ReceivedRequest request) =>
        [.. Call().Matches(request.LastUserText).Select(match => new ReplyToolCall(match.Groups["name"].Value, match.Groups["arguments"].Value)).Where(call => request.Tools.Contains(call.Name, StringComparer.Ordinal))];

    private static IEnumerable<string> Endless()
    {
        var sentences = TextTokens.Split(Sentences);
        for (var index = 0; ; index++)
            yield return sentences[index % sentences.Count];
    }

    [GeneratedRegex(@"\[\[(?<name>\w+) (?<arguments>\{.*?\})\]\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
