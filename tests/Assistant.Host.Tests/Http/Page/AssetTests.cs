using System.IO.Compression;
using System.Net;
using System.Text;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Page;

public sealed class AssetTests(DemoTown town) : IAsyncLifetime
{
    private const string Script = "console.log('Straße');";
    private readonly TemporaryDirectory _data = town.CopyData();
    private ServedHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _data.Write("web/index.html", "<!doctype html><html lang=de><head><title>x</title><!--boot--></head></html>");
        _data.Write("web/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        _data.Write("web/assets/plain-1.css", "a{}");
        var script = _data.Write("web/assets/app-1.js", Script);
        await CompressAsync(script + ".br", stream => new BrotliStream(stream, CompressionLevel.Fastest));
        await CompressAsync(script + ".gz", stream => new GZipStream(stream, CompressionLevel.Fastest));
        _host = await ServedHost.StartAsync(_data.Path, town.Cities, new Dictionary<string, string> { ["ASSISTANT__WebRoot"] = _data.File("web") });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("br;q=0", null)]
    [InlineData("identity", null)]
    [InlineData("", null)]
    [InlineData("br, , ;;;=", "br")]
    public async Task A_file_comes_as_the_browser_can_read_it(string accepted, string? coding)
    {
        using var response = await GetAsync("/assets/app-1.js", accepted);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        response.Content.Headers.ContentEncoding.FirstOrDefault().ShouldBe(coding);
        response.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        Text(await response.Content.ReadAsByteArrayAsync(Token), coding).ShouldBe(Script);
    }

    [Fact]
    public async Task A_file_without_a_compressed_one_comes_as_it_is()
    {
        using var response = await GetAsync("/assets/plain-1.css", "br, gzip");

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await response.Content.ReadAsStringAsync(Token)).ShouldBe("a{}");
    }

    [Fact]
    public async Task A_file_without_a_hash_in_its_name_is_asked_for_again()
    {
        using var response = await GetAsync("/icon.svg", "br");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/index.html")]
    [InlineData("/assets/../../assistant.db")]
    [InlineData("/%2e%2e/assistant.db")]
    [InlineData("/assets/%2e%2e%2f%2e%2e%2fassistant.db")]
    public async Task Nothing_but_the_files_of_the_page_is_handed_out(string path)
    {
        using var response = await GetAsync(path, "");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task CompressAsync(string file, Func<Stream, Stream> compress)
    {
        await using var stream = compress(File.Create(file));
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Script), Token);
    }

    private static string Text(byte[] bytes, string? coding)
    {
        using var stream = new MemoryStream(bytes);
        using var plain = coding switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => (Stream)stream,
        };
        using var reader = new StreamReader(plain);
        return reader.ReadToEnd();
    }

    private Task<HttpResponseMessage> GetAsync(string path, string accepted)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return _host.Client.SendAsync(request, Token);
    }
}
