namespace Assistant.Memory.German.Questions;

/// <summary>Collects the terms of a question, each once, and their alternatives.</summary>
internal sealed class QuestionBuilder
{
    private const int MaxAlternatives = 8;
    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<string, Draft> _byTerm = new(StringComparer.Ordinal);

    /// <summary>The terms so far.</summary>
    public IReadOnlyList<(string Term, TermKind Kind)> Terms => [.. _drafts.Select(draft => (draft.Term, draft.Kind))];

    /// <summary>Adds a term, or raises its weight.</summary>
    public void Add(string term, TermKind kind, double weight, int position)
    {
        if (_byTerm.TryGetValue(term, out var known))
        {
            known.Weight = Math.Max(known.Weight, weight);
            known.Kind = (TermKind)Math.Min((byte)known.Kind, (byte)kind);
            return;
        }

        var draft = new Draft { Term = term, Kind = kind, Weight = weight, Position = position };
        _drafts.Add(draft);
        _byTerm.Add(term, draft);
    }

    /// <summary>Adds what may stand in place of a term that was added before.</summary>
    public void AddAlternative(string term, string alternative, double weight)
    {
        if (term == alternative || !_byTerm.TryGetValue(term, out var draft) || draft.Alternatives.Count >= MaxAlternatives)
            return;
        if (!draft.Alternatives.Exists(known => known.Term == alternative))
            draft.Alternatives.Add(new WeightedTerm(alternative, weight));
    }

    /// <summary>The terms in the order of the question; the weightiest of them where there are too many.</summary>
    public IReadOnlyList<QuestionTerm> Build() =>
    [
        .. _drafts.OrderByDescending(draft => draft.Weight)
            .Take(Question.MaxTerms)
            .OrderBy(draft => draft.Position)
            .ThenBy(draft => draft.Kind)
            .ThenByDescending(draft => draft.Weight)
            .Select(draft => new QuestionTerm(draft.Term, draft.Kind, draft.Weight, draft.Position, [.. draft.Alternatives.Where(other => !_byTerm.ContainsKey(other.Term))])),
    ];

    private sealed class Draft
    {
        public required string Term { get; init; }

        public required int Position { get; init; }

        public TermKind Kind { get; set; }

        public double Weight { get; set; }

        public List<WeightedTerm> Alternatives { get; } = [];
    }
}
