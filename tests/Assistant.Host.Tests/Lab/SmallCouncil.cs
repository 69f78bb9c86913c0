using System.Text.Json.Nodes;
using Assistant.DemoCouncil;

namespace Assistant.Host.Tests.Lab;

/// <summary>A council system with the papers and files of a test, served by the server of the demo.</summary>
internal sealed class SmallCouncil : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly JsonArray _papers = [];
    private DemoCouncilServer? _server;

    public SmallCouncil()
    {
        foreach (var name in (string[])["organizations", "persons", "meetings", "deleted"])
            _folder.Write($"council/{name}.json", "[]");
        foreach (var name in (string[])["system", "body"])
            File.Copy(Path.Combine(Places.Demo, "council", name + ".json"), _folder.File($"council/{name}.json"));
        Directory.CreateDirectory(_folder.File("files"));
    }

    public string Cities => _folder.File("cities");

    public string Data => _folder.File("data");

    /// <summary>Adds a paper with one file.</summary>
    /// <param name="number">Such as <c>2025-0001</c>.</param>
    /// <param name="name">The title.</param>
    /// <param name="fileName">The file's name, with the ending that the server believes.</param>
    /// <param name="content">Its bytes.</param>
    public SmallCouncil Add(string number, string name, string fileName, byte[] content)
    {
        File.WriteAllBytes(_folder.File("files/" + fileName), content);
        _papers.Add((JsonNode)new JsonObject
        {
            ["id"] = "{base}/papers/" + number,
            ["type"] = "https://schema.oparl.org/1.1/Paper",
            ["body"] = "{base}/bodies/1",
            ["name"] = name,
            ["reference"] = number.Replace('-', '/'),
            ["date"] = "2025-03-12",
            ["paperType"] = "Beschlussvorlage",
            ["mainFile"] = new JsonObject
            {
                ["id"] = "{base}/files/" + Path.GetFileNameWithoutExtension(fileName),
                ["type"] = "https://schema.oparl.org/1.1/File",
                ["name"] = name,
                ["fileName"] = fileName,
                ["mimeType"] = "application/pdf",
                ["accessUrl"] = "{base}/files/" + fileName,
                ["created"] = "2025-03-12T09:00:00+01:00",
                ["modified"] = "2025-03-12T09:00:00+01:00",
            },
            ["created"] = "2025-03-12T09:00:00+01:00",
            ["modified"] = "2025-03-12T09:00:00+01:00",
        });
        return this;
    }

    /// <summary>Begins to serve; nothing is added afterwards.</summary>
    public async Task StartAsync()
    {
        _folder.Write("council/papers.json", _papers.ToJsonString());
        _server = DemoCouncilServer.Create(_folder.Path, port: 0);
        await _server.StartAsync();
        CityFiles.Write(Cities, "rebstadt", _server.System);
    }

    public Task<Outcome> RunAsync(params string[] arguments) => AssistantProcess.RunAsync([.. arguments, "--cities", Cities, "--data", Data]);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Dispose();
    }
}
