using Assistant.Conversations.Checks;

namespace Assistant.Host.CommandLine;

/// <summary>A line of a file to check.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The sentence of an answer.</param>
/// <param name="Sources">The passages it cites.</param>
/// <param name="Supported">How a person judged it, where one did.</param>
internal sealed record CheckLine(string Id, string Text, IReadOnlyList<CheckSource> Sources, bool? Supported);
