using System.IO.Pipelines;
using System.Text;
using Assistant.Host.Http.Agent.Runs;

namespace Assistant.Host.Tests.Http.Runs;

public sealed class AgentRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_gets_every_event_once_whenever_it_comes()
    {
        using var run = new AgentRun(1 << 20);
        run.Append("1"u8);
        var early = ReadAsync(run, 0);
        for (var number = 2; number <= 5_000; number++)
            run.Append(Encoding.UTF8.GetBytes($"{number}"));
        var late = ReadAsync(run, 0);
        run.End();

        var expected = string.Concat(Enumerable.Range(1, 5_000).Select(number => $"id: {number}\ndata: {number}\n\n"));
        (await early).ShouldBe(expected);
        (await late).ShouldBe(expected);
        (await ReadAsync(run, 0)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, "id: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: c\n\n")]
    [InlineData(1, "id: 2\ndata: b\n\nid: 3\ndata: c\n\n")]
    [InlineData(3, "")]
    [InlineData(99, "")]
    [InlineData(-1, "id: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: c\n\n")]
    public async Task A_reader_that_comes_back_goes_on_after_its_last_event(int lastEventId, string rest)
    {
        using var run = new AgentRun(1 << 20);
        run.Append("a"u8);
        run.Append("b"u8);
        run.Append("c"u8);
        run.End();

        (await ReadAsync(run, lastEventId)).ShouldBe(rest);
    }

    [Fact]
    public async Task A_reader_that_comes_before_the_first_event_with_a_number_of_another_run_waits_for_all()
    {
        using var run = new AgentRun(1 << 20);
        var reader = ReadAsync(run, 7);
        run.Append("a"u8);
        run.End();

        (await reader).ShouldBe("id: 1\ndata: a\n\n");
    }

    [Fact]
    public void A_run_with_more_than_its_bytes_is_refused()
    {
        using var run = new AgentRun(100);
        run.Append(new byte[50]);

        Should.Throw<InvalidOperationException>(() => run.Append(new byte[50])).Message.ShouldContain("100 bytes");
    }

    internal static async Task<string> ReadAsync(AgentRun run, int lastEventId)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await run.CopyToAsync(lastEventId, pipe.Writer, Token);
        await pipe.Writer.CompleteAsync();
        using var reader = new StreamReader(pipe.Reader.AsStream());
        return await reader.ReadToEndAsync(Token);
    }
}
