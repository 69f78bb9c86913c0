namespace Assistant.Models.Inspection;

/// <summary>Something that is wrong with the models. Immutable.</summary>
/// <param name="Code">What kind of thing, for programs: <c>server-down</c>.</param>
/// <param name="Problem">What is wrong, in a sentence.</param>
/// <param name="Cure">What to do, in a sentence.</param>
public sealed record ModelFinding(string Code, string Problem, string Cure);
