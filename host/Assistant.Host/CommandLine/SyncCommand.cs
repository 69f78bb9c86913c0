using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Host.Outputs;
using Assistant.Host.Synchronization;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant sync</c>: reads the knowledge sources of a city.</summary>
internal static class SyncCommand
{
    private const int ShownReasons = 10;

    public static Command Create()
    {
        var city = CommonOptions.City();
        var source = new Option<string?>("--source") { Description = "Only this source.", HelpName = "NAME" };
        var full = new Option<bool>("--full") { Description = "Reads everything again and finds what has vanished without notice." };
        var json = CommonOptions.Json();
        var command = new Command("sync", "Reads the knowledge sources of a city.") { city, source, full, json };
        command.SetAction((result, cancellationToken) => RunAsync(
            result, result.GetValue(city), result.GetValue(source), result.GetValue(full), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, string? cityId, string? source, bool full, bool json, CancellationToken cancellationToken)
    {
        await using var host = await AssistantHost.OpenAsync(result, "sync", cancellationToken);
        var city = host.Cities.Get(cityId);
        var runner = host.Get<SyncRunner>();
        var complete = true;
        foreach (var target in await runner.TargetsAsync(city, source, cancellationToken))
        {
            try
            {
                var summary = await WithProgressAsync(target.Key.ToString(), progress => runner.RunAsync(target, full, progress, cancellationToken));
                complete &= summary.Complete;
                await PrintAsync(target.Key, summary, host.Get<LedgerReport>(), json, cancellationToken);
            }
            catch (PluginException exception)
            {
                // A source that cannot be read costs itself; the others of the city go on.
                Terminal.Error($"{target.Key}: {exception.Message}");
                complete = false;
            }
        }

        return complete ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<SyncSummary> WithProgressAsync(string name, Func<IProgress<SyncProgress>?, Task<SyncSummary>> run)
    {
        if (!Terminal.IsInteractive)
            return await run(null);
        return await Terminal.Messages.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(name), autoStart: true).IsIndeterminate();
                var summary = await run(new Reporter(progress =>
                {
                    task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{name}  {progress.Done} documents, {progress.Passages} passages, {progress.Failed} failed"));
                    if (progress.Total is not { } total)
                        return;
                    task.IsIndeterminate(false);
                    task.MaxValue = Math.Max(total, 1);
                    task.Value = progress.Done;
                }));
                task.IsIndeterminate(false);
                task.Value = task.MaxValue;
                return summary;
            });
    }

    private static async Task PrintAsync(SourceKey key, SyncSummary summary, LedgerReport report, bool json, CancellationToken cancellationToken)
    {
        if (json)
            Terminal.Line(JsonSerializer.Serialize(SyncOutput.Of(key, summary, await report.ChecksumAsync(key.CityId, cancellationToken)), OutputJson.Readable.SyncOutput));
        else
            Print(key.ToString(), summary, report.Outstanding(key));
    }

    private static void Print(string name, SyncSummary summary, int outstanding)
    {
        Terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {summary.Added} added, {summary.Changed} changed, {summary.Deleted} deleted, {summary.Unchanged} unchanged, {summary.Failed} failed, {summary.Passages} passages, {summary.Seconds:0.0} seconds{(summary.Full ? ", everything read" : "")}"));
        if (summary.WithoutText > 0)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {Files(summary.WithoutText)} without text of its own (scan), found by title."));
        if (summary.Partial > 0)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {Files(summary.Partial)} read in part."));
        foreach (var (reason, count) in summary.Reasons.Take(ShownReasons))
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {count} × {reason}"));
        if (summary.Reasons.Count > ShownReasons)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  … and {summary.Reasons.Count - ShownReasons} other reasons (--json lists them)."));
        if (outstanding > summary.Failed)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {Files(outstanding)} not readable so far, earlier runs included; tried again after 1, 2, 4 … hours, at most a week."));
        if (!summary.Complete)
            Terminal.Line("  The source was not read to its end; the next run begins at the same place.");
    }

    private static string Files(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "file" : "files")}");

    /// <summary>Unlike <see cref="Progress{T}"/>, reports on the calling thread, in order.</summary>
    private sealed class Reporter(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }
}
