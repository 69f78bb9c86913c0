namespace Assistant.Host.Http.Boot;

/// <summary>What a person has set, as the page knows it.</summary>
internal sealed record PreferencesOutput
{
    /// <summary>de, en, or <see langword="null"/>: as the browser asks.</summary>
    public string? Language { get; init; }

    /// <summary>system, light, dark or contrast.</summary>
    public string Theme { get; init; } = "system";

    public string? Department { get; init; }

    public bool Simple { get; init; }

    /// <summary>enter or ctrl-enter.</summary>
    public string SendWith { get; init; } = "enter";

    public bool Shortcuts { get; init; } = true;

    public string? City { get; init; }

    public bool Onboarded { get; init; }
}
