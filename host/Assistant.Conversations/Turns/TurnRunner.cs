using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Assistant.Conversations.Telemetry;
using Assistant.Conversations.Texts;

namespace Assistant.Conversations.Turns;

/// <summary>
/// A turn: from a question to a checked, cited answer. It goes on while its events are read, and ends, on the model server too, when the
/// reader stops. Thread-safe.
/// </summary>
public sealed class TurnRunner
{
    private readonly TurnSteps _steps;

    internal TurnRunner(TurnSteps steps) => _steps = steps;

    /// <summary>Runs one turn.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <returns>What happens, as it happens; the last is <see cref="TurnEvent.Finished"/>.</returns>
    /// <exception cref="QuestionException">The question is empty or too long.</exception>
    public async IAsyncEnumerable<TurnEvent> RunAsync(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check(question);
        var events = Channel.CreateUnbounded<TurnEvent>(new UnboundedChannelOptions { SingleReader = true });
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = RunAsync(question, events.Writer, stopped.Token);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(CancellationToken.None))
                yield return happened;
        }
        finally
        {
            await stopped.CancelAsync();
            await running;
        }
    }

    private async Task RunAsync(Question question, ChannelWriter<TurnEvent> events, CancellationToken cancellationToken)
    {
        using var activity = TurnActivity.BeginTurn(question);
        try
        {
            TurnActivity.Ended(activity, await _steps.RunAsync(question, events, cancellationToken));
            events.Complete();
        }
        catch (Exception exception)
        {
            TurnActivity.Failed(activity, exception.GetType().Name);
            events.Complete(exception);
        }
    }

    internal static void Check(Question question)
    {
        var texts = AnswerTexts.For(question.Culture);
        if (string.IsNullOrWhiteSpace(question.Text))
            throw new QuestionException(texts.EmptyQuestion);
        if (question.Text.Length > Question.MaxLength)
            throw new QuestionException(texts.QuestionTooLong(question.Text.Length, Question.MaxLength));
    }
}
