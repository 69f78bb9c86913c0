using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests;

/// <summary>The plugin in front of a real council's archived objects.</summary>
public class ReplayTests
{
    [Fact]
    public async Task A_real_council_is_read_whole_and_its_tools_answer()
    {
        var script = SharedFiles.Require("tools/oparl_replay.py");
        SharedFiles.Require("data/oparl-karlsruhe/papers.jsonl.gz");
        using var replay = await StartAsync(script);
        try
        {
            await using var bench = Bench.At(replay.Address);

            var run = await bench.ReadAsync();

            run.Completed.ShouldNotBeNull().Exhaustive.ShouldBeTrue();
            run.Papers.Select(paper => paper.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(2456);
            run.Meetings.Select(meeting => meeting.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(518);
            run.Papers.Count(paper => paper.Facets.ContainsKey(FacetNames.Outcome)).ShouldBeGreaterThan(1500);
            run.Papers.Count(paper => paper.Facets.ContainsKey(FacetNames.Committee)).ShouldBeGreaterThan(2000);
            run.Papers.Sum(paper => paper.Files.Count).ShouldBe(6885);
            // The archive lacks a few meetings and organizations that others link to.
            run.Unreadable.Count.ShouldBeLessThan(20);
            run.Unreadable.ShouldAllBe(change => change.ObjectId.StartsWith("link to ", StringComparison.Ordinal) || change.ObjectId.Contains("/organizations/", StringComparison.Ordinal));
            (await bench.Tools.PaperByReference("2023/298", CancellationToken.None)).OfType<Table>().ShouldHaveSingleItem().Rows.ShouldNotBeEmpty();
            (await bench.Tools.Meetings(new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 31), cancellationToken: CancellationToken.None)).OfType<Table>().ShouldHaveSingleItem();

            // The second run sees the tombstones that OParl 1.1 lists only with a filter, and nothing new.
            var second = await bench.ReadAsync();
            second.Completed.ShouldNotBeNull();
            second.Papers.Count.ShouldBeLessThan(100);
            TestContext.Current.SendDiagnosticMessage($"{run.Documents.Count} documents, {bench.Storage.Keys.Count} keys, {run.Unreadable.Count} findings");
        }
        finally
        {
            replay.Stop();
        }
    }

    private static async Task<Replay> StartAsync(string script)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("python3") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { script, "--port", port.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not there");
        }

        // It says one line when it listens.
        var line = await process!.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        line.ShouldNotBeNull();
        return new Replay(process, line.Split(' ')[0]);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Replay(Process process, string address) : IDisposable
    {
        public string Address => address;

        public void Stop()
        {
            if (!process.HasExited)
                process.Kill();
        }

        public void Dispose() => process.Dispose();
    }
}
