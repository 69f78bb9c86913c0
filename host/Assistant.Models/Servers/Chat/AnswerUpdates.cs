using System.Runtime.CompilerServices;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Chat;

/// <summary>Reads an answer as updates. Lines that have come already are handed on without waiting.</summary>
internal static class AnswerUpdates
{
    /// <summary>Opens the answer and reads it to its end; left early, it is closed at once.</summary>
    /// <param name="open">Sends the request; makes the answer and its parser, which are disposed here.</param>
    /// <param name="cancellationToken">Closes the connection.</param>
    /// <exception cref="ModelException">The call failed, or the answer is not complete.</exception>
    public static async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        Func<CancellationToken, Task<(Answer Answer, IAnswerParser Parser)>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (answer, parser) = await open(cancellationToken);
        using (answer)
        using (parser)
        {
            while (true)
            {
                while (TryTake(answer, parser, out var update))
                {
                    if (update is null)
                        continue;
                    answer.Begin();
                    yield return update;
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (parser.IsComplete)
                {
                    await answer.EndAsync();
                    yield break;
                }

                try
                {
                    if (!await answer.FillAsync())
                        break;
                }
                catch (ModelException) when (parser.MayEnd)
                {
                    break; // Only the mark behind a complete answer is missing.
                }
            }

            if (answer.TryReadRest(out var rest) && parser.Take(rest) is { } unended)
                yield return unended;
            if (!parser.IsComplete && parser.End() is { } last)
                yield return last;
        }
    }

    private static bool TryTake(Answer answer, IAnswerParser parser, out ChatResponseUpdate? update)
    {
        update = null;
        if (parser.IsComplete || !answer.TryReadLine(out var line))
            return false;
        update = parser.Take(line);
        return true;
    }
}
