namespace Assistant.Models.Endpoints;

/// <summary>An endpoint at one moment. Immutable.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Url">Its address.</param>
/// <param name="Kind">The API it speaks.</param>
/// <param name="State">Whether it can be asked.</param>
/// <param name="Since">Since when.</param>
public sealed record EndpointStatus(string Name, string Url, EndpointKind Kind, EndpointState State, DateTimeOffset Since)
{
    /// <summary>Why it is not up; <see langword="null"/> where it is.</summary>
    public string? Reason { get; init; }

    /// <summary>The class of the failure behind <see cref="Reason"/>.</summary>
    public ModelFailure? Failure { get; init; }

    /// <summary>What lies behind that; <see langword="null"/> where it is up.</summary>
    public ModelCause? Cause { get; init; }

    /// <summary>When it is probed next; <see langword="null"/> before the first probe.</summary>
    public DateTimeOffset? NextProbe { get; init; }

    /// <summary>The server's version; <see langword="null"/> where it does not say.</summary>
    public string? Version { get; init; }

    /// <summary>The models that it has, as of the last good probe.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The models in its memory and the context length in tokens that they were loaded with (0: unknown), as of the last good probe.</summary>
    public IReadOnlyDictionary<string, int> Loaded { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many calls it may get at a time.</summary>
    public int Parallel { get; init; }

    /// <summary>How many calls of this process it is answering.</summary>
    public int InFlight { get; init; }
}
