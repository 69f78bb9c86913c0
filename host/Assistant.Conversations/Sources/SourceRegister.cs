using Assistant.Sdk;

namespace Assistant.Conversations.Sources;

/// <summary>
/// Numbers the sources of one turn: those in the prompt, and those that tools bring later. What was added before keeps its number.
/// Thread-safe.
/// </summary>
public sealed class SourceRegister
{
    private readonly Lock _lock = new();
    private readonly List<NumberedSource> _sources = [];
    private readonly Dictionary<Key, int> _numbers = [];

    /// <summary>How the documents of passages stand to others. Default: nothing is known.</summary>
    public SourceRelations Relations { get; init; } = SourceRelations.None;

    /// <summary>All so far, by number.</summary>
    public IReadOnlyList<NumberedSource> All
    {
        get
        {
            lock (_lock)
                return [.. _sources];
        }
    }

    /// <summary>The number of a passage.</summary>
    /// <param name="hit">The passage; known by its id in the index.</param>
    public int Add(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return Add(new Key(hit.PassageId, null, null), number => NumberedSource.Of(number, hit, Relations));
    }

    /// <summary>The number of a tool's source.</summary>
    /// <param name="reference">Where the text comes from.</param>
    /// <param name="text">What the tool says of it, as plain text; the answer is checked against it.</param>
    public int Add(SourceReference reference, string text) => Add(reference, text, null);

    /// <summary>The number of a tool's source with a recorded result.</summary>
    /// <param name="reference">Where the text comes from.</param>
    /// <param name="text">What the tool says of it, as plain text; the answer is checked against it.</param>
    /// <param name="status">The result, in German words; <see langword="null"/> where nothing is recorded.</param>
    public int Add(SourceReference reference, string text, string? status)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(text);
        return Add(new Key(reference.DocumentId, reference.Page, text), number => new NumberedSource(number, reference, text) { Status = status });
    }

    /// <summary>The source of a number; <see langword="null"/> where there is none.</summary>
    /// <param name="number">As it stands in an answer.</param>
    public NumberedSource? Find(int number)
    {
        lock (_lock)
            return number >= 1 && number <= _sources.Count ? _sources[number - 1] : null;
    }

    private int Add(Key key, Func<int, NumberedSource> create)
    {
        lock (_lock)
        {
            if (_numbers.TryGetValue(key, out var known))
                return known;
            var number = _sources.Count + 1;
            _sources.Add(create(number));
            _numbers.Add(key, number);
            return number;
        }
    }

    private sealed record Key(string Id, int? Page, string? Text);
}
