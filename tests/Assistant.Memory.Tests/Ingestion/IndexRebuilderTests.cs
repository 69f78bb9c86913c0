using Assistant.Memory.Ingestion;

namespace Assistant.Memory.Tests.Ingestion;

public sealed class IndexRebuilderTests
{
    [Fact]
    public async Task An_index_of_nothing_is_built_and_is_no_news()
    {
        using var memory = new TestMemory();

        (await memory.Get<IndexRebuilder>().RunAsync(TestContext.Current.CancellationToken)).ShouldBeNull();

        memory.Index.WantsRebuild.ShouldBeFalse();
    }
}
