using Assistant.Conversations.Tests.Generation;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.Injection;

/// <summary>A model that obeys whatever it reads, wherever it reads it; what it does not read it cannot obey.</summary>
internal sealed class ObedientModel(Attempt attempt)
{
    public const string Harmless = "Der Radweg kostet 480.000 Euro [1].";

    /// <summary>How often it has obeyed.</summary>
    public int Obeyed { get; private set; }

    public IEnumerable<ChatResponseUpdate> Answer(TurnModel.Asked asked)
    {
        if (attempt.IsReadIn(asked.AllText))
        {
            Obeyed++;
            if (attempt.Call is not null)
                yield return TurnModel.Call(attempt.Call, ("place", attempt.Argument));
            yield return TurnModel.Text(attempt.Say ?? Harmless);
        }
        else if (asked.IsPlan)
        {
            yield return TurnModel.Call("rathaus_calendar", ("place", "Bauausschuss"));
        }
        else
        {
            yield return TurnModel.Text(Harmless);
        }
    }
}
