using Assistant.Plugins.Ris.Model;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>A station on a paper's way with what became of it there.</summary>
internal sealed record PathStep
{
    public DateOnly? Day { get; init; }

    public string? Committee { get; init; }

    public string? Role { get; init; }

    public bool Authoritative { get; init; }

    /// <summary>The result as the council system has it.</summary>
    public string? Result { get; init; }

    public Outcome Outcome { get; init; }

    /// <summary>The number on the agenda.</summary>
    public string? Number { get; init; }

    public string? Meeting { get; init; }
}
