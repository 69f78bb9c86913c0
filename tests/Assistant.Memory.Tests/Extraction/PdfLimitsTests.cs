using System.Diagnostics;
using System.Globalization;
using Assistant.Memory.Extraction;

namespace Assistant.Memory.Tests.Extraction;

[Collection(ExtractorFixture.Collection)]
public sealed class PdfLimitsTests : IDisposable
{
    private static readonly byte[] Pdf = PdfFile.WithPages(["Text."]);
    private readonly ExtractorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_decompression_bomb_ends_at_the_memory_limit()
    {
        using var fixture = new ExtractorFixture(new ExtractionOptions { MaxMemoryBytes = 48 << 20 });

        var text = await fixture.ExtractAsync(PdfFile.WithBomb(400_000));

        text.Outcome.ShouldBe(ExtractionOutcome.OutOfMemory);
        text.Note.ShouldNotBeNull().ShouldContain("48 MiB");
    }

    [Fact]
    public async Task A_document_that_needs_too_much_processor_time_times_out()
    {
        _fixture.UseScript("while :; do :; done", options => options with { CpuTime = TimeSpan.FromSeconds(1) });

        var text = await _fixture.ExtractAsync(Pdf);

        text.Outcome.ShouldBe(ExtractionOutcome.TimedOut);
        text.Note.ShouldNotBeNull().ShouldContain("longer than 1 s");
    }

    [Fact]
    public async Task Too_much_output_ends_the_child_and_keeps_the_whole_pages()
    {
        await MakePidPipeAsync();
        _fixture.UseScript(
            $"echo $$ > {_fixture.PathOf("pid")}; printf 'Eins.\\n\\fZwei.\\n\\f'; while :; do echo 'Ein Satz ohne Ende und ohne Seite.'; done",
            options => options with { MaxOutputBytes = 100_000 });

        var extraction = _fixture.ExtractAsync(Pdf);
        var pid = await PidAsync();
        var text = await extraction;

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Pages.Select(page => page.Text).ShouldBe(["Eins.", "Zwei."]);
        text.Note.ShouldNotBeNull().ShouldContain("first 2 pages");
        IsRunning(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task A_hanging_tool_is_killed_with_its_children_after_the_time_limit()
    {
        await MakePidPipeAsync();
        _fixture.UseScript(
            $"sleep 600 & echo $! > {_fixture.PathOf("pid")}; wait",
            options => options with { Timeout = TimeSpan.FromSeconds(1) });

        var extraction = _fixture.ExtractAsync(Pdf);
        var grandchild = await PidAsync();
        IsRunning(grandchild).ShouldBeTrue();
        var text = await extraction;

        text.Outcome.ShouldBe(ExtractionOutcome.TimedOut);
        (await DiesAsync(grandchild)).ShouldBeTrue();
    }

    [Fact]
    public async Task Cancellation_kills_the_child()
    {
        await MakePidPipeAsync();
        _fixture.UseScript($"echo $$ > {_fixture.PathOf("pid")}; exec sleep 600");
        using var cancel = new CancellationTokenSource();

        var extraction = _fixture.Extractor.ExtractAsync(_fixture.Write("file", Pdf), null, cancel.Token);
        var pid = await PidAsync();
        IsRunning(pid).ShouldBeTrue();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => extraction);
        IsRunning(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task A_tool_that_floods_its_error_output_neither_blocks_nor_fails()
    {
        _fixture.UseScript("i=0; while [ $i -lt 20000 ]; do echo 'Syntax Warning: ........................' >&2; i=$((i+1)); done; printf 'Gut.\\f'");

        var text = await _fixture.ExtractAsync(Pdf);

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.Pages[0].Text.ShouldBe("Gut.");
    }

    [Fact]
    public async Task A_tool_that_crashes_makes_the_document_broken()
    {
        _fixture.UseScript("kill -SEGV $$");

        (await _fixture.ExtractAsync(Pdf)).Outcome.ShouldBe(ExtractionOutcome.Broken);
    }

    [Fact]
    public async Task The_child_sees_nothing_of_the_hosts_environment()
    {
        Environment.SetEnvironmentVariable("ASSISTANT_TEST_SECRET", "geheim");
        _fixture.UseScript("env; printf '\\f'");

        var text = await _fixture.ExtractAsync(Pdf);

        text.Pages[0].Text.ShouldContain("LC_ALL");
        text.Pages[0].Text.ShouldNotContain("geheim");
    }

    [Fact]
    public async Task A_missing_tool_names_its_Debian_package()
    {
        using var fixture = new ExtractorFixture(new ExtractionOptions { PdfToText = "pdftotext-that-is-not-there" });

        var exception = await Should.ThrowAsync<ExtractionToolMissingException>(() => fixture.ExtractAsync(Pdf));

        exception.Message.ShouldContain("poppler-utils");
        exception.Tool.ShouldBe("pdftotext-that-is-not-there");
    }

    [Fact]
    public async Task A_tool_that_is_no_program_is_missing_too()
    {
        var path = _fixture.PathOf("no-program");
        await File.WriteAllTextAsync(path, "nothing", TestContext.Current.CancellationToken);
        using var fixture = new ExtractorFixture(new ExtractionOptions { PdfToText = path });

        await Should.ThrowAsync<ExtractionToolMissingException>(() => fixture.ExtractAsync(Pdf));
    }

    [Fact]
    public async Task The_child_runs_under_its_limits()
    {
        _fixture.UseScript("until [ \"$(ulimit -f)\" = 0 ]; do :; done; grep -E 'Max (cpu time|address space|file size|core file size)' /proc/self/limits; printf '\\f'", options => options with { CpuTime = TimeSpan.FromSeconds(7), MaxMemoryBytes = 512 << 20 });

        var text = await _fixture.ExtractAsync(Pdf);

        text.Pages[0].Text.Replace('\t', ' ').Split('\n').ShouldBe(["Max cpu time 7 9 seconds", "Max file size 0 0 bytes", "Max core file size 0 0 bytes", "Max address space 536870912 536870912 bytes"]);
    }

    [Fact]
    public async Task The_child_cannot_write_files()
    {
        _fixture.UseScript($"until [ \"$(ulimit -f)\" = 0 ]; do :; done; echo text > {_fixture.PathOf("litter")}; printf 'Gut.\\f'");

        await _fixture.ExtractAsync(Pdf);

        new FileInfo(_fixture.PathOf("litter")).ShouldSatisfyAllConditions(file => (file.Exists ? file.Length : 0).ShouldBe(0));
    }

    // A named pipe tells when the child runs, without waiting for a time; and the child may not write files.
    private async Task MakePidPipeAsync()
    {
        using var made = Process.Start(new ProcessStartInfo("mkfifo", [_fixture.PathOf("pid")]))!;
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<int> PidAsync() =>
        int.Parse(await File.ReadAllTextAsync(_fixture.PathOf("pid"), TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);

    // A zombie of ours counts as running: it was not reaped. One that init has inherited is init's to reap.
    private static bool IsRunning(int pid)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ');
            return fields[0] != "Z" || fields[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // The kernel ends a killed process in its own time.
    private static async Task<bool> DiesAsync(int pid)
    {
        var started = Stopwatch.StartNew();
        while (IsRunning(pid) && started.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Yield();
        return !IsRunning(pid);
    }
}
