using System.CommandLine;
using System.Text.Json;
using Assistant.Governance.Judgements;
using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Host.Outputs;
using Assistant.Memory.Documents;
using Assistant.Memory.Embedding;
using Assistant.Memory.Evaluation;
using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant eval</c>: measures search on questions with known answers, keeps the run and compares it with the last one.</summary>
internal static class EvalCommand
{
    private const int Depth = 10;

    public static Command Create()
    {
        var questions = new Option<FileInfo?>("--questions") { Description = "Questions with relevant ids, a JSON object a line; without it what editors of the city have judged.", HelpName = "Q.jsonl" };
        var passages = new Option<FileInfo?>("--passages") { Description = "Passages to search; relevance ids are those of passages or of their documents.", HelpName = "P.jsonl" };
        var meaning = new Option<bool>("--meaning") { Description = "With --passages: embeds them by the city's model, and searches by meaning as well." };
        var report = new Option<FileInfo?>("--report") { Description = "Writes a page with every failure beside what was expected.", HelpName = "FILE.html" };
        var city = CommonOptions.City();
        var json = CommonOptions.Json();
        var command = new Command("eval", "Measures search on questions with known answers.") { questions, passages, meaning, city, report, json };
        command.SetAction((result, cancellationToken) => RunAsync(
            result, result.GetValue(questions), result.GetValue(passages), result.GetValue(meaning), result.GetValue(city), result.GetValue(report), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, FileInfo? questions, FileInfo? passages, bool byMeaning, string? cityId, FileInfo? report, bool json, CancellationToken cancellationToken)
    {
        if (passages is not null && questions is null)
            throw new UsageException("--passages needs --questions.");
        if (byMeaning && passages is null)
            throw new UsageException("--meaning is for --passages; a city is searched by meaning wherever its passages are embedded.");
        var asked = questions is null ? null : QuestionFile.ReadQuestions(questions);
        var started = TimeProvider.System.GetUtcNow();
        var measured = passages is not null
            ? await OverPassagesAsync(asked!, QuestionFile.ReadPassages(passages), Path.GetFileNameWithoutExtension(questions!.Name), passages, byMeaning ? result : null, cityId, cancellationToken)
            : await OverCityAsync(result, asked, cityId, cancellationToken);
        if (measured.Result.N == 0)
            throw new UsageException(questions is null ? "Nobody has judged a hit of this city yet; name a file with --questions." : $"{questions.FullName} holds no question with a relevant id.");

        var runs = new EvaluationRuns(Path.Combine(CommonOptions.Settings(result).Data, "evaluations"));
        var run = new EvaluationRun
        {
            At = started,
            Set = EvaluationRuns.Set(measured.Questions, measured.Corpus),
            Index = measured.Result.Index,
            Result = measured.Result,
            Questions = measured.Result.Outcomes.ToDictionary(outcome => outcome.Question.Id, outcome => outcome.Ndcg10, StringComparer.Ordinal),
        };
        var comparison = runs.Last(run.Set) is { } before ? EvaluationComparison.Of(before, run) : null;
        var file = Keep(runs, run);
        if (report is not null)
            Write(report, run, comparison, measured.Describe);
        if (json)
            Terminal.Line(JsonSerializer.Serialize(EvaluationOutput.Of(measured.Result), OutputJson.Readable.EvaluationOutput));
        else
            EvaluationPrinter.Print(run, comparison, file);
        return ExitCode.Done;
    }

    private static async Task<Measured> OverPassagesAsync(
        IReadOnlyList<EvaluationQuestion> questions, IReadOnlyList<EvaluationPassage> passages, string name, FileInfo file, ParseResult? embedding, string? cityId, CancellationToken cancellationToken)
    {
        await using var models = embedding is null ? null : ModelsHost.Open(embedding);
        var evaluation = await new Evaluator(TimeProvider.System).OverPassagesAsync(
            questions,
            passages,
            models is null ? null : new EvaluationEmbedding(new ModelEmbedder(models.Router, models.Inspector), models.Cities.Get(cityId).Id),
            cancellationToken);
        var known = new Dictionary<string, EvaluationHit>(StringComparer.Ordinal);
        foreach (var passage in passages)
        {
            known.TryAdd(passage.Id, new EvaluationHit(passage.Id, passage.Title, passage.Text));
            if (passage.Document is { } document)
                known.TryAdd(document, new EvaluationHit(document, passage.Title, null));
        }

        return new Measured(questions, evaluation, $"{name}-{file.Directory?.Name}-{Path.GetFileNameWithoutExtension(file.Name)}", known.GetValueOrDefault);
    }

    private static async Task<Measured> OverCityAsync(ParseResult result, IReadOnlyList<EvaluationQuestion>? asked, string? cityId, CancellationToken cancellationToken)
    {
        await using var host = await AssistantHost.OpenAsync(result, "eval", cancellationToken);
        await host.PrepareIndexAsync(cancellationToken);
        var city = host.Cities.Get(cityId);
        var questions = asked ?? await JudgedAsync(host, city.Id, cancellationToken);
        var search = host.Get<PassageSearch>();
        var caller = Caller.Anonymous(city.Id);
        var meaning = host.Get<EmbeddingReport>().Read(city.Id).SearchedBy;
        if (meaning is not null)
            await WarmUpAsync(host.Get<IEmbedder>(), city.Id, meaning, cancellationToken);
        var byWordsAlone = 0;
        var evaluation = await host.Get<Evaluator>().RunAsync(
            questions,
            async question =>
            {
                var hits = await search.SearchAsync(caller, new RetrievalQuery(question) { Count = Depth }, cancellationToken);
                // Where words count alone, how well they fit is the whole score.
                if (hits.Count > 0 && hits.All(hit => hit.WordScore is { } score && score.Equals(hit.Score)))
                    byWordsAlone++;
                return [.. hits.Select(hit => new EvaluationHit(hit.Document.DocumentId, hit.Document.Title, hit.Text))];
            },
            search.CountPassages(caller),
            0,
            cancellationToken);
        if (meaning is not null && byWordsAlone > 0)
            Terminal.Error($"{byWordsAlone} searches, those before the measuring included, went by words alone, since {meaning} gave no vector in time: the figures are of a mixture.");
        var documents = host.Get<DocumentReader>();
        var expected = questions.SelectMany(question => question.Relevant.Keys).Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, id => documents.Find(caller, id) is { } found ? new EvaluationHit(id, found.Title, null) : null, StringComparer.Ordinal);
        return new Measured(questions, evaluation with { Index = meaning is null ? host.Get<IPassageIndex>().Version : $"{host.Get<IPassageIndex>().Version} + {meaning}" }, city.Id, expected.GetValueOrDefault);
    }

    // A server that serves has its model loaded; a question waits no longer than a person would.
    private static async Task WarmUpAsync(IEmbedder embedder, string cityId, string model, CancellationToken cancellationToken)
    {
        try
        {
            await embedder.EmbedAsync(new EmbeddingRequest(cityId, model, EmbeddingUse.Question, ["Stadtrat"]), cancellationToken);
        }
        catch (EmbeddingException exception)
        {
            Terminal.Error(exception.Message);
        }
    }

    private static async Task<IReadOnlyList<EvaluationQuestion>> JudgedAsync(AssistantHost host, string cityId, CancellationToken cancellationToken) =>
    [
        .. (await host.Get<JudgementStore>().ListAsync(cityId, cancellationToken))
            .GroupBy(judgement => judgement.Question, StringComparer.Ordinal)
            .Select(group => new EvaluationQuestion(group.Key, group.Key, group.Where(judgement => judgement.Grade > 0).ToDictionary(judgement => judgement.DocumentId, judgement => judgement.Grade, StringComparer.Ordinal))),
    ];

    // The figures are there all the same where nothing can be written.
    private static string? Keep(EvaluationRuns runs, EvaluationRun run)
    {
        try
        {
            return runs.Add(run);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Terminal.Error($"The run is not kept: {exception.Message}");
            return null;
        }
    }

    private static void Write(FileInfo file, EvaluationRun run, EvaluationComparison? comparison, Func<string, EvaluationHit?> describe)
    {
        try
        {
            using var writer = file.CreateText();
            EvaluationReport.Write(writer, run, comparison, describe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.FullName} cannot be written: {exception.Message}");
        }
    }

    private sealed record Measured(IReadOnlyList<EvaluationQuestion> Questions, EvaluationResult Result, string Corpus, Func<string, EvaluationHit?> Describe);
}
