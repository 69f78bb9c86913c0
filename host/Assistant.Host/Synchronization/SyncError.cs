using Assistant.Memory.Extraction;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.Host.Synchronization;

/// <summary>Why a run failed, as a name of <c>ReasonTexts</c>. Holds nothing of a plugin. Immutable.</summary>
/// <param name="Name">Why.</param>
/// <param name="Arguments">What the sentence names, in its order: texts and numbers.</param>
/// <param name="Detail">Words that are not the host's, or are for developers; <see langword="null"/> where there are none.</param>
internal sealed record SyncError(string Name, IReadOnlyList<object> Arguments, string? Detail)
{
    public static SyncError Of(Exception exception) => exception switch
    {
        SourceException source => new("Source" + source.Failure, source.Arguments, source.Detail),
        PluginException => new("SourceSaid", [], exception.Message),
        StorageException storage => new("Storage" + storage.Failure, [], storage.Message),
        ExtractionToolMissingException missing => new("SourceToolMissing", [missing.Tool, missing.Package], null),
        _ => new("SourceBroken", [], $"{exception.GetType().Name}: {exception.Message}"),
    };
}
