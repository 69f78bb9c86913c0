using System.Net;
using Assistant.Doubles.PostgreSql;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Conversations;

public sealed class PostgreSqlHostTests(DemoTown town)
{
    [Fact]
    public async Task Two_hosts_share_conversations_and_a_dead_database_costs_nothing_else()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, "PostgreSQL (Debian: postgresql) is not installed.");
        await using var server = await PostgreSqlServer.StartAsync(null, TestContext.Current.CancellationToken);
        using var one = town.CopyData();
        using var other = town.CopyData();
        var settings = new Dictionary<string, string>
        {
            ["ASSISTANT__State__PostgreSql"] = server.TcpConnection,
            ["ASSISTANT__State__PasswordFile"] = one.Write("password", PostgreSqlServer.Password),
        };
        await using var first = await ServedHost.StartAsync(one.Path, town.Cities, settings);
        await using var second = await ServedHost.StartAsync(other.Path, town.Cities, settings);
        var visitor = await Visitor.ArriveAsync(first);

        var id = await visitor.NewAsync("Deich");
        (await visitor.At(second).JsonAsync(HttpMethod.Get, "/api/conversations/" + id)).GetProperty("title").GetString().ShouldBe("Deich");
        File.Exists(one.File("state.db")).ShouldBeFalse();

        await server.StopAsync();
        var problem = await visitor.JsonAsync(HttpMethod.Get, "/api/conversations", status: HttpStatusCode.ServiceUnavailable);
        problem.GetProperty("detail").GetString()!.ShouldContain("Speicher");
        using var page = await first.GetAsync("/");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var search = await first.GetAsync("/api/search?q=Deich");
        search.StatusCode.ShouldBe(HttpStatusCode.OK);

        await server.StartAsync(TestContext.Current.CancellationToken);
        (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/" + id)).GetProperty("title").GetString().ShouldBe("Deich");
    }
}
