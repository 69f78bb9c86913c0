using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Host.Outputs;
using Assistant.Models;
using Assistant.Models.Endpoints;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant models</c>: the model servers, and what each city uses them for.</summary>
internal static class ModelsCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("models", "The model servers, their models, and what each city uses them for.") { json };
        command.SetAction((result, cancellationToken) => RunAsync(result, result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, bool json, CancellationToken cancellationToken)
    {
        await using var host = ModelsHost.Open(result);
        var endpoints = await host.Inspector.InspectAsync(cancellationToken);
        var output = new ModelsOutput([.. endpoints.Select(ModelEndpointOutput.Of)], await CitiesAsync(host, cancellationToken), host.Inspector.SettingsErrors);
        if (json)
            Terminal.Line(JsonSerializer.Serialize(output, OutputJson.Readable.ModelsOutput));
        else
            Print(output);
        return output.Errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<IReadOnlyList<CityModelsOutput>> CitiesAsync(ModelsHost host, CancellationToken cancellationToken)
    {
        var cities = new List<CityModelsOutput>();
        foreach (var pack in host.Cities.Packs)
        {
            var roles = new List<ModelRoleOutput>();
            foreach (var role in ModelRoles.All)
                roles.Add(ModelRoleOutput.Of(await host.Router.GetRoleAsync(pack.Id, role, cancellationToken)));
            cities.Add(new CityModelsOutput(pack.Id, roles));
        }

        return cities;
    }

    private static void Print(ModelsOutput output)
    {
        foreach (var error in output.Errors)
            Terminal.Error(error);
        if (output.Errors.Count > 0)
            return;
        if (output.Endpoints.Count == 0)
        {
            Terminal.Line("No model server is set up: answers consist of quotes alone (“assistant doctor” says how to set one up).");
            return;
        }

        var servers = new Table().Border(TableBorder.Simple).AddColumns("Server", "State", "Version", "Models", "Loaded (context)", "Places");
        foreach (var endpoint in output.Endpoints)
        {
            servers.AddRow(
                Markup.Escape(endpoint.Url.EndsWith(endpoint.Name, StringComparison.Ordinal) ? endpoint.Url : $"{endpoint.Name}\n{endpoint.Url}"),
                State(endpoint),
                Markup.Escape(endpoint.Version ?? "–"),
                Markup.Escape(List(endpoint.Models)),
                Markup.Escape(List(endpoint.Loaded.Select(loaded => string.Create(CultureInfo.InvariantCulture, $"{loaded.Key} ({loaded.Value})")))),
                endpoint.Parallel.ToString(CultureInfo.InvariantCulture));
        }

        Terminal.Output.Write(servers);
        foreach (var endpoint in output.Endpoints.Where(endpoint => endpoint.Reason is not null))
            Terminal.Line($"{endpoint.Name}: {endpoint.Reason}");
        var cities = new Table().Border(TableBorder.Simple).AddColumns("City", "Role", "Models in order", "In reach", "Context");
        foreach (var (city, role) in output.Cities.SelectMany(city => city.Roles.Where(role => role.Models.Count > 0).Select(role => (city.City, role))))
        {
            cities.AddRow(
                Markup.Escape(city),
                Markup.Escape(role.Role),
                Markup.Escape(List(role.Models.Select(model => model.Name))),
                role.InReach ? "[green]yes[/]" : "[red]no[/]",
                role.ContextTokens > 0 ? role.ContextTokens.ToString(CultureInfo.InvariantCulture) : "–");
        }

        if (cities.Rows.Count > 0)
            Terminal.Output.Write(cities);
    }

    private static string State(ModelEndpointOutput endpoint) => endpoint.State == nameof(EndpointState.Up) ? "[green]Up[/]" : $"[red]{endpoint.State}[/]";

    private static string List(IEnumerable<string> items) => string.Join('\n', items.DefaultIfEmpty("–"));
}
