namespace Assistant.Governance.Preferences;

/// <summary>Preferences as JSON in the database. Set, not initialised: what an older version did not write keeps its default.</summary>
internal sealed class SavedPreferences
{
    public string? Language { get; set; }

    public string Theme { get; set; } = "system";

    public string? Department { get; set; }

    public bool Simple { get; set; }

    public string SendWith { get; set; } = "enter";

    public bool Shortcuts { get; set; } = true;

    public string? City { get; set; }

    public bool Onboarded { get; set; }

    public static SavedPreferences Of(PersonPreferences preferences) => new()
    {
        Language = preferences.Language,
        Theme = preferences.Theme,
        Department = preferences.Department,
        Simple = preferences.Simple,
        SendWith = preferences.SendWith,
        Shortcuts = preferences.Shortcuts,
        Onboarded = preferences.Onboarded,
    };

    public PersonPreferences ToPreferences(string? city) => new()
    {
        Language = Language,
        Theme = Theme,
        Department = Department,
        Simple = Simple,
        SendWith = SendWith,
        Shortcuts = Shortcuts,
        City = city,
        Onboarded = Onboarded,
    };
}
