using System.Globalization;

namespace Assistant.Host.Tests.Lab;

/// <summary>Writes city packs.</summary>
internal static class CityFiles
{
    /// <summary>A city whose council system lies at an address.</summary>
    /// <param name="cities">The directory of the packs.</param>
    /// <param name="id">The city.</param>
    /// <param name="system">The OParl system.</param>
    /// <param name="allow">The operator's network list; default: the host of the system.</param>
    public static void Write(string cities, string id, Uri system, string? allow = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(cities, id)).FullName;
        allow ??= string.Create(CultureInfo.InvariantCulture, $"{system.Host}:{system.Port}");
        File.WriteAllText(Path.Combine(folder, "city.yaml"), $$"""
            id: {{id}}
            name: { de: Rebstadt am Rhein, en: Rebstadt am Rhein }
            ags: "07399000"
            network: { allow: ["{{allow}}"] }
            plugins:
              ris: { oparl: "{{system}}" }
            """);
    }
}
