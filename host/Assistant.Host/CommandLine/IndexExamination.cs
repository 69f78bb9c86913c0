using System.Globalization;
using Assistant.Host.Outputs;
using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.Host.CommandLine;

/// <summary>Reads what search lives on from end to end, index and vectors, and compares it with its checksums.</summary>
internal static class IndexExamination
{
    /// <summary>A disk that reads 100 MB in a second reads an index of ten million passages in this time; a hanging one ends it.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>Examines both.</summary>
    /// <returns>What is wrong, and what there was not enough time for.</returns>
    public static async Task<(IReadOnlyList<FindingOutput> Findings, IReadOnlyList<string> NotExamined)> VerifyAsync(AssistantHost host, CancellationToken cancellationToken)
    {
        var (findings, notExamined) = (new List<FindingOutput>(), new List<string>());
        if (await InTimeAsync("The index was", token => IndexAsync(host, findings, token), cancellationToken) is { } index)
            notExamined.Add(index);
        foreach (var city in host.Cities.Packs)
        {
            if (await InTimeAsync($"The vectors of {city.Id} were", token => VectorsAsync(host, city.Id, findings, token), cancellationToken) is { } vectors)
                notExamined.Add(vectors);
        }

        return (findings, notExamined);
    }

    private static async Task IndexAsync(AssistantHost host, List<FindingOutput> findings, CancellationToken cancellationToken)
    {
        if (!host.Get<SqliteDatabase>().Read(connection => connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM document)")))
            return;
        var index = host.Get<IPassageIndex>();
        var before = index.RebuildReason;
        try
        {
            await index.VerifyAsync(cancellationToken);
        }
        finally
        {
            if (index.RebuildReason is { } reason)
                findings.Add(new(before is null ? "index-damaged" : "index-outdated", reason, "Run “assistant sync”, or start the host: the index is built anew from the stored documents, of which nothing is lost. Where files are damaged again and again, have the disk checked."));
        }
    }

    private static async Task VectorsAsync(AssistantHost host, string cityId, List<FindingOutput> findings, CancellationToken cancellationToken)
    {
        var damaged = await host.Get<EmbeddingReport>().VerifyAsync(cityId, cancellationToken);
        if (damaged > 0)
        {
            findings.Add(new(
                "vectors-damaged",
                string.Create(CultureInfo.InvariantCulture, $"Vectors of {cityId} were damaged on the disk: {damaged:N0}."),
                "They have been made anew from the database, without asking a model; nothing else is to be done. If it happens again, have the disk checked."));
        }
    }

    /// <returns>What was not examined and why; <see langword="null"/> where everything was.</returns>
    private static async Task<string?> InTimeAsync(string what, Func<CancellationToken, Task> examine, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        try
        {
            await examine(limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{what} not read to the end within {s_limit.TotalSeconds} s: the disk is slow or busy. Run “assistant doctor” again when less is going on.");
        }
        catch (IOException exception)
        {
            return $"{what} not read to the end: {exception.Message}";
        }
    }
}
