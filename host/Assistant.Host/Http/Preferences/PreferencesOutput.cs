using System.Text.Json.Serialization;
using Assistant.Governance.Preferences;
using Assistant.Host.Cities;

namespace Assistant.Host.Http.Preferences;

/// <summary>What a person has set for themselves.</summary>
internal sealed record PreferencesOutput(
    [property: JsonPropertyName("language")] string? Language,
    [property: JsonPropertyName("theme")] string Theme,
    [property: JsonPropertyName("department")] string? Department,
    [property: JsonPropertyName("simple")] bool Simple,
    [property: JsonPropertyName("sendWith")] string SendWith,
    [property: JsonPropertyName("shortcuts")] bool Shortcuts,
    [property: JsonPropertyName("city")] string? City,
    [property: JsonPropertyName("onboarded")] bool Onboarded)
{
    /// <summary>A department and a city that are no longer set up count as not chosen.</summary>
    public static PreferencesOutput Of(PersonPreferences preferences, CityPack? city, CityPacks cities) => new(
        preferences.Language,
        preferences.Theme,
        DepartmentOf(preferences, city),
        preferences.Simple,
        preferences.SendWith,
        preferences.Shortcuts,
        preferences.City is { } chosen ? cities.Find(chosen)?.Id : null,
        preferences.Onboarded);

    /// <summary>The department that is chosen and there.</summary>
    public static string? DepartmentOf(PersonPreferences preferences, CityPack? city) =>
        city?.Departments.FirstOrDefault(department => department.Id == preferences.Department)?.Id;
}
