using Assistant.Conversations.History;

namespace Assistant.Conversations.Tests.History;

public class NewIdTests
{
    [Fact]
    public void Ids_of_one_millisecond_stand_in_the_order_of_their_making()
    {
        var clock = new FixedTime();
        var ids = Enumerable.Range(0, 10_000).Select(_ => clock.NewId()).ToList();

        ids.ShouldBe(ids.Distinct().Order(StringComparer.Ordinal));
        ids.ShouldAllBe(id => id.Length == 32 && Guid.ParseExact(id, "N").Version == 7);
    }
}
