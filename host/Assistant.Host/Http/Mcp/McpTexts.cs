using System.Globalization;
using System.Resources;

namespace Assistant.Host.Http.Mcp;

/// <summary>What MCP says to people and language models, from <c>McpTexts.resx</c> (German) and <c>McpTexts.en.resx</c>.</summary>
internal sealed class McpTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Host.Http.Mcp.McpTexts", typeof(McpTexts).Assembly);
    private readonly CultureInfo _culture;

    private McpTexts(CultureInfo culture) => _culture = culture;

    public string Page(int page) => Text(nameof(Page), page);

    public string Sources => Text(nameof(Sources));

    public string NeedsApproval => Text(nameof(NeedsApproval));

    public string Instructions(string city) => Text(nameof(Instructions), city);

    public static McpTexts For(CultureInfo culture) => new(culture);

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
