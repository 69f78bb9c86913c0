using System.Text;
using Assistant.Models.Servers.Http;
using Assistant.Models.Tests.Servers.Lab;

namespace Assistant.Models.Tests.Servers;

public class LineBufferTests
{
    [Theory]
    [InlineData("a\nb\n")]
    [InlineData("a\r\nb\r\n")]
    [InlineData("a\rb\r")]
    [InlineData("a\nb")]
    [InlineData("\uFEFFa\r\nb")]
    public void A_line_ends_in_any_of_three_ways(string text)
    {
        Lines(text, 1).ShouldBe(["a", "b"]);
        Lines(text, 100).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Blank_lines_are_lines() => Lines("\n\r\n\ra\n", 1).ShouldBe(["", "", "", "a"]);

    [Fact]
    public void A_byte_order_mark_counts_only_at_the_beginning() => Lines("a\n\uFEFFb\n", 1).ShouldBe(["a", "\uFEFFb"]);

    [Fact]
    public void A_long_line_grows_the_buffer()
    {
        var text = new string('x', 300_000);

        Lines($"a\n{text}\nb\n", 4096).ShouldBe(["a", text, "b"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void A_line_over_the_limit_is_a_failure_however_it_is_cut(int piece)
    {
        Lines("12345678\n", piece, maxLineBytes: 8).ShouldBe(["12345678"]);
        Should.Throw<ModelException>(() => Lines("ok\n123456789\n", piece, maxLineBytes: 8)).Failure.ShouldBe(ModelFailure.BrokenAnswer);
        Should.Throw<ModelException>(() => Lines("ok\n123456789", piece, maxLineBytes: 8)).Failure.ShouldBe(ModelFailure.BrokenAnswer);
    }

    private static List<string> Lines(string text, int piece, int maxLineBytes = LineBuffer.DefaultMaxLineBytes)
    {
        using var buffer = new LineBuffer(Reading.Failures, maxLineBytes);
        var lines = new List<string>();
        ReadOnlySpan<byte> left = Encoding.UTF8.GetBytes(text);
        while (left.Length > 0)
        {
            var room = buffer.Free().Span;
            var count = Math.Min(Math.Min(piece, room.Length), left.Length);
            left[..count].CopyTo(room);
            left = left[count..];
            buffer.Add(count);
            while (buffer.TryRead(out var line))
                lines.Add(Encoding.UTF8.GetString(line));
        }

        if (buffer.TryReadRest(out var rest))
            lines.Add(Encoding.UTF8.GetString(rest));
        return lines;
    }
}
