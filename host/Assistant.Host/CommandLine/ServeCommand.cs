using System.CommandLine;
using System.Net.Sockets;
using Assistant.Host.Composition;
using Assistant.Host.Development;
using Assistant.Host.Http;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant serve</c>: the host; the default verb.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on (default: http://127.0.0.1:8080).", HelpName = "URLS" };
        var pluginDev = new Option<string?>("--plugin-dev") { Description = "Builds and loads the plugin in this project folder, again with each save; on this machine alone.", HelpName = "DIR" };
        var command = new Command("serve", "Starts the host; the default verb.") { urls, pluginDev };
        command.SetAction((result, cancellationToken) => RunAsync(result, result.GetValue(urls), result.GetValue(pluginDev), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, string? urls, string? pluginDev, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Settings(result);
        settings.Urls = urls ?? settings.Urls;
        if (pluginDev is null)
            return await ServeAsync(settings, null, cancellationToken);

        using var development = await PluginDevelopment.BeginAsync(settings, pluginDev, TimeProvider.System, cancellationToken);
        int code;
        do
        {
            development.StartsAgain = false;
            code = await ServeAsync(settings, development, cancellationToken);
        }
        while (development.StartsAgain && !cancellationToken.IsCancellationRequested);
        return code;
    }

    private static async Task<int> ServeAsync(AssistantSettings settings, PluginDevelopment? development, CancellationToken cancellationToken)
    {
        await using var server = AssistantServer.Create(settings, development);
        try
        {
            await server.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new StartException($"The address {settings.Urls} is in use by another program. End it, or listen elsewhere with --urls http://127.0.0.1:PORT.", exception);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException || (exception is InvalidOperationException && exception.Message.Contains("address", StringComparison.OrdinalIgnoreCase)))
        {
            throw new StartException($"“{settings.Urls}” is no address to listen on ({exception.Message}). Write --urls http://127.0.0.1:8080.", exception);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            throw new StartException($"The host cannot listen on {settings.Urls} ({exception.Message}). Listen elsewhere with --urls http://127.0.0.1:PORT.", exception);
        }

        foreach (var address in server.Addresses)
            Terminal.Line($"The assistant listens on {address}");
        await server.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
