using Assistant.Sdk;

namespace CityPluginSpace.Tests;

public class OpeningToolsTests
{
    [Fact]
    public async Task On_a_Saturday_the_places_that_open_on_Saturdays_are_listed()
    {
        var part = await new OpeningTools(Lists.Sample).OpenOnAsync(new DateOnly(2026, 5, 2), TestContext.Current.CancellationToken);

        var table = Assert.IsType<Table>(part);
        Assert.Equal(["Wertstoffhof Nord", "Stadtbücherei"], table.Rows.Select(row => row[0]));
        Assert.Equal("Geöffnet am 2.5.2026", table.Title.De);
    }

    [Fact]
    public async Task Every_row_has_its_source()
    {
        var part = await new OpeningTools(Lists.Sample).OpenOnAsync(new DateOnly(2026, 5, 4), TestContext.Current.CancellationToken);

        Assert.Equal(["hof-sued", "buergeramt"], part.Sources.Select(source => source.DocumentId));
    }

    [Fact]
    public async Task A_day_on_which_nothing_is_open_is_told_in_a_sentence()
    {
        var part = await new OpeningTools(Lists.Sample).OpenOnAsync(new DateOnly(2026, 5, 3), TestContext.Current.CancellationToken);

        Assert.Equal("Am 3.5.2026 hat keine Einrichtung geöffnet.", Assert.IsType<Notice>(part).Text.De);
    }
}
