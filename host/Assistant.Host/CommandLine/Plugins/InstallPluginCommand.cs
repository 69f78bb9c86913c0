using System.CommandLine;
using Assistant.PluginHosting;

namespace Assistant.Host.CommandLine.Plugins;

/// <summary><c>assistant plugins install</c>: verifies a package and puts it into the plugin directory.</summary>
internal static class InstallPluginCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The package." };
        var command = new Command("install", "Verifies a package and puts it into the plugin directory; the version that is there stays until the new one is verified.") { file };
        command.SetAction(result => Run(result, result.GetRequiredValue(file)));
        return command;
    }

    private static int Run(ParseResult result, string file)
    {
        var settings = CommonOptions.Settings(result);
        var installed = new PluginInstaller(settings.Plugins, settings.PluginOptions()).Install(file);
        Terminal.Line(installed switch
        {
            { Before: { } before } when before == installed.Version => $"{installed.Id} {installed.Version} is installed again in {installed.Folder}.",
            { Before: { } before } => $"{installed.Id} {installed.Version} is installed in {installed.Folder}, in place of {before}.",
            { Replaced: true } => $"{installed.Id} {installed.Version} is installed in {installed.Folder}, in place of what could not be read there.",
            _ => $"{installed.Id} {installed.Version} is installed in {installed.Folder}.",
        });
        Terminal.Line(Next(settings.Data, installed));
        return ExitCode.Done;
    }

    private static string Next(string data, InstalledPlugin installed) => (RunningHost.HoldsData(data), installed.Replaced) switch
    {
        (true, true) => $"A host runs with {Path.GetFullPath(data)} and keeps the version that it has loaded: “Neu laden” on its page /admin/plugins loads this one, without a restart.",
        (true, false) => $"A host runs with {Path.GetFullPath(data)} and looks for new plugins only when it starts: restart it, with plugins.{installed.Id} in the packs of the cities that want it.",
        _ => $"The host loads it when it starts, for each city whose pack has plugins.{installed.Id}.",
    };
}
