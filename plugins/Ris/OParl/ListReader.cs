using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>Reads external lists page by page along <c>links.next</c>, one page in memory at a time.</summary>
internal sealed class ListReader(OParlClient client)
{
    private const int MaxEmptyPages = 50;

    private bool _plainFilters;

    /// <summary>Yields the pages. The consumer disposes each; the last one says whether the list broke off.</summary>
    public async IAsyncEnumerable<ListPage> ReadAsync(Uri list, ListFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var trail = new Trail();
        var answer = filter is null ? await client.GetAsync(list, cancellationToken) : await FirstAsync(list, filter, cancellationToken);
        // An empty filtered list is a 404 at SD.NET RIM. A list that has vanished is found by the next full run.
        if (filter is not null && answer.Kind == AnswerKind.Missing)
            yield break;

        while (true)
        {
            var page = answer.Kind == AnswerKind.Json ? Read(answer, filter, trail) : (ListPage.Broken($"The list {list} broke off at {answer.Address}: {answer.Reason}"), null);
            yield return page.Page;
            if (page.Next is null)
                yield break;
            answer = await client.GetAsync(page.Next, cancellationToken);
        }
    }

    private async Task<Answer> FirstAsync(Uri list, ListFilter filter, CancellationToken cancellationToken)
    {
        if (!_plainFilters)
        {
            var encoded = await client.GetAsync(filter.AddTo(list, encoded: true), cancellationToken);
            if (encoded.Kind is not (AnswerKind.Missing or AnswerKind.Failed))
                return encoded;
            encoded.Dispose();
        }

        var plain = await client.GetAsync(filter.AddTo(list, encoded: false), cancellationToken);
        _plainFilters |= plain.Kind == AnswerKind.Json;
        if (plain.Status is not 400)
            return plain;
        // The server knows no filters: then everything is read.
        plain.Dispose();
        return await client.GetAsync(list, cancellationToken);
    }

    private (ListPage Page, Uri? Next) Read(Answer answer, ListFilter? filter, Trail trail)
    {
        var root = answer.Root;
        if (Items(root) is not { } items)
        {
            answer.Dispose();
            return (ListPage.Broken($"The list broke off at {answer.Address}: the answer is neither a page nor an object"), null);
        }

        var total = root.Field("pagination")?.Number("totalElements");
        trail.Visit(answer.Address, items);
        var next = root.Field("links") is { } links ? client.Addresses.Resolve(links.Text("next"), answer.Address) : null;
        // SessionNet drops the filter from the third page on.
        if (next is not null && filter is not null)
            next = filter.AddTo(next, !_plainFilters);
        if (next is null)
            return (new ListPage(answer, items) { Total = total }, null);

        var fault = trail.FaultOf(next);
        if (fault is null)
            return (new ListPage(answer, items) { Total = total }, next);
        // Where the server's own count is reached, the circle began after the end.
        var complete = total is not null && trail.Count >= total;
        return (new ListPage(answer, items) { Total = total, Finding = $"The link to the next page {next} {fault}; reading stopped there.", BrokeOff = !complete }, null);
    }

    /// <summary>The items of a page, a bare array, or one bare object; <see langword="null"/> for anything else.</summary>
    private static IReadOnlyList<JsonElement>? Items(JsonElement root) => root switch
    {
        { ValueKind: JsonValueKind.Array } => [.. root.EnumerateArray()],
        { ValueKind: JsonValueKind.Object } when root.Field("data") is { } data => [.. JsonFields.Many(data)],
        { ValueKind: JsonValueKind.Object } when root.Text("id") is not null || root.TypeName() is not null => [root],
        { ValueKind: JsonValueKind.Object } when root.Field("links") is not null || root.Field("pagination") is not null => [],
        _ => null,
    };

    /// <summary>The way through a list so far.</summary>
    private sealed class Trail
    {
        private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
        private readonly HashSet<string> _contents = new(StringComparer.Ordinal);
        private int _empty;
        private bool _repeated;

        public int Count { get; private set; }

        public void Visit(Uri address, IReadOnlyList<JsonElement> items)
        {
            _addresses.Add(OParlAddress.Key(address.AbsoluteUri));
            Count += items.Count;
            _empty = items.Count == 0 ? _empty + 1 : 0;
            if (items.Count == 0)
                return;
            var ids = string.Join('\n', items.Select(item => JsonFields.LinkOf(item) ?? item.GetRawText()));
            _repeated = !_contents.Add(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(ids))));
        }

        public string? FaultOf(Uri next)
        {
            if (_addresses.Contains(OParlAddress.Key(next.AbsoluteUri)))
                return "leads back to a page already read";
            if (_repeated)
                return "follows a page with the same objects as one before";
            return _empty > MaxEmptyPages ? $"follows {_empty} empty pages" : null;
        }
    }
}
