namespace Assistant.Host.Http.OpenAI;

/// <summary>What every piece of an answer says about it. Immutable.</summary>
/// <param name="Id">A name for this answer: <c>chatcmpl-…</c>.</param>
/// <param name="Created">When it began, in seconds since 1970.</param>
/// <param name="Model">The model that answers; where a server says nothing, as the client named it.</param>
internal sealed record CompletionIdentity(string Id, long Created, string Model)
{
    public static CompletionIdentity New(TimeProvider time, string model) => new("chatcmpl-" + Guid.NewGuid().ToString("N"), time.GetUtcNow().ToUnixTimeSeconds(), model);
}
