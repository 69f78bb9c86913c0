using Assistant.Walls.Egress;
using Assistant.Walls.Tests.Doubles;

namespace Assistant.Walls.Tests.Egress;

public class EgressRuleTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("http://ris.example")]
    [InlineData("ris.example:0")]
    [InlineData("ris.example:65536")]
    [InlineData("ris.example:")]
    [InlineData("ris.example:80x")]
    [InlineData(":80")]
    [InlineData("10.1.0.0/33")]
    [InlineData("ris.example/oparl")]
    [InlineData("two words")]
    [InlineData("user@ris.example")]
    [InlineData("*.")]
    [InlineData("**")]
    [InlineData("ris.*")]
    [InlineData("*ris.example")]
    [InlineData("*.10.0.0.1")]
    [InlineData("[::1")]
    [InlineData("[::1]80")]
    [InlineData("[::1]::80")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("010.0.0.1")]
    [InlineData("127.1:80")]
    public void What_is_no_entry_is_refused_with_a_sentence(string text)
    {
        EgressRule.TryParse(text, out var rule, out var error).ShouldBeFalse();

        rule.ShouldBeNull();
        error.ShouldNotBeNull().ShouldEndWith(".");
    }

    [Theory]
    [InlineData("ris.example", "ris.example", 80)]
    [InlineData("ris.example", "ris.example", 443)]
    [InlineData("ris.example:8080", "ris.example", 8080)]
    [InlineData("RIS.Example", "ris.EXAMPLE", 443)]
    [InlineData("ris.example", "ris.example.", 443)]
    [InlineData("ris.example.", "ris.example", 443)]
    [InlineData("localhost:9801", "localhost.", 9801)]
    [InlineData("*.example", "ris.example", 443)]
    [InlineData("*.example", "a.b.example", 443)]
    [InlineData("*.example:8080", "ris.example", 8080)]
    [InlineData("bücher.example", "xn--bcher-kva.example", 443)]
    [InlineData("xn--bcher-kva.example", "Bücher.example", 443)]
    [InlineData("*.bücher.example", "ris.xn--bcher-kva.example", 443)]
    [InlineData("127.0.0.1:9801", "127.0.0.1", 9801)]
    [InlineData("127.0.0.1:9801", "[::ffff:127.0.0.1]", 9801)]
    [InlineData("[::1]:9801", "[::1]", 9801)]
    [InlineData("[::1]:9801", "::1", 9801)]
    [InlineData("::1", "[0:0:0:0:0:0:0:1]", 80)]
    [InlineData("10.1.0.0/16", "10.1.2.3", 8080)]
    [InlineData("10.1.0.0/16", "[::ffff:10.1.2.3]", 443)]
    [InlineData("fd00::/8", "[fd00::5]", 443)]
    [InlineData("*", "anything.example", 8080)]
    [InlineData("*:8080", "anything.example", 8080)]
    public void An_entry_matches_its_targets(string entry, string host, int port) =>
        Rules.Of(entry)[0].MatchesHost(host, port).ShouldBeTrue();

    [Theory]
    [InlineData("ris.example", "ris.example", 8080)]
    [InlineData("ris.example:8080", "ris.example", 443)]
    [InlineData("ris.example", "xris.example", 443)]
    [InlineData("ris.example", "ris.example.evil", 443)]
    [InlineData("*.example", "example", 443)]
    [InlineData("*.example", ".example", 443)]
    [InlineData("*.example", "evilexample", 443)]
    [InlineData("127.0.0.1:9801", "127.0.0.2", 9801)]
    [InlineData("127.0.0.1:9801", "localhost", 9801)]
    [InlineData("10.1.0.0/16", "10.2.0.1", 80)]
    [InlineData("10.1.0.0/16", "ris.example", 80)]
    [InlineData("10.1.0.0/16", "10.1.2.3.evil.example", 80)]
    [InlineData("*:8080", "anything.example", 443)]
    public void An_entry_matches_nothing_else(string entry, string host, int port) =>
        Rules.Of(entry)[0].MatchesHost(host, port).ShouldBeFalse();

    [Theory]
    [InlineData("http://2130706433/", "127.0.0.1")]
    [InlineData("http://0x7f000001/", "127.0.0.1")]
    [InlineData("http://0177.0.0.1/", "127.0.0.1")]
    [InlineData("http://127.1/", "127.0.0.1")]
    [InlineData("http://１２７.0.0.1/", "127.0.0.1")]
    [InlineData("http://user:secret@10.1.2.3/", "10.1.2.3")]
    [InlineData("http://ris.example@evil.example/", "evil.example")]
    [InlineData("http://[::ffff:7f00:1]/", "127.0.0.1")]
    [InlineData("http://BÜCHER.example./", "xn--bcher-kva.example")]
    public void A_host_has_one_spelling(string address, string host) =>
        EgressRule.Canonical(new Uri(address).IdnHost).ShouldBe(host);
}
