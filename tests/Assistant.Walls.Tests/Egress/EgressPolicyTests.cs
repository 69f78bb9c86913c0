using System.Net;
using Assistant.Walls.Egress;
using Assistant.Walls.Tests.Doubles;

namespace Assistant.Walls.Tests.Egress;

public class EgressPolicyTests
{
    [Fact]
    public void An_empty_list_of_the_operator_allows_nothing() =>
        Should.Throw<EgressDeniedException>(() => Rules.Policy().CheckHost("ris.example", 443)).Message.ShouldContain("operator");

    [Fact]
    public void A_star_of_the_operator_allows_nothing() =>
        Should.Throw<EgressDeniedException>(() => Rules.Policy("*").CheckHost("ris.example", 443));

    [Fact]
    public void A_star_of_the_manifest_leaves_the_operators_list_as_it_is()
    {
        var policy = new EgressPolicy("plugin test", Rules.Of("ris.example"), Rules.Of("*"));

        Should.NotThrow(() => policy.CheckHost("ris.example", 443));
        Should.Throw<EgressDeniedException>(() => policy.CheckHost("other.example", 443));
    }

    [Fact]
    public void The_manifest_narrows_and_never_widens()
    {
        var policy = new EgressPolicy("plugin test", Rules.Of("ris.example", "data.example"), Rules.Of("ris.example", "evil.example"));

        Should.NotThrow(() => policy.CheckHost("ris.example", 443));
        Should.Throw<EgressDeniedException>(() => policy.CheckHost("data.example", 443)).Message.ShouldContain("manifest");
        Should.Throw<EgressDeniedException>(() => policy.CheckHost("evil.example", 443)).Message.ShouldContain("operator");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::7f00:1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2001:0:4136:e378::1")]
    public void A_name_does_not_lead_to_a_special_address(string address) =>
        Should.Throw<EgressDeniedException>(() => Rules.Policy("ris.example").CheckAddress("ris.example", IPAddress.Parse(address), 443));

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("192.168.4.5")]
    [InlineData("93.184.216.34")]
    [InlineData("fd00::5")]
    [InlineData("2a00:1450::1")]
    [InlineData("64:ff9b::a01:203")]
    [InlineData("2002:a01:203::1")]
    public void A_name_leads_to_an_ordinary_address(string address) =>
        Should.NotThrow(() => Rules.Policy("ris.example").CheckAddress("ris.example", IPAddress.Parse(address), 443));

    [Theory]
    [InlineData("127.0.0.1:9801", "127.0.0.1")]
    [InlineData("127.0.0.0/8", "127.0.0.5")]
    [InlineData("localhost:9801", "::1")]
    [InlineData("localhost:9801", "127.0.0.1")]
    [InlineData("[::1]:9801", "::1")]
    [InlineData("127.0.0.1:9801", "::ffff:127.0.0.1")]
    public void The_operator_may_name_a_special_address_itself(string entry, string address) =>
        Should.NotThrow(() => Rules.Policy(entry).CheckAddress("ris.example", IPAddress.Parse(address), 9801));

    [Fact]
    public void A_special_address_is_named_with_its_port() =>
        Should.Throw<EgressDeniedException>(() => Rules.Policy("127.0.0.1:9801").CheckAddress("ris.example", IPAddress.Loopback, 11434));

    [Fact]
    public void A_name_in_the_manifest_does_not_reach_a_special_address_that_the_operator_named_for_others()
    {
        var policy = new EgressPolicy("plugin test", Rules.Of("ris.example:9801", "127.0.0.1:9801"), Rules.Of("ris.example:9801"));

        Should.Throw<EgressDeniedException>(() => policy.CheckAddress("ris.example", IPAddress.Loopback, 9801)).Message.ShouldContain("manifest");
    }

    [Fact]
    public void A_denial_names_owner_target_and_way_out()
    {
        var denied = Should.Throw<EgressDeniedException>(() => Rules.Policy("ris.example").CheckHost("evil.example", 8443));

        denied.Message.ShouldBe("plugin test may not connect to evil.example:8443: the operator's list (network.allow in the city pack) does not name it.");
        denied.Host.ShouldBe("evil.example");
        denied.Port.ShouldBe(8443);
    }
}
