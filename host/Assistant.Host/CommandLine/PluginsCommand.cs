using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Host.CommandLine.Plugins;
using Assistant.Host.Outputs;
using Assistant.PluginHosting;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant plugins</c>: the plugins and their states.</summary>
internal static class PluginsCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var list = new Command("list", "Lists the plugins, their states and why.") { json };
        list.SetAction((result, cancellationToken) => ListAsync(result, result.GetValue(json), cancellationToken));
        return new Command("plugins", "The plugins and their states; packs, verifies, installs and removes them.")
        {
            list,
            VerifyPluginCommand.Create(),
            PackPluginCommand.Create(),
            InstallPluginCommand.Create(),
            RemovePluginCommand.Create(),
            KeygenCommand.Create(),
            PluginSwitchCommand.Create(PluginAction.Enable),
            PluginSwitchCommand.Create(PluginAction.Disable),
        };
    }

    private static async Task<int> ListAsync(ParseResult result, bool json, CancellationToken cancellationToken)
    {
        await using var host = await AssistantHost.OpenAsync(result, "plugins list", cancellationToken);
        var statuses = host.Get<IPluginCatalog>().Statuses;
        if (json)
            Terminal.Line(JsonSerializer.Serialize([.. statuses.Select(Output)], OutputJson.Readable.IReadOnlyListPluginOutput));
        else
            Print(statuses);
        return ExitCode.Done;
    }

    private static PluginOutput Output(PluginStatus status) => new(
        status.Id,
        status.Version,
        status.State.ToString(),
        status.Reason,
        status.Since,
        [.. status.Cities.Select(city => new PluginCityOutput(city.CityId, city.Active, city.Reason))],
        [.. status.Findings.Select(finding => finding.ToString())]);

    private static void Print(IReadOnlyList<PluginStatus> statuses)
    {
        if (statuses.Count == 0)
        {
            Terminal.Line("No plugins found (--plugins names the directory).");
            return;
        }

        foreach (var status in statuses)
        {
            var color = status.State == PluginState.Active ? "green" : "red";
            Terminal.Output.MarkupLine($"[bold]{Markup.Escape(status.Id)} {Markup.Escape(status.Version)}[/]  [{color}]{status.State}[/]  {Markup.Escape(status.DisplayName.De)}");
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  since {status.Since:yyyy-MM-dd HH:mm} UTC: {status.Reason}"));
            foreach (var finding in status.Findings)
                Terminal.Line($"  - {finding}");
            if (status.FailedAttempt is { } attempt)
                Terminal.Line($"  version {attempt.Version} was not loaded: {attempt.Reason}");
            foreach (var city in status.Cities)
                Terminal.Line(city.Active ? $"  {city.CityId}: active" : $"  {city.CityId}: off: {city.Reason}");
        }
    }
}
