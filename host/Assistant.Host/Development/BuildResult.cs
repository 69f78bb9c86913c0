namespace Assistant.Host.Development;

/// <summary>What came of a build. Immutable.</summary>
/// <param name="Succeeded">Whether there is something to load.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Messages">Errors, then warnings; each once.</param>
internal sealed record BuildResult(bool Succeeded, TimeSpan Duration, IReadOnlyList<BuildMessage> Messages);
