namespace Assistant.Walls.Egress.Politeness.Robots;

/// <summary>A robots.txt, or why there is no telling what it says.</summary>
/// <param name="Rules">What it says; <see langword="null"/> where the server failed.</param>
/// <param name="Failure">How the server failed; <see langword="null"/> where it did not.</param>
internal sealed record RobotsAnswer(RobotsRules? Rules, string? Failure);
