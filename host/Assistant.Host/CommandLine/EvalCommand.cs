using System.CommandLine;
using System.Text.Json;
using Assistant.Governance.Judgements;
using Assistant.Host.Cities;
using Assistant.Host.Outputs;
using Assistant.Memory.Documents;
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
        var report = new Option<FileInfo?>("--report") { Description = "Writes a page with every failure beside what was expected.", HelpName = "FILE.html" };
        var city = CommonOptions.City();
        var json = CommonOptions.Json();
        var command = new Command("eval", "Measures search on questions with known answers.") { questions, passages, city, report, json };
        command.SetAction((result, cancellationToken) => RunAsync(
            result, result.GetValue(questions), result.GetValue(passages), result.GetValue(city), result.GetValue(report), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, FileInfo? questions, FileInfo? passages, string? cityId, FileInfo? report, bool json, CancellationToken cancellationToken)
    {
        if (passages is not null && questions is null)
            throw new UsageException("--passages needs --questions.");
        var asked = questions is null ? null : QuestionFile.ReadQuestions(questions);
        var started = TimeProvider.System.GetUtcNow();
        var measured = passages is not null
            ? await OverPassagesAsync(asked!, QuestionFile.ReadPassages(passages), Path.GetFileNameWithoutExtension(questions!.Name), passages, cancellationToken)
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
        IReadOnlyList<EvaluationQuestion> questions, IReadOnlyList<EvaluationPassage> passages, string name, FileInfo file, CancellationToken cancellationToken)
    {
        var evaluation = await new Evaluator(TimeProvider.System).OverPassagesAsync(questions, passages, cancellationToken);
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
        var evaluation = await host.Get<Evaluator>().RunAsync(
            questions,
            async question => [.. (await search.SearchAsync(caller, new RetrievalQuery(question) { Count = Depth }, cancellationToken)).Select(hit => new EvaluationHit(hit.Document.DocumentId, hit.Document.Title, hit.Text))],
            search.CountPassages(caller),
            0,
            cancellationToken);
        var documents = host.Get<DocumentReader>();
        var expected = questions.SelectMany(question => question.Relevant.Keys).Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, id => documents.Find(caller, id) is { } found ? new EvaluationHit(id, found.Title, null) : null, StringComparer.Ordinal);
        return new Measured(questions, evaluation with { Index = host.Get<IPassageIndex>().Version }, city.Id, expected.GetValueOrDefault);
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
