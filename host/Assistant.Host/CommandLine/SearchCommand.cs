using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Texts;
using Assistant.Host.Cities;
using Assistant.Host.Outputs;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant search</c>: hits without an answer.</summary>
internal static class SearchCommand
{
    private const int ShownCharacters = 300;

    public static Command Create()
    {
        var query = new Argument<string>("query") { Description = "Words to look for." };
        var city = CommonOptions.City();
        var count = new Option<int>("--k") { Description = "How many hits.", DefaultValueFactory = _ => 10 };
        count.Validators.Add(option =>
        {
            // Read from the token: GetValue throws where the token is no number.
            if (option.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 100))
                option.AddError("--k must be a number from 1 to 100.");
        });
        var json = CommonOptions.Json();
        var command = new Command("search", "Finds passages.") { query, city, count, json };
        command.SetAction((result, cancellationToken) => RunAsync(
            result, result.GetRequiredValue(query), result.GetValue(city), result.GetValue(count), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, string query, string? cityId, int count, bool json, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(query))
            throw new UsageException("The search is empty: write what to look for.");
        if (query.Length > PassageSearch.MaxQueryLength)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"The search has {query.Length} characters; at most {PassageSearch.MaxQueryLength} are possible."));
        await using var host = await AssistantHost.OpenAsync(result, "search", cancellationToken);
        await host.PrepareIndexAsync(cancellationToken);
        var city = host.Cities.Get(cityId);
        var hits = await host.Get<PassageSearch>().SearchAsync(Caller.Anonymous(city.Id), new RetrievalQuery(query) { Count = count }, cancellationToken);
        if (json)
            Terminal.Line(JsonSerializer.Serialize([.. hits.Select(hit => HitOutput.Of(hit, CultureInfo.GetCultureInfo("de-DE")))], OutputJson.Readable.IReadOnlyListHitOutput));
        else
            Print(hits);
        return ExitCode.Done;
    }

    private static void Print(IReadOnlyList<Hit> hits)
    {
        if (hits.Count == 0)
            Terminal.Output.MarkupLine("Nichts gefunden.");
        foreach (var hit in hits)
        {
            Terminal.Output.MarkupLineInterpolated($"[bold]{hit.Rank}. {hit.Document.Title}[/]");
            Terminal.Output.MarkupLineInterpolated($"   [grey]{CitationText.Place(hit.Document, hit.File)}[/]");
            if (hit.Link is not null)
                Terminal.Line($"   {hit.Link.AbsoluteUri}");
            if (hit.IsRecognized)
                Terminal.Output.MarkupLineInterpolated($"   [yellow]{AnswerTexts.For(CultureInfo.GetCultureInfo("de-DE")).Recognized}[/]");
            var text = string.Join(' ', hit.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Terminal.Output.Write(new Padder(new Text(text.Length > ShownCharacters ? text[..ShownCharacters] + " …" : text), new Padding(3, 0, 0, 1)));
        }
    }
}
