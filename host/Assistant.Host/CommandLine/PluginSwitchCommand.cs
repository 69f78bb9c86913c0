using System.CommandLine;
using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.PluginHosting;
using Assistant.Storage;
using Assistant.Storage.Directories;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant plugins enable|disable ID [--city C]</c>: at the host that runs on the data directory, else written down for the next start.</summary>
internal static class PluginSwitchCommand
{
    private const string Operator = "operator";

    public static Command Create(PluginAction action)
    {
        var id = new Argument<string>("ID") { Description = "The plugin." };
        var city = new Option<string?>("--city") { Description = "Only in this city; the plugin stays loaded for the others.", HelpName = "ID" };
        var command = new Command(Verb(action), action == PluginAction.Enable ? "Switches a plugin on, everywhere or in one city." : "Switches a plugin off, everywhere or in one city; it stays off over restarts.") { id, city };
        command.SetAction((result, cancellationToken) => RunAsync(result, action, result.GetRequiredValue(id), result.GetValue(city), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, PluginAction action, string pluginId, string? cityId, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Settings(result);
        var cities = CityPacks.Read(settings.Cities);
        if (cityId is not null && !cities.Get(cityId).Configuration.PluginSettings.ContainsKey(pluginId))
            throw new UsageException($"The city pack of “{cityId}” does not name a plugin {pluginId}; write plugins.{pluginId} into it first.");
        try
        {
            if (await RunAtHostAsync(settings, cities, action, pluginId, cityId, cancellationToken))
                return ExitCode.Done;
        }
        catch (PluginActionException exception)
        {
            Terminal.Error(exception.Message);
        }

        return ExitCode.Failed;
    }

    private static async Task<bool> RunAtHostAsync(AssistantSettings settings, CityPacks cities, PluginAction action, string pluginId, string? cityId, CancellationToken cancellationToken)
    {
        DataDirectory data;
        try
        {
            data = DataDirectory.Open(settings.Data, $"assistant plugins {Verb(action)}");
        }
        catch (StorageException exception) when (exception.Failure == StorageFailure.InUse)
        {
            var refusal = await AdminClient.SwitchAsync(Path.GetFullPath(settings.Data), pluginId, Verb(action), cityId, cancellationToken);
            if (refusal is null)
                Terminal.Line($"{pluginId} is {Done(action)}{In(cityId)}.");
            else
                Terminal.Error(refusal);
            return refusal is null;
        }

        using (data)
        {
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.AddTerminal(LogLevel.Warning));
            services.AddAssistant(settings, data, cities);
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<IPluginOperations>().DecideAsync(settings.Plugins, pluginId, action, Operator, cityId, cancellationToken);
        }

        Terminal.Line($"{pluginId} is {Done(action)}{In(cityId)} from the next start of the host.");
        return true;
    }

    private static string Verb(PluginAction action) => action == PluginAction.Enable ? "enable" : "disable";

    private static string Done(PluginAction action) => action == PluginAction.Enable ? "switched on" : "switched off";

    private static string In(string? cityId) => cityId is null ? "" : $" in {cityId}";
}
