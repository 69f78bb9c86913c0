using System.Globalization;
using Assistant.Plugins;
using Spectre.Console;

// plugins overhead|rounds|reload|memory [COUNT]
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
foreach (var line in await ((args.Length > 0 ? args[0] : "") switch
{
    "overhead" => CallOverhead.MeasureAsync(count > 0 ? count : 50_000),
    "rounds" => UnloadRounds.MeasureAsync(count > 0 ? count : 200),
    "reload" => ReloadUnderLoad.MeasureAsync(count > 0 ? count : 20),
    "memory" => RunawayMemory.MeasureAsync(),
    _ => Task.FromResult<IReadOnlyList<FormattableString>>([$"plugins overhead [CALLS] | rounds [ROUNDS] | reload [RELOADS] | memory"]),
}))
{
    AnsiConsole.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
