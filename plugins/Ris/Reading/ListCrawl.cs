using System.Runtime.CompilerServices;
using System.Text.Json;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Reads one list object by object; one bad object costs itself.</summary>
internal sealed class ListCrawl(OParlClient client, ListReader lists, CouncilStore store, City city)
{
    /// <summary>Yields what the stage makes of each object, with a finding for each that it cannot read.</summary>
    public async IAsyncEnumerable<SourceChange> ReadAsync(CrawlRun run, IListStage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (stage.ListOf(run.Body) is not { } list)
        {
            run.BrokeOff = true;
            yield return new Unreadable(run.Body.Id, $"The body names no list “{stage.List}”.");
            yield break;
        }

        var (items, stamped, total) = (0, 0, (int?)null);
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        var filter = run.Begin(stage.List, stage.FollowsNames);
        await foreach (var page in lists.ReadAsync(list, filter, cancellationToken))
        {
            using (page)
            {
                if (page.Finding is { } finding)
                    yield return new Unreadable(list.AbsoluteUri, finding);
                run.BrokeOff |= page.BrokeOff;
                foreach (var item in page.Items)
                {
                    stamped += item.Stamp("modified", city.TimeZone, run.Now) is null ? 0 : 1;
                    items++;
                    if (JsonFields.LinkOf(item) is not { } id || !distinct.Add(OParlAddress.Key(id)))
                        run.Unstable.Add(stage.List);
                    foreach (var change in await TakeAsync(run, stage, item, cancellationToken))
                        yield return change;
                    if (run.Beat() is { } beat)
                        yield return beat;
                }

                await store.FlushAsync(cancellationToken);
                yield return run.Progress(page.Items.Count, total is null ? page.Total : null);
                total ??= page.Total;
            }
        }

        run.End(stage.List, items, stamped);
        if (filter is null && !run.BrokeOff && total > items)
        {
            run.HasGap = true;
            yield return new Unreadable(list.AbsoluteUri, $"The list says that it has {total} objects and showed {items}; nothing is taken for vanished in this run.");
        }
    }

    /// <summary>Fetches one object by its id and gives it to the stage.</summary>
    public Task<IReadOnlyList<SourceChange>> FetchAsync(CrawlRun run, IListStage stage, string id, CancellationToken cancellationToken) =>
        FetchAsync(run, stage, id, isListed: false, cancellationToken);

    private async Task<IReadOnlyList<SourceChange>> FetchAsync(CrawlRun run, IListStage stage, string id, bool isListed, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(id, cancellationToken);
        if (answer.Kind == AnswerKind.Json && answer.Root.ValueKind == JsonValueKind.Object)
            return await TakeObjectAsync(run, stage, answer.Root, id, cancellationToken);
        return isListed && answer.Kind == AnswerKind.Missing
            ? await stage.FailedAsync(run, id, "The object stands in its list, but its own address answers 404.", cancellationToken)
            : await stage.MissedAsync(run, id, answer, cancellationToken);
    }

    private async Task<IReadOnlyList<SourceChange>> TakeAsync(CrawlRun run, IListStage stage, JsonElement item, CancellationToken cancellationToken)
    {
        if (JsonFields.LinkOf(item) is not { } id || id.Length > 512)
        {
            run.HasGap = true;
            return [new Unreadable($"{stage.ListOf(run.Body)}", $"An entry of the list “{stage.List}” has no usable id: {Excerpt(item)}")];
        }

        return item.ValueKind != JsonValueKind.Object || (IsStub(item) && !item.IsDeleted())
            ? await FetchAsync(run, stage, id, isListed: true, cancellationToken)
            : await TakeObjectAsync(run, stage, item, id, cancellationToken);
    }

    private static async Task<IReadOnlyList<SourceChange>> TakeObjectAsync(CrawlRun run, IListStage stage, JsonElement item, string id, CancellationToken cancellationToken)
    {
        try
        {
            if (item.Text("id") is null)
                return await stage.FailedAsync(run, id, "The object behind this address has no id.", cancellationToken);
            if (item.TypeName() is { } type && !string.Equals(type, stage.Type, StringComparison.OrdinalIgnoreCase))
                return await stage.FailedAsync(run, id, $"The list of objects of type {stage.Type} holds one of type {type}.", cancellationToken);
            return await stage.TakeAsync(run, item, cancellationToken);
        }
        catch (LinkedObjectException exception)
        {
            return await stage.FailedAsync(run, id, exception.Message, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or FormatException or ArgumentException or JsonException)
        {
            return await stage.FailedAsync(run, id, $"The object cannot be read: {exception.Message}", cancellationToken);
        }
    }

    // Some servers list only ids and leave the rest to the object's own address.
    private static bool IsStub(JsonElement item) =>
        item.EnumerateObject().All(property => property.Name is "id" or "type" or "created" or "modified" or "body" or "web");

    private static string Excerpt(JsonElement item)
    {
        var raw = item.GetRawText();
        return raw.Length <= 120 ? raw : raw[..120] + "…";
    }
}
