using Assistant.Plugins.Ris.Model;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Makes the host's file of a council file: with its text where the server has it, else to be fetched.</summary>
internal static class DocumentFile
{
    public static SourceFile Of(CouncilFile file) => new()
    {
        Id = file.Id,
        Name = file.Name,
        MediaType = file.MediaType,
        Text = file.Text,
        Download = file.Text is null ? file.Download : null,
        Url = file.Url,
    };
}
