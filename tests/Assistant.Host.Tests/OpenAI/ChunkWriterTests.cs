using System.IO.Pipelines;
using Assistant.Host.Http.OpenAI;

namespace Assistant.Host.Tests.OpenAI;

public class ChunkWriterTests
{
    // A thousand streams of 50 tokens a second: what a token leaves behind, the collector has to find.
    [Fact]
    public async Task A_token_costs_no_allocation()
    {
        var output = PipeWriter.Create(Stream.Null, new StreamPipeWriterOptions(leaveOpen: true));
        var chunks = new ChunkWriter(output, new CompletionIdentity("chatcmpl-1", 1, "qwen3:14b"), withUsage: false);
        string[] tokens = ["Der", " Stadtrat", " beschließt", " „1,2 Mio. €“", "\n"];
        chunks.WriteText("Begin");
        await chunks.FlushAsync();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 0; number < 1_000; number++)
        {
            chunks.WriteText(tokens[number % tokens.Length]);
            await chunks.FlushAsync();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
    }
}
