using Assistant.Walls.Egress.Politeness.Robots;

namespace Assistant.Walls.Tests.Politeness;

/// <summary>The examples of RFC 9309 and of Google's robots.txt specification that it grew from, and the odd files of real servers.</summary>
public class RobotsRulesTests
{
    [Theory]
    // RFC 9309, section 2.2.2
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", false)]
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz", false)]
    [InlineData("/foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84", false)]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    // RFC 9309, section 2.2.3
    [InlineData("/*.php$", "/index.php", false)]
    [InlineData("/*.php$", "/index.php?a", true)]
    [InlineData("/this/*/exactly", "/this/is/not/exactly", false)]
    [InlineData("/this/*/exactly", "/this/exactly", true)]
    // developers.google.com: path matching
    [InlineData("/", "/any", false)]
    [InlineData("/*", "/any", false)]
    [InlineData("/$", "/", false)]
    [InlineData("/$", "/any", true)]
    [InlineData("/fish", "/fish", false)]
    [InlineData("/fish", "/fishheads/yummy.html", false)]
    [InlineData("/fish", "/Fish.asp", true)]
    [InlineData("/fish", "/catfish", true)]
    [InlineData("/fish", "/?id=fish", true)]
    [InlineData("/fish*", "/fish.php?id=anything", false)]
    [InlineData("/fish/", "/fish", true)]
    [InlineData("/fish/", "/fish/?id=anything", false)]
    [InlineData("/*.php", "/folder/filename.php?parameters", false)]
    [InlineData("/*.php", "/windows.PHP", true)]
    [InlineData("/*.php$", "/filename.php/", true)]
    [InlineData("/*.php$", "/filename.php5", true)]
    [InlineData("/fish*.php", "/fishheads/catfish.php?parameters", false)]
    [InlineData("/*a*b*c$", "/xaybzcbc", false)]
    [InlineData("/a$b", "/a$b", false)]
    public void A_pattern_forbids_what_it_matches(string pattern, string path, bool allowed) =>
        Allows($"User-agent: *\nDisallow: {pattern}", path).ShouldBe(allowed);

    [Theory]
    [InlineData("Allow: /p\nDisallow: /", "/page", true)]
    [InlineData("Allow: /folder\nDisallow: /folder", "/folder/page", true)]
    [InlineData("Allow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("Allow: /page\nDisallow: /*.ph", "/page.php5", true)]
    [InlineData("Allow: /$\nDisallow: /", "/", true)]
    [InlineData("Allow: /$\nDisallow: /", "/page.htm", false)]
    [InlineData("Disallow:", "/page", true)]
    [InlineData("Disallow: /\nAllow: /oparl/", "/oparl/system", true)]
    public void The_longest_rule_decides_and_allow_wins_a_tie(string rules, string path, bool allowed) =>
        Allows($"User-agent: *\n{rules}", path).ShouldBe(allowed);

    [Theory]
    [InlineData("User-agent: city-assistant\nAllow: /\n\nUser-agent: *\nDisallow: /", true)]
    [InlineData("User-agent: City-Assistant/1.0\nDisallow: /\n\nUser-agent: *\nAllow: /", false)]
    [InlineData("User-agent: city-assistant-images\nDisallow: /", true)]
    [InlineData("User-agent: city\nDisallow: /", true)]
    [InlineData("User-agent: other\nUser-agent: city-assistant\nDisallow: /", false)]
    [InlineData("User-agent: city-assistant\nUser-agent: other\nDisallow: /", false)]
    [InlineData("User-agent: city-assistant\nDisallow: /other\n\nUser-agent: x\nDisallow: /x\n\nUser-agent: city-assistant\nDisallow: /page", false)]
    [InlineData("User-agent: city-assistant\n\nUser-agent: *\nDisallow: /", false)]
    [InlineData("User-agent: *\nUser-agent: city-assistant\nCrawl-delay: 1\n\nUser-agent: *\nDisallow: /", true)]
    [InlineData("Disallow: /", true)]
    [InlineData("\uFEFFuser-AGENT : *  # everybody\r\ndisallow : /page # not this\r\n", false)]
    [InlineData("User-agent: *\rDisallow: /page\r", false)]
    [InlineData("User-agent: *\nSitemap: https://ris.example/sitemap.xml\nDisallow: /page", false)]
    [InlineData("<!DOCTYPE html>\n<html><head><title>404: Seite nicht gefunden</title></head></html>", true)]
    [InlineData("", true)]
    public void The_group_of_our_name_counts_else_that_of_everybody(string file, bool allowed) =>
        Allows(file, "/page").ShouldBe(allowed);

    [Fact]
    public void The_file_itself_may_always_be_read() =>
        Allows("User-agent: *\nDisallow: /", "/robots.txt").ShouldBeTrue();

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 5", 5.0)]
    [InlineData("User-agent: *\nCrawl-delay: 0.5", 0.5)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: *\nCrawl-delay: -5", null)]
    [InlineData("User-agent: *\nCrawl-delay: 5\n\nUser-agent: city-assistant\nDisallow: /x", null)]
    [InlineData("User-agent: other\nCrawl-delay: 5", null)]
    public void The_crawl_delay_of_our_group_counts(string file, double? seconds) =>
        RobotsRules.Parse(file, "city-assistant").CrawlDelay?.TotalSeconds.ShouldBe(seconds!.Value);

    [Fact]
    public void A_crawl_delay_of_others_is_not_ours() =>
        RobotsRules.Parse("User-agent: other\nCrawl-delay: 5", "city-assistant").CrawlDelay.ShouldBeNull();

    [Fact]
    public void A_pattern_full_of_stars_takes_no_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("/*a", 2_000)) + "b$";

        Allows($"User-agent: *\nDisallow: {pattern}", "/" + new string('a', 4_000)).ShouldBeTrue();
    }

    private static bool Allows(string file, string path) =>
        RobotsRules.Parse(file, "city-assistant").Forbids(new Uri("https://ris.example" + path)) is null;
}
