using System.Text.Json;
using Assistant.Plugins.Ris.OParl;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Model;

/// <summary>Reads papers and their consultations.</summary>
internal sealed class PaperReading(OParlClient client, FileReading files, City city)
{
    /// <summary>Reads a paper; <paramref name="element"/> has an id.</summary>
    /// <exception cref="LinkedObjectException">A linked object could not be fetched; it may be there next time.</exception>
    public async Task<Paper> ReadAsync(JsonElement element, List<Finding> findings, CancellationToken cancellationToken)
    {
        var id = element.Text("id") ?? throw new InvalidDataException("The paper has no id.");
        var reference = element.Line("reference");
        return new Paper
        {
            Id = id,
            Title = element.Line("name") ?? (reference is null ? "Vorlage ohne Titel" : $"Vorlage {reference}"),
            Reference = reference,
            Date = element.Day("date"),
            Type = PaperTypes.Parse(element.Line("paperType")),
            Url = client.Addresses.Resolve(element.Text("web")) ?? client.Addresses.Resolve(id),
            Consultations = await ConsultationsAsync(element, findings, cancellationToken),
            Files = await files.ReadAsync(element, city.TimeZone, findings, cancellationToken, "mainFile", "auxiliaryFile"),
        };
    }

    /// <summary>Reads an embedded or fetched consultation.</summary>
    public static Consultation ReadConsultation(JsonElement element) => new()
    {
        Id = element.Text("id"),
        Meeting = element.Link("meeting"),
        AgendaItem = element.Link("agendaItem"),
        Organizations = element.Links("organization"),
        Role = element.Line("role"),
        Authoritative = element.Flag("authoritative") is true,
    };

    private async Task<IReadOnlyList<Consultation>> ConsultationsAsync(JsonElement paper, List<Finding> findings, CancellationToken cancellationToken)
    {
        var consultations = new List<Consultation>();
        foreach (var entry in paper.Many("consultation"))
        {
            if (entry.ValueKind == JsonValueKind.Object)
            {
                if (!entry.IsDeleted())
                    consultations.Add(ReadConsultation(entry));
                continue;
            }

            if (JsonFields.LinkOf(entry) is not { } link)
                continue;
            using var answer = await client.GetAsync(link, cancellationToken);
            if (answer.Kind is AnswerKind.Failed or AnswerKind.Inactive)
                throw new LinkedObjectException(link, answer.Reason);
            if (answer.Kind != AnswerKind.Json)
                findings.Add(new Finding(link, $"The linked consultation is left out: {answer.Reason}."));
            else if (!answer.Root.IsDeleted())
                consultations.Add(ReadConsultation(answer.Root));
        }

        // By all links, not by id alone: SessionNet uses ids again.
        return [.. consultations.DistinctBy(consultation => (consultation.Id, consultation.Meeting, consultation.AgendaItem))];
    }
}
