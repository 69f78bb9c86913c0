using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Checks;
using Assistant.Host.Outputs;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant check</c>: the checks of an answer alone, without a model and without data.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Sentences with their cited passages, a JSON object a line: {id, text, sources:[{id, text, status}]}." };
        var json = CommonOptions.Json();
        var command = new Command("check", "Checks sentences of answers against the passages that they cite.") { file, json };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetRequiredValue(file), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static int Run(FileInfo file, bool json, CancellationToken cancellationToken)
    {
        var checker = new AnswerChecker();
        var summary = new CheckSummary();
        foreach (var line in CheckFile.Read(file, fault => { summary.Unread++; Terminal.Error(fault); }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var findings = checker.CheckSentence(line.Text, line.Sources);
            summary.Add(isFound: findings.Count > 0, line.Supported);
            if (json)
                Terminal.Line(JsonSerializer.Serialize(new CheckOutput(line.Id, findings.Count == 0, [.. findings.Select(CheckFindingOutput.Of)]), OutputJson.Readable.CheckOutput));
            else
                Print(line, findings);
        }

        if (!json)
            Terminal.Line(summary.Text());
        return summary.Unread == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(CheckLine line, IReadOnlyList<CheckFinding> findings)
    {
        Terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{(findings.Count == 0 ? "✓" : "✗")} {line.Id}[/] {line.Text}");
        foreach (var finding in findings)
            Terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"    {finding.Words}: {finding.Reason.De}");
    }
}
