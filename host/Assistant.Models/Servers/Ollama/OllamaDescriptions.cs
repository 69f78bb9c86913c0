using System.Collections.Concurrent;
using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Assistant.Models.Settings;

namespace Assistant.Models.Servers.Ollama;

/// <summary>What models can do, by <c>/api/show</c>, kept for ten minutes or until another file lies under the name. Thread-safe.</summary>
internal sealed class OllamaDescriptions(EndpointConnection connection)
{
    private static readonly TimeSpan s_age = TimeSpan.FromMinutes(10);

    // Nothing is generated or loaded for it.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Description> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _digests = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the model can do. Callers who ask at the same time share one request.</summary>
    /// <exception cref="ModelException">The server does not answer, does not have the model, or passes it on to a cloud.</exception>
    public ValueTask<ModelReport> GetAsync(string model, CancellationToken cancellationToken)
    {
        var now = connection.Time.GetTimestamp();
        if (_known.TryGetValue(model, out var known) && connection.Time.GetElapsedTime(known.Asked, now) < s_age && !known.Report.IsFaulted && !known.Report.IsCanceled)
            return Wait(known, cancellationToken);
        var asked = new Description(now, new Lazy<Task<ModelReport>>(() => AskAsync(model)));
        var kept = known is null ? _known.GetOrAdd(model, asked) : _known.TryUpdate(model, asked, known) ? asked : _known.GetValueOrDefault(model, asked);
        return Wait(kept, cancellationToken);
    }

    /// <summary>Told of each probe: what lies under another digest than before is asked about anew.</summary>
    public void Update(IReadOnlyList<ListedModel> models)
    {
        foreach (var model in models)
        {
            if (model.Digest is not { } digest)
                continue;
            if (_digests.TryGetValue(model.Key, out var before) && before != digest)
                Forget(model.Key);
            _digests[model.Key] = digest;
        }
    }

    private void Forget(string listed)
    {
        foreach (var name in _known.Keys.Where(name => ModelName.IsSame(name, listed)))
            _known.TryRemove(name, out _);
    }

    private static ValueTask<ModelReport> Wait(Description description, CancellationToken cancellationToken)
    {
        var report = description.Report;
        return new ValueTask<ModelReport>(report.IsCompleted ? report : report.WaitAsync(cancellationToken));
    }

    // Not ended by one caller's token, since others may wait for it too.
    private Task<ModelReport> AskAsync(string model)
    {
        var failures = connection.FailuresOf(model);
        var limit = connection.Endpoint.FirstByteLimit < s_limit ? connection.Endpoint.FirstByteLimit : s_limit;
        return connection.AskAsync("api/show", OllamaRequest.Show(model), failures, limit, body =>
        {
            var shown = JsonSerializer.Deserialize(body, OllamaJson.Default.ShowAnswer) ?? throw new JsonException();
            return shown.IsRemote ? throw CloudModels.Refused(failures) : shown.ToReport();
        }, CancellationToken.None);
    }

    private sealed record Description(long Asked, Lazy<Task<ModelReport>> Asking)
    {
        public Task<ModelReport> Report => Asking.Value;
    }
}
