using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace Assistant.Conversations.Exports.Word;

/// <summary>Parts of a Word document that are the same in each, which the program carries in itself.</summary>
internal static class WordResources
{
    public static void Feed(OpenXmlPart part, string name, CultureInfo culture)
    {
        using var resource = typeof(WordResources).Assembly.GetManifestResourceStream($"Word/{name}.xml")!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        using var filled = new MemoryStream(Encoding.UTF8.GetBytes(reader.ReadToEnd().Replace("{{language}}", culture.Name, StringComparison.Ordinal)));
        part.FeedData(filled);
    }
}
