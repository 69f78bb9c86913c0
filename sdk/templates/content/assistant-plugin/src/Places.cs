using System.Runtime.CompilerServices;
using Assistant.Sdk;

namespace CityPluginSpace;

/// <summary>The knowledge source: each place becomes a document that people can find.</summary>
internal sealed class Places(PlaceList list) : IKnowledgeSource
{
    public string Name => "places";

    public async IAsyncEnumerable<SourceChange> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = await list.ReadAsync(cancellationToken);
        if (lines.Count == 0)
            throw new PluginException("Die Liste der Einrichtungen ist leer. Deshalb wird nichts gelöscht; bitte die Liste prüfen.");
        var isWhole = true;
        foreach (var line in lines)
        {
            var change = Read(line);
            isWhole &= change is Upserted;
            yield return change;
        }

        // What the list does not name any more is deleted; but not where a line could not be read.
        yield return new Completed("", Exhaustive: isWhole);
    }

    private SourceChange Read(string line)
    {
        try
        {
            var place = Place.Parse(line);
            return new Upserted(new SourceDocument
            {
                Id = place.Id,
                Title = place.Name,
                Kind = "place",
                Url = list.Address,
                // Everybody may find it. Without this line the city's staff alone would.
                Audience = Audience.Public,
                Files = [new SourceFile { Id = "text", Name = place.Name, MediaType = "text/plain", Text = $"{place.Name}, {place.Address}. Geöffnet {place.DayNames}, {place.Hours}." }],
                // The host skips a document whose fingerprint it knows.
                Fingerprint = line,
            });
        }
        catch (PluginException exception)
        {
            return new Unreadable(line, exception.Message);
        }
    }
}
