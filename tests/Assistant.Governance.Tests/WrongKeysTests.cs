using Assistant.Governance.Administration;

namespace Assistant.Governance.Tests;

public sealed class WrongKeysTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void After_five_wrong_keys_in_a_minute_none_is_looked_at_for_the_rest_of_it()
    {
        var keys = new WrongKeys(_time);
        for (var i = 0; i < 5; i++)
        {
            keys.Wait("here").ShouldBeNull();
            keys.Add("here");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        keys.Wait("here").ShouldBe(TimeSpan.FromSeconds(55));
        keys.Wait("elsewhere").ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(55));
        keys.Wait("here").ShouldBeNull();
    }

    [Fact]
    public void A_swarm_of_places_is_forgotten_from_its_beginning_and_not_kept_for_ever()
    {
        var keys = new WrongKeys(_time);
        for (var place = 0; place < 10_001; place++)
        {
            for (var i = 0; i < 5; i++)
                keys.Add($"place {place}");
        }

        keys.Wait("place 0").ShouldBeNull();
        keys.Wait("place 1").ShouldNotBeNull();
        keys.Wait("place 10000").ShouldNotBeNull();
    }
}
