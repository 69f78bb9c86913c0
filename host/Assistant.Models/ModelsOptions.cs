namespace Assistant.Models;

/// <summary>The model servers, the models and what they are for (section <c>Assistant:Models</c>).</summary>
public sealed class ModelsOptions
{
    /// <summary>The servers. Default: none; the host then answers with quotes alone.</summary>
    public IList<EndpointOptions> Endpoints { get; } = [];

    /// <summary>The models that need other than the default options.</summary>
    public IList<ModelOptions> Models { get; } = [];

    /// <summary>Role → names of models in the order in which they are tried.</summary>
    public IDictionary<string, string[]> Roles { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>City → role → names of models, where a city has its own; from the city packs.</summary>
    public IDictionary<string, IReadOnlyDictionary<string, string[]>> Cities { get; } = new Dictionary<string, IReadOnlyDictionary<string, string[]>>(StringComparer.Ordinal);

    /// <summary>How many calls may wait for a role, interactive and background together. Default: 256.</summary>
    public int QueueLength { get; set; } = 256;

    /// <summary>How often the servers are probed. Default: 5 seconds.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a probe may take. Default: 2 seconds.</summary>
    public TimeSpan ProbeLimit { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether prompts and answers go into traces (<c>gen_ai.input.messages</c>, <c>gen_ai.output.messages</c>). Default:
    /// <see langword="false"/>: they hold personal data; switch it on for a search after a fault, where the city's data protection allows.
    /// </summary>
    public bool RecordContent { get; set; }

    /// <summary>How often models are warmed up after the start. Default: 10 minutes. Zero: at the start alone.</summary>
    public TimeSpan WarmUpInterval { get; set; } = TimeSpan.FromMinutes(10);
}
