using Assistant.Governance.Preferences;

namespace Assistant.Governance.Tests;

public abstract partial class GovernanceTests
{
    [Fact]
    public async Task Who_has_set_nothing_has_the_defaults()
    {
        (await Preferences.GetAsync(s_anna, Token)).ShouldBe(new PersonPreferences());
        (await Preferences.GetCityAsync(s_anna.Subject, Token)).ShouldBeNull();
        new PersonPreferences().ShouldBe(new PersonPreferences
        {
            Language = null, Theme = "system", Department = null, Simple = false, SendWith = "enter", Shortcuts = true, City = null, Onboarded = false,
        });
    }

    [Fact]
    public async Task What_is_set_is_kept_and_the_rest_stays()
    {
        var all = new PersonPreferences { Language = "en", Theme = "contrast", Department = "bauamt", Simple = true, SendWith = "ctrl-enter", Shortcuts = false, City = "rebstadt", Onboarded = true };
        (await Preferences.ChangeAsync(s_anna, _ => all, Token)).ShouldBe(all);
        (await Preferences.GetAsync(s_anna, Token)).ShouldBe(all);

        await Preferences.ChangeAsync(s_anna, before => before with { Theme = "dark", City = null }, Token);

        (await Preferences.GetAsync(s_anna, Token)).ShouldBe(all with { Theme = "dark", City = null });
        (await Preferences.GetCityAsync(s_anna.Subject, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Settings_are_those_of_one_person_in_one_city_save_which_city_it_is()
    {
        await Preferences.ChangeAsync(s_anna, before => before with { Department = "bauamt", Theme = "dark", City = "rheinfelden" }, Token);

        (await Preferences.GetAsync(s_ben, Token)).ShouldBe(new PersonPreferences());
        (await Preferences.GetAsync(s_annaElsewhere, Token)).ShouldBe(new PersonPreferences { City = "rheinfelden" });
        (await Preferences.GetCityAsync(s_anna.Subject, Token)).ShouldBe("rheinfelden");
        (await Preferences.GetCityAsync(s_ben.Subject, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task What_an_older_version_did_not_write_has_its_default()
    {
        await WriteAsync("INSERT INTO preference (city, subject, settings, updated_ms) VALUES (@city, @subject, '{\"theme\":\"dark\",\"later\":1}', 0)", s_anna, "", "");

        (await Preferences.GetAsync(s_anna, Token)).ShouldBe(new PersonPreferences { Theme = "dark" });
    }
}
