using System.Globalization;
using Assistant.Plugins;
using Spectre.Console;

// plugins verify [FOLDER] | overhead|rounds|reload|memory [COUNT]
var count = args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var number) ? number : 0;
foreach (var line in await ((args.Length > 0 ? args[0] : "") switch
{
    "verify" => VerifyAndLoad.MeasureAsync(args.Length > 1 ? args[1] : "artifacts/bin/Assistant.Plugins.Ris/release", 50),
    "overhead" => CallOverhead.MeasureAsync(count > 0 ? count : 50_000),
    "rounds" => UnloadRounds.MeasureAsync(count > 0 ? count : 200),
    "reload" => ReloadUnderLoad.MeasureAsync(count > 0 ? count : 20),
    "memory" => RunawayMemory.MeasureAsync(),
    _ => Task.FromResult<IReadOnlyList<FormattableString>>([$"plugins verify [FOLDER] | overhead [CALLS] | rounds [ROUNDS] | reload [RELOADS] | memory"]),
}))
{
    AnsiConsole.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
