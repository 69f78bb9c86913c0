using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Walls.Tests.Access;

public class CallerTests
{
    [Fact]
    public void Somebody_without_a_login_sees_what_everybody_may_see() =>
        Caller.Anonymous("mainz").Audiences.ShouldBe([Audience.Public]);

    [Fact]
    public void Staff_see_public_internal_and_their_groups() =>
        Caller.Staff("mainz", "s-1", ["bauamt"]).Audiences.ShouldBe([Audience.Public, Audience.Internal, Audience.Group("bauamt")]);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Nobody_asks_without_a_city(string city)
    {
        Should.Throw<ArgumentException>(() => Caller.Anonymous(city));
        Should.Throw<ArgumentException>(() => Caller.Staff(city, "s-1", []));
    }

    [Fact]
    public void A_group_cannot_name_another_audience() =>
        Should.Throw<ArgumentException>(() => Caller.Staff("mainz", "s-1", ["x,internal"]));
}
