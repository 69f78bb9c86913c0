using System.Text;
using System.Text.Json;
using Assistant.Host.Http.OpenAI;

namespace Assistant.Host.Tests.OpenAI;

public class JsonTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Grüße aus dem „Rathaus“ 🚲")]
    [InlineData("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\u2029")]
    [InlineData("</script>'&+")]
    public void What_is_written_is_read_back(string text) => ReadBack(text).ShouldBe(text);

    [Fact]
    public void Whatever_is_written_is_read_back()
    {
        var random = new Random(20260728);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(40); length > 0; length--)
                text.Append(Rune.IsValid(random.Next(0x110000)) ? char.ConvertFromUtf32(Code(random)) : ((char)random.Next(0x30)).ToString());
            ReadBack(text.ToString()).ShouldBe(text.ToString());
        }
    }

    [Fact]
    public void Half_a_pair_is_marked()
    {
        ReadBack("a\ud83d").ShouldBe("a\ufffd");
        ReadBack("\ude00b").ShouldBe("\ufffdb");
    }

    private static int Code(Random random)
    {
        var code = random.Next(0x110000);
        return Rune.IsValid(code) ? code : 'x';
    }

    private static string ReadBack(string text)
    {
        var target = new byte[text.Length * 6];
        var length = JsonText.Write(text, target);
        return JsonElement.Parse([.. "\""u8, .. target.AsSpan(0, length), .. "\""u8]).GetString()!;
    }
}
