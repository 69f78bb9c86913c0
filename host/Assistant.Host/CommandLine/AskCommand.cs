using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Host.Outputs;
using Assistant.Walls.Access;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant ask</c>: one turn.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "The question." };
        var city = CommonOptions.City();
        var json = CommonOptions.Json();
        var command = new Command("ask", "Answers a question with quotes and their places.") { question, city, json };
        command.SetAction((result, cancellationToken) => RunAsync(result, result.GetRequiredValue(question), result.GetValue(city), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, string text, string? cityId, bool json, CancellationToken cancellationToken)
    {
        await using var host = await AssistantHost.OpenAsync(result, "ask", cancellationToken);
        var city = host.Cities.Get(cityId);
        var question = new Question(text, Caller.Anonymous(city.Id), city.Configuration.City);
        Answer? answer = null;
        await foreach (var happened in host.Get<TurnRunner>().RunAsync(question, cancellationToken))
        {
            if (happened is TurnEvent.Finished finished)
                answer = finished.Answer;
        }

        if (json)
            Terminal.Line(JsonSerializer.Serialize(AnswerOutput.Of(answer!), OutputJson.Readable.AnswerOutput));
        else
            Print(answer!, question.Culture);
        return ExitCode.Done;
    }

    private static void Print(Answer answer, CultureInfo culture)
    {
        Terminal.Output.WriteLine();
        foreach (var block in answer.Text.Split("\n\n"))
        {
            Terminal.Output.Write(new Padder(new Text(block), new Padding(2, 0, 2, 1)));
        }

        foreach (var citation in answer.Citations)
        {
            Terminal.Output.MarkupLineInterpolated($"  [bold]{$"[{citation.Number}]"} {citation.Document.Title}[/]");
            Terminal.Output.MarkupLineInterpolated($"      [grey]{CitationText.Place(citation.Document, citation.File)}[/]");
            if (citation.Link is not null)
                Terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"      [grey]{citation.Link.AbsoluteUri}[/]");
        }

        if (answer.Mode == AnswerMode.Extractive)
            Terminal.Output.MarkupLineInterpolated($"\n  [grey italic]{AnswerTexts.For(culture).ExtractiveLabel}[/]");
    }
}
