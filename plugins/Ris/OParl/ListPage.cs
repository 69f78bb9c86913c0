using System.Text.Json;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>A page of a list. Its items live until it is disposed.</summary>
internal sealed class ListPage : IDisposable
{
    private readonly Answer? _answer;

    public ListPage(Answer answer, IReadOnlyList<JsonElement> items)
    {
        _answer = answer;
        Items = items;
    }

    private ListPage(string finding)
    {
        Items = [];
        BrokeOff = true;
        Finding = finding;
    }

    /// <summary>Objects and links, also things that are neither.</summary>
    public IReadOnlyList<JsonElement> Items { get; }

    /// <summary>How many the list has in all, as the server says.</summary>
    public int? Total { get; init; }

    /// <summary>What was wrong with this page or the way to the next, for the operator.</summary>
    public string? Finding { get; init; }

    /// <summary>The rest of the list could not be read.</summary>
    public bool BrokeOff { get; init; }

    public static ListPage Broken(string finding) => new(finding);

    public void Dispose() => _answer?.Dispose();
}
