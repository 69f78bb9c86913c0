using System.Text.Json.Serialization;

namespace Assistant.Memory.Evaluation;

/// <summary>How well a search did on a set of questions. Means over the questions that have an answer. Immutable.</summary>
public sealed record EvaluationResult
{
    /// <summary>How many questions counted: those with at least one relevant id.</summary>
    public required int N { get; init; }

    /// <summary>Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), linear gain as in trec_eval.</summary>
    public required double Ndcg10 { get; init; }

    /// <summary>The share of the relevant ids among the first five.</summary>
    public required double Recall5 { get; init; }

    /// <summary>The share of the relevant ids among the first ten.</summary>
    public required double Recall10 { get; init; }

    /// <summary>The mean of one over the rank of the first relevant id; nothing where it is not among the first ten.</summary>
    public required double Mrr10 { get; init; }

    /// <summary>Median time of a search in milliseconds.</summary>
    public required double P50Milliseconds { get; init; }

    /// <summary>The time in milliseconds that 95 of 100 searches stay under.</summary>
    public required double P95Milliseconds { get; init; }

    /// <summary>How many passages were searched.</summary>
    public required long Passages { get; init; }

    /// <summary>How long indexing took; zero where an existing index was searched.</summary>
    public required double IndexSeconds { get; init; }

    /// <summary>Analysis and index that were measured. Default: unknown.</summary>
    public string Index { get; init; } = "";

    /// <summary>The same for each category, in the order of their names; empty where the questions have none.</summary>
    public IReadOnlyList<CategoryResult> Categories { get; init; } = [];

    /// <summary>What became of each question that counted, in the order of the file. Not kept with a run.</summary>
    [JsonIgnore]
    public IReadOnlyList<QuestionOutcome> Outcomes { get; init; } = [];
}
