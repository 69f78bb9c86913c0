namespace Assistant.Walls.Tests.Doubles;

/// <summary>Answers requests from a script instead of a network, and remembers both.</summary>
internal sealed class ScriptedHandler(Func<HttpRequestMessage, int, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public ScriptedHandler(Func<HttpRequestMessage, int, HttpResponseMessage> answer)
        : this((request, number, _) => Task.FromResult(answer(request, number)))
    {
    }

    public List<HttpRequestMessage> Requests { get; } = [];

    public List<WatchedContent> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        var response = await answer(request, Requests.Count, cancellationToken);
        var body = new WatchedContent();
        Bodies.Add(body);
        response.Content = body;
        response.RequestMessage = request;
        return response;
    }

    internal sealed class WatchedContent() : ByteArrayContent("body"u8.ToArray())
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
