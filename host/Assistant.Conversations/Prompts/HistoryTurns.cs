using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>Splits a conversation into turns and mends what a crash or a cut left open.</summary>
internal static class HistoryTurns
{
    /// <summary>
    /// The turns, oldest first: a message of the person and all up to the next one. Results without their call are left out, and so are
    /// calls without result save in the last turn, where the result may be still to come: servers refuse both.
    /// </summary>
    /// <param name="messages">The conversation without system messages.</param>
    public static IReadOnlyList<IReadOnlyList<ChatMessage>> Split(IEnumerable<ChatMessage> messages)
    {
        var turns = new List<List<ChatMessage>>();
        foreach (var message in messages)
        {
            if (turns.Count == 0 || message.Role == ChatRole.User)
                turns.Add([]);
            turns[^1].Add(message);
        }

        return [.. turns.Select((turn, position) => Mended(turn, isLast: position == turns.Count - 1)).Where(turn => turn.Count > 0)];
    }

    /// <summary>The text of the person in a turn; empty where it has none.</summary>
    public static string Question(IReadOnlyList<ChatMessage> turn) => turn[0].Role == ChatRole.User ? turn[0].Text : "";

    private static List<ChatMessage> Mended(List<ChatMessage> turn, bool isLast)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var answered = turn.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.CallId).ToHashSet(StringComparer.Ordinal);
        var mended = new List<ChatMessage>(turn.Count);
        foreach (var message in turn)
        {
            var contents = message.Contents.Where(content => content switch
            {
                FunctionCallContent call => (isLast || answered.Contains(call.CallId)) && asked.Add(call.CallId),
                // Each result once, and only behind its call.
                FunctionResultContent result => asked.Contains(result.CallId) && answered.Remove(result.CallId),
                _ => true,
            }).ToList();
            if (contents.Count == message.Contents.Count)
            {
                mended.Add(message);
                continue;
            }

            if (contents.Count == 0)
                continue;
            var copy = message.Clone();
            copy.Contents = contents;
            mended.Add(copy);
        }

        return mended;
    }
}
