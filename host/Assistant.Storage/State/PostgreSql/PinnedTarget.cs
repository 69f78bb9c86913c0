namespace Assistant.Storage.State.PostgreSql;

/// <summary>Where connections go. Immutable.</summary>
/// <param name="ConnectionString">With addresses for names.</param>
/// <param name="Names">The name behind each address, which the certificate must carry.</param>
internal sealed record PinnedTarget(string ConnectionString, IReadOnlyDictionary<string, string> Names);
