using System.Runtime.CompilerServices;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;
using Microsoft.Extensions.Logging;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>
/// The knowledge source <c>papers</c>: organizations, then meetings with their results, then papers, then the meetings' documents.
/// </summary>
internal sealed partial class CouncilPapers(
    OParlClient client, RisSettings settings, City city, CouncilStore store, TimeProvider timeProvider, ILogger<CouncilPapers> logger) : IKnowledgeSource
{
    /// <inheritdoc/>
    public string Name => "papers";

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceChange> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What a run that was broken off had not written is read again.
        store.Discard();
        var lists = new ListReader(client);
        var revisits = new Revisits(store);
        var crawl = new ListCrawl(client, lists, store, city);
        var files = new FileReading(client, timeProvider);
        var organizations = new OrganizationStage(store, revisits);
        var linkedOrganizations = new LinkedOrganizations(crawl, organizations, store);
        var meetings = new MeetingStage(client, new MeetingReading(client, files, city), linkedOrganizations, store, revisits);
        var papers = new PaperStage(new PaperReading(client, files, city), new LinkedMeetings(crawl, meetings, store), linkedOrganizations, store, revisits, city);

        var body = await new BodyFinder(client, lists, settings, city).FindAsync(cancellationToken);
        var run = await BeginAsync(body, request, revisits, cancellationToken);
        await foreach (var change in crawl.ReadAsync(run, organizations, cancellationToken))
            yield return change;
        await foreach (var change in RevisitAsync(run, crawl, meetings, revisits, cancellationToken))
            yield return change;
        await foreach (var change in crawl.ReadAsync(run, meetings, cancellationToken))
            yield return change;
        await foreach (var change in crawl.ReadAsync(run, papers, cancellationToken))
            yield return change;
        await foreach (var change in new LinkedPapers(client, crawl, papers, store, revisits).ReadAsync(run, cancellationToken))
            yield return change;
        var vanished = new VanishedObjects(crawl, papers, meetings, store);
        await foreach (var change in vanished.AskAsync(run, cancellationToken))
            yield return change;
        if (run.Exhaustive)
        {
            foreach (var change in await vanished.ForgetAsync(run, cancellationToken))
                yield return change;
        }

        await foreach (var change in new MeetingDocuments(store, revisits).ReadAsync(cancellationToken))
            yield return change;
        if (run.BrokeOff)
        {
            LogBrokenOff(body.Name);
            yield break;
        }

        var cursor = run.NextCursor().ToString();
        revisits.Finish(Revisits.Names, body.Id);
        store.Put(StorageKeys.Cursor, cursor);
        await store.FlushAsync(cancellationToken);
        LogCompleted(body.Name, run.Papers.Count, run.Meetings.Count, run.Failed.Count, run.Exhaustive);
        yield return new Completed(cursor, run.Exhaustive);
    }

    private async Task<CrawlRun> BeginAsync(CouncilBody body, ReadRequest request, Revisits revisits, CancellationToken cancellationToken)
    {
        if (request.Cursor is not null && request.Cursor == await store.GetAsync(StorageKeys.Cursor, cancellationToken))
            await revisits.ConfirmAsync(cancellationToken);
        // From here on the cursor confirms nothing: what this run does counts only when the host gives back its own cursor.
        store.Remove(StorageKeys.Cursor);
        return new CrawlRun(body, request, city, timeProvider)
        {
            NamesChanged = (await revisits.ListAsync(Revisits.Names, cancellationToken)).Count > 0,
        };
    }

    private async IAsyncEnumerable<SourceChange> RevisitAsync(
        CrawlRun run, ListCrawl crawl, MeetingStage stage, Revisits revisits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in await revisits.ListAsync(Revisits.Meeting, cancellationToken))
        {
            foreach (var change in await crawl.FetchAsync(run, stage, id, cancellationToken))
                yield return change;
            // The list may still bring it in this run.
            if (run.Failed.Remove(OParlAddress.Key(id)))
                continue;
            revisits.Finish(Revisits.Meeting, id);
            if (run.Beat() is { } beat)
                yield return beat;
        }

        await store.FlushAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Read the council system of {Body}: {Papers} papers, {Meetings} meetings, {Failed} unreadable, exhaustive: {Exhaustive}")]
    private partial void LogCompleted(string body, int papers, int meetings, int failed, bool exhaustive);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reading the council system of {Body} broke off; the cursor stays and the next run reads the same again")]
    private partial void LogBrokenOff(string body);
}
