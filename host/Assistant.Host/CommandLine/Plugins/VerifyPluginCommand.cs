using System.CommandLine;
using System.Text.Json;
using Assistant.Host.Cities;
using Assistant.Host.Outputs;
using Assistant.PluginHosting;
using Spectre.Console;

namespace Assistant.Host.CommandLine.Plugins;

/// <summary><c>assistant plugins verify</c>: looks at a folder or package as the host does before it loads one. Runs none of its code.</summary>
internal static class VerifyPluginCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("dir|file") { Description = "A plugin's folder, or a package." };
        var json = CommonOptions.Json();
        var command = new Command("verify", "Checks a plugin or package as the host does before it loads one: files, signature, SDK, references.") { path, json };
        command.SetAction(result => Run(result.GetRequiredValue(path), CommonOptions.Settings(result).PluginOptions(), result.GetValue(json)));
        return command;
    }

    private static int Run(string path, PluginHostingOptions options, bool json)
    {
        var check = Inspect(path, options);
        if (json)
            Terminal.Line(JsonSerializer.Serialize(PluginCheckOutput.Of(check), OutputJson.Readable.PluginCheckOutput));
        else
            Print(path, check);
        return check.IsRight ? ExitCode.Done : ExitCode.Failed;
    }

    private static PluginCheck Inspect(string path, PluginHostingOptions options)
    {
        if (Directory.Exists(path))
            return PluginInspection.Inspect(path, options);
        if (!File.Exists(path))
            throw new UsageException($"There is neither a folder nor a file {path}.");
        var folder = Directory.CreateTempSubdirectory("assistant-verify-").FullName;
        try
        {
            PluginPackage.Extract(path, folder);
            return PluginInspection.Inspect(folder, options);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string path, PluginCheck check)
    {
        Terminal.Output.MarkupLine($"[bold]{Markup.Escape(check.Manifest is { } manifest ? $"{manifest.Id} {manifest.Version}" : path)}[/]");
        for (var step = 0; step < check.Steps.Count; step++)
        {
            var isRight = check.IsRight || step < check.Steps.Count - 1;
            Terminal.Output.MarkupLine($"  {(isRight ? "[green]✓[/]" : "[red]✗[/]")} {Markup.Escape(check.Steps[step])}");
        }

        foreach (var finding in check.Findings)
            Terminal.Line($"  - {finding}");
        Terminal.Line(check.IsRight
            ? "It can be loaded here. What no scan can see says sdk/docs/verification.md."
            : $"It is {check.State} here and would not be loaded; the steps after the one that failed were not taken.");
    }
}
