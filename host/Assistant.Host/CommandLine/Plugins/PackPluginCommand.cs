using System.CommandLine;
using System.Globalization;
using Assistant.PluginHosting;

namespace Assistant.Host.CommandLine.Plugins;

/// <summary><c>assistant plugins pack</c>: a package of a published plugin.</summary>
internal static class PackPluginCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "The folder that “dotnet publish” has filled, with plugin.json in it." };
        var key = new Option<string?>("--key") { Description = "The private key that signs the package (assistant plugins keygen).", HelpName = "FILE" };
        var output = new Option<string?>("--output", "-o") { Description = "The package (default: ID-VERSION.plugin here).", HelpName = "FILE" };
        var command = new Command("pack", "Makes a package of a published plugin: the same files and key give the same bytes.") { folder, key, output };
        command.SetAction(result => Run(result.GetRequiredValue(folder), result.GetValue(key), result.GetValue(output)));
        return command;
    }

    private static int Run(string folder, string? key, string? output)
    {
        var packed = PluginPacker.Pack(folder, key is null ? null : SigningKey.Read(key), output);
        Terminal.Line(packed.Path);
        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {packed.Id} {packed.Version}, {packed.Files} files, {packed.Bytes / 1024.0:0} KiB"));
        Terminal.Line($"  SHA-256 {packed.Sha256}");
        Terminal.Line(packed.KeyId is { } id
            ? $"  signed with the key {id}"
            : $"  not signed: it runs only where the operator allows {packed.Id} unsigned. --key signs it.");
        return ExitCode.Done;
    }
}
