using Assistant.Host.Http;
using Assistant.Host.Http.Page;

namespace Assistant.Host.Tests.Http.Page;

public sealed class PageTemplateTests
{
    [Theory]
    [InlineData("<html><title>a</title><!--boot--></html>")]
    [InlineData("<html lang=\"en\"><title>a</title><!--boot--></html>")]
    [InlineData("<HTML data-theme='dark' LANG=en><title>a</title><!--boot--></html>")]
    public void What_the_host_sets_stands_there_once(string html) =>
        PageTemplate.Parse(html)!.Fill("de", "light", "Titel", "{}").ShouldBe(
            "<html lang=\"de\" data-theme=\"light\"><title>Titel</title><script type=\"application/json\" id=\"boot\">{}</script></html>");

    [Fact]
    public void The_places_may_stand_in_any_order_and_other_attributes_stay() =>
        PageTemplate.Parse("<html class=\"a lang-x\" dir=\"ltr\"><!--boot--><title></title></html>")!.Fill("en", "dark", "T", "1").ShouldBe(
            "<html class=\"a lang-x\" dir=\"ltr\" lang=\"en\" data-theme=\"dark\"><script type=\"application/json\" id=\"boot\">1</script><title>T</title></html>");

    [Fact]
    public void A_title_is_text() =>
        PageTemplate.Parse("<html><title>a</title><!--boot--></html>")!.Fill("de", "system", "</title><script>", "1").ShouldContain("<title>&lt;/title&gt;&lt;script&gt;</title>");

    [Theory]
    [InlineData("")]
    [InlineData("<html><title>a</title></html>")]
    [InlineData("<html><!--boot--></html>")]
    public void A_page_that_lacks_a_place_is_no_template(string html) => PageTemplate.Parse(html).ShouldBeNull();

    [Fact]
    public void Json_for_the_page_holds_nothing_that_ends_a_script()
    {
        var json = WebJson.Options().Encoder!.Encode("</script>&\u2028\u2029ß");

        json.ShouldBe("\\u003C/script\\u003E\\u0026\\u2028\\u2029ß");
    }
}
