using Assistant.Sdk;

namespace CityPluginSpace.Tests;

public class PlacesTests
{
    [Fact]
    public async Task Each_line_of_the_list_becomes_a_document_that_everybody_may_find()
    {
        var changes = await ReadAsync(Lists.Sample);

        var documents = changes.OfType<Upserted>().Select(change => change.Document).ToList();
        Assert.Equal(["Wertstoffhof Nord", "Wertstoffhof Süd", "Bürgeramt Mitte", "Stadtbücherei"], documents.Select(document => document.Title));
        Assert.All(documents, document => Assert.Equal(Audience.Public, document.Audience));
        Assert.Contains("Industriestraße 12. Geöffnet Di, Mi, Do, Fr, Sa, 09:00–16:30 Uhr.", documents[0].Files[0].Text);
        Assert.Equal(new Completed("", Exhaustive: true), changes[^1]);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_told_and_nothing_is_deleted()
    {
        var changes = await ReadAsync(Lists.Of("id;name;address;days;from;to\nhof;Hof;Weg 1;Mo;8:00;9:00\n<html>Anmelden</html>"));

        Assert.Equal("<html>Anmelden</html>", Assert.Single(changes.OfType<Unreadable>()).ObjectId);
        Assert.Equal(new Completed("", Exhaustive: false), changes[^1]);
    }

    [Fact]
    public async Task An_empty_list_is_a_failure_and_not_a_city_without_places() =>
        await Assert.ThrowsAsync<PluginException>(() => ReadAsync(Lists.Of("id;name;address;days;from;to\n")));

    private static async Task<List<SourceChange>> ReadAsync(PlaceList list)
    {
        var changes = new List<SourceChange>();
        await foreach (var change in new Places(list).ReadAsync(new ReadRequest(), TestContext.Current.CancellationToken))
            changes.Add(change);
        return changes;
    }
}
