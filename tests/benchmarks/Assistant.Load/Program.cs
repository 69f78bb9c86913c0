using Assistant.Load;

// load URL …: opens streams and says how they went
LoadArguments arguments;
try
{
    arguments = LoadArguments.Parse(args);
}
catch (FormatException exception)
{
    await Terminal.ErrorAsync($"{exception.Message}\n{LoadArguments.Usage}");
    return 2;
}

var time = TimeProvider.System;
long After(long timestamp, TimeSpan duration) => timestamp + (long)(duration.TotalSeconds * time.TimestampFrequency);
var start = time.GetTimestamp();
var countsFrom = After(start, arguments.WarmUp);
var ends = After(start, arguments.Duration);
var isTimed = arguments.Duration > TimeSpan.Zero;
var tally = new Tally(countsFrom, isTimed ? ends : long.MaxValue);
await Task.WhenAll(Enumerable.Range(0, arguments.Streams).Select(number => new LoadWorker(arguments, number, tally)
    .RunAsync(arguments.Stagger * number / arguments.Streams, () => isTimed && time.GetTimestamp() < ends, CancellationToken.None)));
var elapsed = time.GetElapsedTime(start);
var report = LoadReport.Of(tally, countsFrom, elapsed, (isTimed ? arguments.Duration : elapsed) - arguments.WarmUp);
await Terminal.SayAsync(arguments.Json ? report.Json() : report.Sentences());
return report.Failed == 0 ? 0 : 1;
