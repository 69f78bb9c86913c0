using System.Globalization;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Makes the host's document of a meeting: its agenda with results, then its files.</summary>
internal static class MeetingDocument
{
    private const string Version = "1";

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static SourceDocument Of(StoredMeeting stored, IReadOnlyDictionary<string, IReadOnlyList<string>> references)
    {
        var meeting = stored.Meeting;
        var title = TitleOf(stored);
        var files = new List<SourceFile>();
        var agenda = meeting.Agenda.Count == 0 ? null : AgendaMarkdown.Of(meeting, title, references);
        if (agenda is not null)
            files.Add(new SourceFile { Id = "agenda", Name = "Tagesordnung und Ergebnisse", MediaType = "text/markdown", Text = agenda, Url = meeting.Url });
        files.AddRange(meeting.Files.Select(DocumentFile.Of));
        return new SourceDocument
        {
            Id = meeting.Id,
            Title = title,
            Kind = "meeting",
            Date = meeting.Day,
            Url = meeting.Url,
            Audience = Audience.Public,
            Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Committee] = stored.Committees },
            Files = files,
            Fingerprint = Fingerprint.Of([Version, title, agenda, .. stored.Committees, .. meeting.Files.Select(file => file.Revision)]),
        };
    }

    /// <summary><c>Stadtrat, Sitzung vom 15.01.2025</c>.</summary>
    public static string TitleOf(StoredMeeting stored)
    {
        var committee = string.Join(", ", stored.Committees);
        var title = stored.Meeting.Day is { } day ? $"{committee}, Sitzung vom {day.ToString("dd.MM.yyyy", German)}" : $"{committee}, Sitzung ohne Termin";
        return stored.Meeting.Cancelled ? title + " (abgesagt)" : title;
    }
}
