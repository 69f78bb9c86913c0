namespace Assistant.Doubles.Ollama;

/// <summary>The models that the server has; may change while it runs. Thread-safe.</summary>
public sealed class OllamaModels
{
    private readonly Lock _lock = new();
    private readonly List<OllamaModel> _models;

    internal OllamaModels(IEnumerable<OllamaModel> models) => _models = [.. models];

    /// <summary>All of them.</summary>
    public IReadOnlyList<OllamaModel> All
    {
        get
        {
            lock (_lock)
                return [.. _models];
        }
    }

    /// <summary>As after <c>ollama pull</c>.</summary>
    public void Add(OllamaModel model)
    {
        lock (_lock)
        {
            _models.RemoveAll(other => IsNamed(other, model.Name));
            _models.Add(model);
        }
    }

    /// <summary>As after <c>ollama rm</c>.</summary>
    public bool Remove(string name)
    {
        lock (_lock)
            return _models.RemoveAll(model => IsNamed(model, name)) > 0;
    }

    internal OllamaModel? Find(string name)
    {
        lock (_lock)
            return _models.Find(model => IsNamed(model, name));
    }

    // Ollama matches names without regard to case.
    private static bool IsNamed(OllamaModel model, string name) => string.Equals(model.FullName, OllamaModel.WithTag(name), StringComparison.OrdinalIgnoreCase);
}
