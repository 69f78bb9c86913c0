using Assistant.Conversations.Answers;
using Assistant.Conversations.Turns;
using Assistant.Governance.Usage;
using Assistant.Sdk;

namespace Assistant.Host.Http.Agent;

/// <summary>Counts one turn: how it ended and how long it took, and nothing of what it was about.</summary>
internal sealed class TurnUsage(UsageCounter counter, City city, TimeProvider timeProvider) : IDisposable
{
    private readonly long _began = timeProvider.GetTimestamp();
    private TurnOutcome _outcome = TurnOutcome.Unfinished;

    /// <summary>Whether this is a turn at all.</summary>
    public bool Counts { get; init; } = true;

    public void See(TurnEvent happened)
    {
        if (happened is TurnEvent.Finished { Answer: var answer })
            _outcome = answer.Refused ? TurnOutcome.Refused : answer.Mode == AnswerMode.Generated ? TurnOutcome.Generated : TurnOutcome.Extractive;
    }

    public void Dispose()
    {
        if (Counts)
            counter.CountTurn(city.Id, city.TimeZone, _outcome, timeProvider.GetElapsedTime(_began));
    }
}
