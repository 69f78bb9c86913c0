using System.CommandLine;
using System.Text.Json;
using Assistant.Host.Outputs;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant doctor</c>: what is wrong with the installation, each in a sentence with the cure.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Says what is wrong with the installation, and what to do.") { json };
        command.SetAction((result, cancellationToken) => RunAsync(result, result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, bool json, CancellationToken cancellationToken)
    {
        var output = await Examination.RunAsync(result, cancellationToken);
        if (json)
            Terminal.Line(JsonSerializer.Serialize(output, OutputJson.Readable.DoctorOutput));
        else
            Print(output);
        return output.Findings.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(DoctorOutput output)
    {
        foreach (var finding in output.Findings)
        {
            Terminal.Output.MarkupLine($"[red]✗[/] {Markup.Escape(finding.Problem)}");
            Terminal.Output.Write(new Padder(new Text(finding.Cure), new Padding(2, 0, 0, 1)));
        }

        foreach (var part in output.NotExamined)
            Terminal.Line($"? {part}");
        foreach (var note in output.Notes)
            Terminal.Line($"· {note}");
        if (output.Findings.Count == 0)
            Terminal.Output.MarkupLine(output.NotExamined.Count == 0 ? "[green]✓[/] Nothing is wrong." : "[green]✓[/] Nothing is wrong with what was examined.");
    }
}
