namespace CityPluginSpace.Tests;

/// <summary>Lists of places for the tests: the sample data, or what a server answers.</summary>
internal static class Lists
{
    public static PlaceList Sample => new(new Settings(), new HttpClient(new Answer("")));

    public static PlaceList Of(string text) => new(new Settings { List = new Uri("https://daten.stadt.local/einrichtungen.csv") }, new HttpClient(new Answer(text)));

    private sealed class Answer(string text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(text) });
    }
}
