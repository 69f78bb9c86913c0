using System.CommandLine;
using Assistant.PluginHosting;

namespace Assistant.Host.CommandLine.Plugins;

/// <summary><c>assistant plugins remove</c>: takes a plugin out of the plugin directory.</summary>
internal static class RemovePluginCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The plugin's id." };
        var command = new Command("remove", "Takes a plugin out of the plugin directory. Its documents and data stay.") { id };
        command.SetAction(result => Run(result, result.GetRequiredValue(id)));
        return command;
    }

    private static int Run(ParseResult result, string id)
    {
        var settings = CommonOptions.Settings(result);
        var folder = new PluginInstaller(settings.Plugins, settings.PluginOptions()).Remove(id);
        Terminal.Line($"{id} is removed from {folder}. What the index has of its documents stays.");
        if (RunningHost.HoldsData(settings.Data))
            Terminal.Line($"A host runs with {Path.GetFullPath(settings.Data)} and keeps the plugin in memory: “Abschalten” on the page /admin/plugins ends it; after the next start it is gone.");
        return ExitCode.Done;
    }
}
