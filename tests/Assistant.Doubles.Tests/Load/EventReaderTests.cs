using System.Globalization;
using System.Text;
using Assistant.Load;

namespace Assistant.Doubles.Tests.Load;

/// <summary>A load client that counts wrongly makes wrong figures.</summary>
public class EventReaderTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private const string Chat =
        "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"
        + "data: {\"choices\":[{\"delta\":{\"content\":\"Grü\"}}]}\n\n: still here\n\n"
        + "data: {\"choices\":[{\"delta\":{\"content\":\"ße\"}}]}\n\n"
        + "data: [DONE]\n\n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(4096)]
    public void However_the_bytes_come_the_same_tokens_are_counted(int size)
    {
        var reader = Read(Head + Chunked(Chat, size: 50), size);

        (reader.Status, reader.Tokens, reader.HasEnd, reader.IsOver, reader.Error).ShouldBe((200, 2, true, true, null));
    }

    [Fact]
    public void Two_answers_over_one_connection_are_two()
    {
        var reader = Read(Head + Chunked(Chat, size: 1), size: 5);
        reader.Reset();

        Feed(reader, Head + Chunked(Chat, size: 1000), size: 11);

        (reader.Tokens, reader.IsOver).ShouldBe((2, true));
    }

    [Fact]
    public void An_error_is_kept_and_a_missing_end_is_seen()
    {
        var broken = Read(Head + Chunked("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: {\"error\":{\"message\":\"gone\"}}\n\n", size: 20), size: 9);
        var refused = Read("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 18\r\nConnection: close\r\n\r\n{\"error\":\"busy…\"}", size: 4);

        (broken.Tokens, broken.HasEnd).ShouldBe((1, false));
        broken.Error.ShouldNotBeNull().ShouldContain("gone");
        (refused.Status, refused.IsOver, refused.KeepsAlive).ShouldBe((503, true, false));
        refused.Error.ShouldNotBeNull().ShouldContain("busy");
    }

    [Fact]
    public void An_AG_UI_run_counts_its_text_and_sees_the_mark_of_a_partial_answer()
    {
        const string Run = "data: {\"type\":\"RUN_STARTED\"}\n\ndata: {\"type\":\"TEXT_MESSAGE_CONTENT\",\"delta\":\"a\"}\n\n"
            + "data: {\"type\":\"CUSTOM\",\"name\":\"answer\",\"value\":{\"partial\":true}}\n\ndata: {\"type\":\"RUN_FINISHED\"}\n\n";

        var reader = Read(Head + Chunked(Run, size: 30), size: 16, isAgent: true);

        (reader.Tokens, reader.HasEnd, reader.IsMarkedPartial).ShouldBe((1, true, true));
    }

    private static EventReader Read(string answer, int size, bool isAgent = false)
    {
        var reader = new EventReader(isAgent, "\"partial\":true"u8.ToArray());
        Feed(reader, answer, size);
        return reader;
    }

    private static void Feed(EventReader reader, string answer, int size)
    {
        foreach (var piece in Encoding.UTF8.GetBytes(answer).Chunk(size))
        {
            for (var given = 0; given < piece.Length;)
            {
                var free = reader.Free;
                var count = Math.Min(free.Length, piece.Length - given);
                piece.AsMemory(given, count).CopyTo(free);
                reader.Take(count);
                given += count;
            }
        }
    }

    private static string Chunked(string body, int size) =>
        string.Concat(body.Chunk(size).Select(part => new string(part)).Select(part => string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part):x}\r\n{part}\r\n"))) + "0\r\n\r\n";
}
