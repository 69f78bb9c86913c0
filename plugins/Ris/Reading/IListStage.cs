using System.Text.Json;
using Assistant.Plugins.Ris.OParl;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>What is done with the objects of one list.</summary>
internal interface IListStage
{
    /// <summary>The list's name in the body: <c>paper</c>.</summary>
    string List { get; }

    /// <summary>The type of its objects: <c>Paper</c>.</summary>
    string Type { get; }

    /// <summary>Whether its documents carry names of organizations.</summary>
    bool FollowsNames { get; }

    /// <summary>The list's address; <see langword="null"/> where the body has none.</summary>
    Uri? ListOf(CouncilBody body);

    /// <summary>Takes one object, which has an id.</summary>
    Task<IReadOnlyList<SourceChange>> TakeAsync(CrawlRun run, JsonElement item, CancellationToken cancellationToken);

    /// <summary>Takes note that an object was asked for and did not come.</summary>
    Task<IReadOnlyList<SourceChange>> MissedAsync(CrawlRun run, string id, Answer answer, CancellationToken cancellationToken);

    /// <summary>Takes note that an object is there and cannot be read.</summary>
    Task<IReadOnlyList<SourceChange>> FailedAsync(CrawlRun run, string id, string reason, CancellationToken cancellationToken);
}
