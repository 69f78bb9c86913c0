using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Host.Cities;
using Assistant.Host.Outputs;
using Assistant.Memory.Evaluation;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant eval</c>: measures search on questions with known answers.</summary>
internal static class EvalCommand
{
    private const int Depth = 10;

    public static Command Create()
    {
        var questions = new Option<FileInfo>("--questions") { Description = "Questions with relevant ids, a JSON object a line.", HelpName = "Q.jsonl", Required = true };
        var passages = new Option<FileInfo?>("--passages") { Description = "Passages to search; relevance ids are passage ids.", HelpName = "P.jsonl" };
        var city = CommonOptions.City();
        var json = CommonOptions.Json();
        var command = new Command("eval", "Measures search on questions with known answers.") { questions, passages, city, json };
        command.SetAction((result, cancellationToken) => RunAsync(
            result, result.GetRequiredValue(questions), result.GetValue(passages), result.GetValue(city), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, FileInfo questions, FileInfo? passages, string? cityId, bool json, CancellationToken cancellationToken)
    {
        var asked = QuestionFile.ReadQuestions(questions);
        var evaluation = passages is not null
            ? await new Evaluator(TimeProvider.System).OverPassagesAsync(asked, QuestionFile.ReadPassages(passages), cancellationToken)
            : await OverCityAsync(result, asked, cityId, cancellationToken);
        if (evaluation.N == 0)
            throw new UsageException($"{questions.FullName} holds no question with a relevant id.");
        Print(EvaluationOutput.Of(evaluation), json);
        return ExitCode.Done;
    }

    private static async Task<EvaluationResult> OverCityAsync(ParseResult result, IReadOnlyList<EvaluationQuestion> questions, string? cityId, CancellationToken cancellationToken)
    {
        await using var host = await AssistantHost.OpenAsync(result, "eval", cancellationToken);
        var city = host.Cities.Get(cityId);
        var search = host.Get<PassageSearch>();
        var caller = Caller.Anonymous(city.Id);
        return await host.Get<Evaluator>().RunAsync(
            questions,
            async question => [.. (await search.SearchAsync(caller, new RetrievalQuery(question) { Count = Depth }, cancellationToken)).Select(hit => hit.Document.DocumentId)],
            search.CountPassages(caller),
            0,
            cancellationToken);
    }

    private static void Print(EvaluationOutput output, bool json)
    {
        if (json)
        {
            Terminal.Line(JsonSerializer.Serialize(output, OutputJson.Readable.EvaluationOutput));
            return;
        }

        Terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"questions {output.N}   nDCG@10 {output.Ndcg10:0.0000}   recall@5 {output.Recall5:0.0000}   recall@10 {output.Recall10:0.0000}   MRR@10 {output.Mrr10:0.0000}"));
        Terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"passages {output.Passages}   p50 {output.P50:0.0} ms   p95 {output.P95:0.0} ms   indexed in {output.IndexSeconds:0.0} s"));
    }
}
