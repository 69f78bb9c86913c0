using System.Text.Json.Nodes;

namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>Versions of the fixture plugin <c>versioned</c>, each of which tells itself.</summary>
internal static class Versions
{
    public const string Id = "versioned";

    public static async Task<PluginLab> LoadedAsync(PluginHostingOptions? options = null, TimeProvider? time = null, bool inTrier = false)
    {
        var lab = new PluginLab(options, time);
        Lay(lab, "1.0.0");
        lab.With(PluginLab.Mainz, Id);
        if (inTrier)
            lab.With(PluginLab.Trier, Id);
        await lab.LoadAsync();
        lab.Status(Id).State.ShouldBe(PluginState.Active, lab.Status(Id).Reason);
        return lab;
    }

    /// <summary>Puts a version into the folder of the plugin.</summary>
    public static void Lay(PluginLab lab, string version, string fail = "", Action<JsonObject>? edit = null) => lab.Install("Fixture.Versioned", manifest =>
    {
        manifest["version"] = version;
        manifest["settingsSchema"]!["properties"]!["build"]!["default"] = version;
        manifest["settingsSchema"]!["properties"]!["fail"]!["default"] = fail;
        edit?.Invoke(manifest);
    });

    public static Task ReloadAsync(PluginLab lab, string version, string fail = "")
    {
        Lay(lab, version, fail);
        return lab.Operations.RunAsync(Id, PluginAction.Reload, "operator");
    }

    /// <summary>The version that answers.</summary>
    public static async Task<string> ToldAsync(IPluginLease lease) => Text(await Call(lease.Tools.Single(tool => tool.Name == "versioned_tell")));

    public static async Task<string> ToldAsync(PluginLab lab, City? city = null) => Text(await lab.CallAsync("versioned_tell", city: city));

    public static string Text(ToolOutcome outcome) => outcome.Error is { } error ? $"{error.Kind}: {error.Message.En ?? error.Message.De}" : outcome.Parts.Single().ShouldBeOfType<Notice>().Text.De;

    private static Task<ToolOutcome> Call(PluginTool tool) => tool.InvokeAsync(Walls.Access.Caller.Anonymous(tool.CityId), [], TestContext.Current.CancellationToken);
}
