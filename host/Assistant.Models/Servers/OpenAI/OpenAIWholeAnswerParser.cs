using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>Reads the answer of a server that does not stream: one JSON object, on however many lines.</summary>
internal sealed class OpenAIWholeAnswerParser(CallFailures failures) : IAnswerParser
{
    private readonly ByteBuffer _body = new(4096);
    private readonly OpenAIAnswerParser _parser = new(failures);

    public bool IsComplete => false;

    public bool MayEnd => false;

    public ChatResponseUpdate? Take(ReadOnlySpan<byte> line)
    {
        _body.Add(line);
        _body.Add("\n"u8);
        return _body.Length <= LineBuffer.DefaultMaxLineBytes ? null : throw failures.Broken($"the answer is longer than {LineBuffer.DefaultMaxLineBytes} bytes");
    }

    public ChatResponseUpdate? End()
    {
        var update = _parser.TakeEvent(_body.Written);
        var figures = _parser.End(); // throws where no reason to finish came
        foreach (var content in figures?.Contents ?? [])
            update?.Contents.Add(content);
        return update;
    }

    public void Dispose()
    {
        _body.Dispose();
        _parser.Dispose();
    }
}
