using System.CommandLine;
using System.Text.Json;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Turns;
using Assistant.Host.Outputs;
using Assistant.Walls.Access;

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
        await host.PrepareIndexAsync(cancellationToken);
        var city = host.Cities.Get(cityId);
        var question = new Question(text, Caller.Anonymous(city.Id), city.Configuration.City);
        Answer? answer = null;
        await foreach (var happened in host.Get<TurnRunner>().RunAsync(question, cancellationToken))
        {
            if (happened is TurnEvent.Finished finished)
                answer = finished.Answer;
        }

        if (json)
            Terminal.Line(JsonSerializer.Serialize(AnswerOutput.Of(answer!, question.Culture), OutputJson.Readable.AnswerOutput));
        else
            AnswerPrinter.Print(answer!, question.Culture);
        return ExitCode.Done;
    }
}
