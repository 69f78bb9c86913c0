using System.CommandLine;
using System.Globalization;
using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Host.Outputs;
using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.PluginHosting;
using Assistant.Storage;

namespace Assistant.Host.CommandLine;

/// <summary>Looks over the installation: settings, cities, models, programs; plugins and index where no other process holds the data.</summary>
internal static class Examination
{
    public static async Task<DoctorOutput> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var findings = new List<FindingOutput>();
        var notExamined = new List<string>();
        var notes = new List<string>();
        await using (var models = ModelsHost.Open(result))
        {
            findings.AddRange(Cities(models.Cities));
            findings.AddRange((await models.Inspector.ExamineAsync(cancellationToken)).Select(finding => new FindingOutput(finding.Code, finding.Problem, finding.Cure)));
            findings.AddRange(Programs(models.Settings));
        }

        try
        {
            await using var host = await AssistantHost.OpenAsync(result, "doctor", cancellationToken);
            findings.AddRange(host.Get<IPluginCatalog>().Statuses.SelectMany(Plugin));
            var (damaged, notRead) = await IndexExamination.VerifyAsync(host, cancellationToken);
            findings.AddRange(damaged);
            notExamined.AddRange(notRead);
            var vectors = host.Cities.Packs.Select(city => (City: city.Id, Embedding: host.Get<EmbeddingReport>().Read(city.Id))).ToList();
            findings.AddRange(vectors.Where(city => city.Embedding.Failed > 0).Select(city => Vectors(city.City, city.Embedding)));
            notes.AddRange(vectors.Select(city => Describe(city.City, city.Embedding)));
            if (host.Get<AssistantSettings>().Memory.Qdrant.IsOn)
                findings.AddRange((await host.Get<QdrantInspector>().ExamineAsync(cancellationToken)).Select(finding => new FindingOutput(finding.Code, finding.Problem, finding.Cure)));
        }
        catch (StorageException exception) when (exception.Failure == StorageFailure.InUse)
        {
            notExamined.Add($"Plugins and index were not examined: {exception.Message}");
        }
        catch (Exception exception) when (exception is StorageException or PluginHostingException)
        {
            findings.Add(new FindingOutput("data", exception.Message, "Correct this first; plugins and index were not examined."));
        }

        return new DoctorOutput(findings, notExamined, notes);
    }

    private static IEnumerable<FindingOutput> Cities(CityPacks cities)
    {
        foreach (var error in cities.Errors)
            yield return new("city-pack", $"A city is left out: {error}", "Correct the file; the host reads it at its next start.");
        if (cities.Packs.Count == 0 && cities.Errors.Count == 0)
            yield return new("no-city", $"There is no city pack in {cities.Directory}.", "Write DIR/<id>/city.yaml there, or name another directory with --cities.");
    }

    private static IEnumerable<FindingOutput> Programs(AssistantSettings settings)
    {
        if (!ProgramPath.Exists(settings.Extraction.PdfToText))
            yield return new("program-missing", $"The program “{settings.Extraction.PdfToText}”, which reads PDF files, is not there.", "Install the Debian package poppler-utils (apt install poppler-utils), or correct Assistant:Extraction:PdfToText.");
    }

    private static IEnumerable<FindingOutput> Plugin(PluginStatus plugin)
    {
        if (plugin.State != PluginState.Active)
            yield return new("plugin-not-active", $"The plugin {plugin.Id} {plugin.Version} is {plugin.State}: {plugin.Reason}", "“assistant plugins list” shows its findings; correct them and restart the host.");
        foreach (var city in plugin.Cities.Where(city => plugin.State == PluginState.Active && !city.Active))
            yield return new("plugin-off-in-city", $"The plugin {plugin.Id} is off in {city.CityId}: {city.Reason}", $"Correct plugins.{plugin.Id} in the pack of {city.CityId}, or take it out there.");
    }

    private static FindingOutput Vectors(string city, EmbeddingState state) => new(
        "not-embedded",
        string.Create(CultureInfo.InvariantCulture, $"{state.Failed:N0} passages of {city} were refused by {state.Model}; they are found by their words alone."),
        "The host's log says why each was refused; a model with a longer context takes longer texts.");

    private static string Describe(string city, EmbeddingState state) => state switch
    {
        { Model: null } => $"{city} is searched by words alone: {state.Reason}.",
        { SearchedBy: null } => string.Create(CultureInfo.InvariantCulture, $"{city} is searched by words alone: {state.Done:N0} of {state.Total:N0} passages are embedded by {state.Model}; “assistant serve” does the rest."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{city} is searched by words and by meaning ({state.SearchedBy}); {state.Done:N0} of {state.Total:N0} passages are embedded by {state.Model}."),
    };
}
