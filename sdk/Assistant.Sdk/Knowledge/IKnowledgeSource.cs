namespace Assistant.Sdk;

/// <summary>Something that documents come from: a council information system, a folder, a portal.</summary>
/// <remarks>
/// The host reads a source, fetches and indexes its documents, and keeps the cursor. A source only says what has changed. It is read by
/// one reader at a time.
/// </remarks>
public interface IKnowledgeSource
{
    /// <summary>Short name in lower case, unique in the plugin: <c>papers</c>.</summary>
    string Name { get; }

    /// <summary>Yields what has changed since the request's cursor, in any order; the host may stop reading at any change.</summary>
    /// <remarks>
    /// End with <see cref="Completed"/> only after everything has been read; without it the cursor stays where it was and the same
    /// changes are yielded again next time. Yielding a document twice, or one that has not changed, does no harm.
    /// </remarks>
    /// <param name="request">Where the last complete run ended, and whether everything is to be read again.</param>
    /// <param name="cancellationToken">Cancelled when the host stops or the operator ends the run.</param>
    /// <returns>The changes; the host pulls them one at a time, which slows the source down to the speed of indexing.</returns>
    /// <exception cref="PluginException">The source cannot be read at all; its message is shown to the operator.</exception>
    IAsyncEnumerable<SourceChange> ReadAsync(ReadRequest request, CancellationToken cancellationToken);
}
