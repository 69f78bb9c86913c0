using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>Words that claim an outcome.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Pattern">The words.</param>
/// <param name="IsPresent">Whether they are in the present tense.</param>
/// <param name="IsOfCouncils">Whether they are said of councils alone.</param>
internal sealed record StatusVerb(StatusOutcome Outcome, Regex Pattern, bool IsPresent = false, bool IsOfCouncils = true);
