using Assistant.Memory.Ledger;

namespace Assistant.Memory.Ingestion;

/// <summary>Counts what a run does. Used by one thread.</summary>
internal sealed class SyncTally
{
    private const int MaxReasons = 50;
    private readonly Dictionary<string, int> _reasons = new(StringComparer.Ordinal);

    public int Done => Added + Changed + Deleted + Unchanged;

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Deleted { get; private set; }

    public int Unchanged { get; private set; }

    public int Failed { get; private set; }

    public int Files { get; private set; }

    public int WithoutText { get; private set; }

    public int Partial { get; private set; }

    public int Passages { get; private set; }

    public void CountDocument(PreparedDocument document)
    {
        if (document.KnownId is null)
            Added++;
        else if (document.Changed)
            Changed++;
        else
            Unchanged++;

        Files += document.Files.Count;
        foreach (var file in document.Files)
        {
            if (file.Failed)
                CountFailure(file.Reason ?? file.State.ToString());
            else if (file.State == FileState.NoText)
                WithoutText++;
            else if (file is { State: FileState.Partial, Passages: not null })
                CountPartial(file.Reason ?? file.State.ToString());
        }
    }

    public void CountUnchanged() => Unchanged++;

    public void CountDeleted(int documents) => Deleted += documents;

    public void CountPassages(int passages) => Passages += passages;

    public void CountFailure(string reason)
    {
        Failed++;
        CountReason(reason);
    }

    public SyncProgress Progress(int? total, string? current) => new(Done, total, Passages, Failed) { Files = Files, Current = current };

    public SyncSummary Summary(TimeSpan elapsed, bool complete, bool full) => new()
    {
        Added = Added,
        Changed = Changed,
        Deleted = Deleted,
        Unchanged = Unchanged,
        Failed = Failed,
        WithoutText = WithoutText,
        Partial = Partial,
        Passages = Passages,
        Seconds = Math.Round(elapsed.TotalSeconds, 2),
        Complete = complete,
        Full = full,
        Reasons = _reasons.OrderByDescending(pair => pair.Value).ToDictionary(StringComparer.Ordinal),
    };

    private void CountPartial(string reason)
    {
        Partial++;
        CountReason(reason);
    }

    private void CountReason(string reason)
    {
        var key = _reasons.Count < MaxReasons || _reasons.ContainsKey(reason) ? reason : "other reasons";
        _reasons[key] = _reasons.GetValueOrDefault(key) + 1;
    }
}
