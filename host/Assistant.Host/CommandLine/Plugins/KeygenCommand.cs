using System.CommandLine;
using Assistant.PluginHosting;

namespace Assistant.Host.CommandLine.Plugins;

/// <summary><c>assistant plugins keygen</c>: a key with which packages are signed.</summary>
internal static class KeygenCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "NAME.key gets the private half, NAME.pem the public one.", DefaultValueFactory = _ => "plugin-signing" };
        var command = new Command("keygen", "Makes a key with which packages are signed.") { name };
        command.SetAction(result => Run(result.GetRequiredValue(name)));
        return command;
    }

    private static int Run(string name)
    {
        var key = SigningKey.Create($"{name}.key", $"{name}.pem");
        Terminal.Line($"Key {key.Id}");
        Terminal.Line($"  {name}.key  the private half: signs packages (assistant plugins pack DIR --key {name}.key). Keep it secret, and out of version control.");
        Terminal.Line($"  {name}.pem  the public half: whoever puts it into DATA/trusted-keys trusts what you sign.");
        return ExitCode.Done;
    }
}
