using Assistant.Storage.Scripts;

namespace Assistant.Storage.Tests.State;

public sealed class StateScriptsTests
{
    [Fact]
    public void Both_databases_have_the_same_scripts()
    {
        var sqlite = Script.All("state/sqlite/").Select(script => script.Name).ToList();

        sqlite.ShouldNotBeEmpty();
        sqlite.ShouldBe(Script.All("state/postgresql/").Select(script => script.Name));
        sqlite.ShouldAllBe(name => !name.StartsWith("0000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("state/sqlite/")]
    [InlineData("state/postgresql/")]
    public void Every_table_has_the_city_first_in_its_key(string folder)
    {
        foreach (var table in Script.All(folder).SelectMany(script => script.Sql.Split("CREATE TABLE ").Skip(1)))
        {
            table.ShouldContain("    city ");
            table.ShouldContain("PRIMARY KEY (city, ");
        }
    }
}
