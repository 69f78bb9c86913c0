using System.CommandLine;
using Assistant.Host.Cities;
using Assistant.Host.Composition;

namespace Assistant.Host.CommandLine;

/// <summary>The options that every verb knows.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Data = new("--data") { Description = "Where everything lives (default: data/).", HelpName = "DIR", Recursive = true };

    public static readonly Option<string?> Cities = new("--cities") { Description = "Where the city packs lie (default: cities/ beside the program).", HelpName = "DIR", Recursive = true };

    public static readonly Option<string?> Plugins = new("--plugins") { Description = "Where the plugins lie (default: plugins/ beside the program).", HelpName = "DIR", Recursive = true };

    /// <summary>The city; a fresh object for each verb that has it.</summary>
    public static Option<string?> City() => new("--city") { Description = "The city's id; may be left out where there is only one.", HelpName = "ID" };

    public static Option<bool> Json() => new("--json") { Description = "Prints JSON instead of text." };

    /// <summary>Settings from files and environment, with what the command line says over them.</summary>
    /// <exception cref="UsageException">A setting has a value that it cannot have.</exception>
    public static AssistantSettings Settings(ParseResult result)
    {
        var settings = new AssistantSettings();
        try
        {
            Configuration().GetSection("Assistant").Bind(settings);
            Configuration("ASSISTANT__").Bind(settings);
            settings.ToolLoop.Validated();
            settings.Runs.Validate();
            settings.Uploads.Validate();
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or ArgumentException)
        {
            throw new UsageException($"The settings (appsettings.json, ASSISTANT__… in the environment) cannot be read: {exception.Message}");
        }

        settings.Models = ModelsSettings.Read(new ConfigurationBuilder().AddConfiguration(Configuration().GetSection("Assistant")).AddConfiguration(Configuration("ASSISTANT__")).Build());
        settings.Data = result.GetValue(Data) ?? settings.Data;
        settings.Cities = result.GetValue(Cities) ?? settings.Cities;
        settings.Plugins = result.GetValue(Plugins) ?? settings.Plugins;
        return settings;
    }

    private static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
        .Build();

    private static IConfiguration Configuration(string prefix) => new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build();
}
