namespace Assistant.Models;

/// <summary>Who wants a model, and what for; admission and routing go by it. Immutable.</summary>
/// <param name="CityId">The city, which may have models of its own.</param>
/// <param name="Subject">The person's pseudonymous id; fairness is among subjects and cities.</param>
/// <param name="Role">One of <see cref="ModelRoles"/>.</param>
public sealed record ModelCall(string CityId, string Subject, string Role)
{
    /// <summary>How urgent it is. Default: a person waits.</summary>
    public CallPriority Priority { get; init; } = CallPriority.Interactive;

    /// <summary>Only this model of the role; another would not do. Default: any, in the operator's order.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// Told the place in the queue, 1 for the next, each time it changes and once 0 when the call is let in; not called where nobody had to
    /// wait. Called from any thread; must return at once. Default: <see langword="null"/>.
    /// </summary>
    public Action<int>? Waiting { get; init; }
}
