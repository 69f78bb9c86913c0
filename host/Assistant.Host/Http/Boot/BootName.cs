using Assistant.Sdk;

namespace Assistant.Host.Http.Boot;

/// <summary>A name in both languages.</summary>
internal sealed record BootName(string De, string En)
{
    public static BootName Of(LocalizedText text) => new(text.De, text.En ?? text.De);
}
