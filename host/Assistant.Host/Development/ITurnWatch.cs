using Assistant.Conversations.Turns;

namespace Assistant.Host.Development;

/// <summary>Looks on while a turn is answered.</summary>
internal interface ITurnWatch
{
    /// <summary>A turn begins.</summary>
    /// <param name="cityId">The city.</param>
    /// <returns>Told what happens, in order.</returns>
    Action<TurnEvent> Begin(string cityId);
}
