namespace Assistant.Governance.Preferences;

/// <summary>What a person has set for themselves. The defaults hold for whoever has set nothing. Immutable.</summary>
public sealed record PersonPreferences
{
    /// <summary>The languages that can be chosen.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["de", "en"];

    /// <summary>The themes that can be chosen.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["system", "light", "dark", "contrast"];

    /// <summary>The keys with which a question can be sent.</summary>
    public static IReadOnlyList<string> SendKeys { get; } = ["enter", "ctrl-enter"];

    /// <summary>One of <see cref="Languages"/>; <see langword="null"/>: the browser's.</summary>
    public string? Language { get; init; }

    /// <summary>One of <see cref="Themes"/>.</summary>
    public string Theme { get; init; } = "system";

    /// <summary>The person's department in this city, from its pack; <see langword="null"/> where none is chosen.</summary>
    public string? Department { get; init; }

    /// <summary>Whether every answer shall also be told in plain language.</summary>
    public bool Simple { get; init; }

    /// <summary>One of <see cref="SendKeys"/>.</summary>
    public string SendWith { get; init; } = "enter";

    /// <summary>Whether keyboard shortcuts work.</summary>
    public bool Shortcuts { get; init; } = true;

    /// <summary>The city that is shown first on a host of several; <see langword="null"/> where none is chosen.</summary>
    public string? City { get; init; }

    /// <summary>Whether the person has seen the first steps.</summary>
    public bool Onboarded { get; init; }
}
