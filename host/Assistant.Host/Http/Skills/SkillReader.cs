using System.Globalization;
using Assistant.Conversations.Suggestions;
using Assistant.Host.Cities;
using Assistant.Host.Http.Page;
using Assistant.PluginHosting;

namespace Assistant.Host.Http.Skills;

/// <summary>The skills of the plugins that a city has set up, also of those that do not work right now. Thread-safe.</summary>
internal sealed class SkillReader(IPluginCatalog plugins)
{
    public IReadOnlyList<SkillOutput> Read(CityPack city, CultureInfo culture) =>
    [
        .. plugins.Statuses
            .Where(plugin => city.Configuration.PluginSettings.ContainsKey(plugin.Id))
            .SelectMany(plugin => plugin.Skills.Select(skill => Skill(plugin, skill, city.Id, culture))),
    ];

    private static SkillOutput Skill(PluginStatus plugin, SkillManifest skill, string cityId, CultureInfo culture)
    {
        var active = plugin.State is PluginState.Active or PluginState.Degraded && plugin.Cities.Any(city => city.CityId == cityId && city.Active);
        return new SkillOutput(plugin.Id, plugin.DisplayName.For(culture), skill.Id, skill.Name.For(culture), skill.Description.For(culture), SkillExamples.In(skill.Examples, culture), active)
        {
            Reason = active ? null : PageTexts.For(culture).SkillOff(plugin.State),
        };
    }
}
