using Assistant.Models.Endpoints;

namespace Assistant.Models.Admission;

/// <summary>Where one call has failed already: each model is tried at each endpoint once. Not thread-safe: it belongs to its call.</summary>
internal sealed class Tried
{
    private readonly List<(ModelEndpoint Endpoint, string Model)> _places = [];
    private readonly List<ModelException> _failures = [];

    public void Add(ModelEndpoint endpoint, string model, ModelException failure)
    {
        _places.Add((endpoint, model));
        _failures.Add(failure);
    }

    public bool Contains(ModelEndpoint endpoint, string model)
    {
        foreach (var place in _places)
        {
            if (ReferenceEquals(place.Endpoint, endpoint) && place.Model == model)
                return true;
        }

        return false;
    }

    /// <summary>What the caller is told when there is nowhere left to go: the last failure, with those before it.</summary>
    public ModelException Failure()
    {
        var last = _failures[^1];
        return _failures.Count == 1
            ? last
            : new ModelException(last.Failure, $"Every endpoint that could be asked failed. {string.Join(' ', _failures.Select(failure => failure.Message))}", last)
            {
                Endpoint = last.Endpoint,
                Model = last.Model,
                RetryAfter = last.RetryAfter,
            };
    }
}
