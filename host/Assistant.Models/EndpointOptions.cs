namespace Assistant.Models;

/// <summary>A model server as the operator set it up.</summary>
public sealed class EndpointOptions
{
    /// <summary>Its address: <c>http://gpu1.stadt.local:11434</c>; for the OpenAI-compatible API with its path, <c>http://gpu2:8000/v1</c>.</summary>
    public string Url { get; set; } = "";

    /// <summary>A short name for messages. Default: host and port of the address.</summary>
    public string? Name { get; set; }

    /// <summary>The API it speaks. Default: Ollama's own.</summary>
    public EndpointKind Kind { get; set; } = EndpointKind.Ollama;

    /// <summary>A file with the key that the server wants, for OpenAI-compatible ones; never the key itself. Default: none.</summary>
    public string? KeyFile { get; set; }

    /// <summary>How many calls the server gets at a time; the rest waits in the host's queue. Default: 4. From 1 to 1024.</summary>
    public int Parallel { get; set; } = 4;

    /// <summary>How long a connection may take. Default: 2 seconds.</summary>
    public TimeSpan ConnectLimit { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the first byte of an answer may take, loading the model and reading the prompt included. Default: 2 minutes.</summary>
    public TimeSpan FirstByteLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the next piece of an answer may take. Default: 30 seconds. There is no limit for a whole answer.</summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromSeconds(30);
}
