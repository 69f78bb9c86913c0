// A program of its own, whose results go to the terminal.
#pragma warning disable RS0030
using System.Diagnostics;
using System.Globalization;
using Assistant.Fuzz;

const int DefaultSeed = 20_261_122;
if (args.Length is < 2 or > 3 || !long.TryParse(args[1], CultureInfo.InvariantCulture, out var lines) || AnswerFuzz.For(args[0], args.Length == 3 ? int.Parse(args[2], CultureInfo.InvariantCulture) : DefaultSeed) is not { } fuzz)
{
    await Console.Error.WriteLineAsync("Usage: Assistant.Fuzz ollama|openai LINES [SEED]");
    return 2;
}

var clock = Stopwatch.StartNew();
var result = await fuzz.RunAsync(lines);
foreach (var failure in result.Failures)
    await Console.Out.WriteLineAsync(failure);
await Console.Out.WriteLineAsync(string.Create(
    CultureInfo.InvariantCulture,
    $"{args[0]}: {result.Mutants} mutated lines, {result.Updates} updates, {result.Completed} answers complete, {result.Refused} refused, {result.Failures.Count} failures, {clock.Elapsed.TotalSeconds:0.0} s"));
return result.Failures.Count == 0 ? 0 : 1;
