using System.Globalization;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Looks over the Qdrant server for the operator: version, key, alias, strict mode. Changes nothing.</summary>
public sealed class QdrantInspector
{
    private const int MaxCities = 1_000;
    private static readonly Version s_needed = new(1, 19);
    private readonly QdrantClient _client;
    private readonly QdrantOptions _options;
    private readonly IPassageIndex _index;
    private readonly IKeptVectors? _kept;

    internal QdrantInspector(QdrantConnection connection, QdrantOptions options, IPassageIndex index, IKeptVectors? kept = null)
    {
        _kept = kept;
        _client = new QdrantClient(connection, options);
        _options = options;
        _index = index;
    }

    /// <summary>Examines the server.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is to be changed; empty where all is well.</returns>
    public async Task<IReadOnlyList<QdrantFinding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var findings = new List<QdrantFinding>();
        try
        {
            var version = (await _client.VersionAsync(cancellationToken)).Version;
            if (!Version.TryParse(version.Split('-')[0], out var parsed) || parsed < s_needed)
                findings.Add(new("qdrant-version", $"The Qdrant server has version {version}.", $"Update it to {s_needed} or later: document frequencies for each city need it."));
            if (IsKeyInTheClear())
                findings.Add(new("qdrant-plain-http", "The key of the Qdrant server crosses the network unencrypted.", "Give the server a certificate and write https in Assistant:Memory:Qdrant:Url."));
            findings.AddRange(await CollectionAsync(cancellationToken));
        }
        catch (QdrantException exception)
        {
            findings.Add(new("qdrant", exception.Message, "Until then searching in documents is not possible; everything else goes on."));
        }
        catch (PassageIndexException exception)
        {
            findings.Add(new("qdrant", exception.InnerException!.Message, "Until then searching in documents is not possible; everything else goes on."));
        }

        return findings;
    }

    private async Task<List<QdrantFinding>> CollectionAsync(CancellationToken cancellationToken)
    {
        var findings = new List<QdrantFinding>();
        await _index.OpenAsync(cancellationToken);
        if (_index.RebuildReason is { } reason)
            findings.Add(new("qdrant-rebuild", reason, "Run “assistant sync”: it builds the index anew from the stored documents."));
        if ((await _client.AliasesAsync(cancellationToken)).FirstOrDefault(alias => alias.AliasName == _options.Collection) is not { } target)
            return findings;
        CollectionInfo collection = await _client.CollectionAsync(target.CollectionName, cancellationToken);
        if (collection.Config.StrictModeConfig?.Enabled != true)
            findings.Add(new("qdrant-strict-mode", $"The strict mode of the collection {target.CollectionName} is off.", "Let the index be built anew, or switch it on there (PATCH /collections/{name})."));
        if (collection.Status == "red")
            findings.Add(new("qdrant-red", $"The collection {target.CollectionName} is “red”: an operation of the server failed.", "Look into that server's log; it goes on from its write-ahead log when it is restarted."));
        findings.AddRange(await VectorsAsync(target.CollectionName, cancellationToken));
        return findings;
    }

    private async Task<List<QdrantFinding>> VectorsAsync(string collection, CancellationToken cancellationToken)
    {
        var findings = new List<QdrantFinding>();
        if (_kept is null || _index is not IMeaningIndex index)
            return findings;
        foreach (var city in await _client.FacetAsync(collection, Fields.City, Filters.OfKind(PointKinds.Passage), MaxCities, cancellationToken))
        {
            foreach (var shape in _kept.Models(city.Value))
            {
                var (held, kept) = (await index.CountAsync(city.Value, shape, cancellationToken), _kept.Count(city.Value, shape));
                if (held < kept)
                {
                    findings.Add(new(
                        "qdrant-vectors",
                        string.Create(CultureInfo.InvariantCulture, $"The index holds {held:N0} of the {kept:N0} vectors of {shape.Model} for {city.Value}; what lacks one is found by its words alone."),
                        "“assistant serve” brings the others from the stored ones; nothing is embedded again."));
                }
            }
        }

        return findings;
    }

    private bool IsKeyInTheClear() =>
        Uri.TryCreate(_options.Url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback &&
        (!string.IsNullOrWhiteSpace(_options.ApiKeyFile) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(QdrantOptions.ApiKeyVariable)));
}
