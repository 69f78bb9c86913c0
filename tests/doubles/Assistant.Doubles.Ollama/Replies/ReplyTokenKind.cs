namespace Assistant.Doubles.Ollama.Replies;

internal enum ReplyTokenKind
{
    Content,
    Thinking,
    Call,
}
