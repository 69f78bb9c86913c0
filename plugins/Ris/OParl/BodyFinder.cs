using System.Text.Json;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>Finds the body to read, starting at the address that the operator entered.</summary>
internal sealed class BodyFinder(OParlClient client, ListReader lists, RisSettings settings, City city)
{
    /// <summary>Asks the system for its bodies and chooses one.</summary>
    /// <exception cref="PluginException">The server does not answer as OParl, or it is unclear which body is meant.</exception>
    public async Task<CouncilBody> FindAsync(CancellationToken cancellationToken)
    {
        using var system = await client.GetAsync(client.Entry, cancellationToken);
        if (system.Kind != AnswerKind.Json)
            throw Unusable(system.Reason);
        if (AsBody(system.Root) is { } itself)
            return itself;
        return Choose(await BodiesAsync(system, cancellationToken));
    }

    private async Task<List<CouncilBody>> BodiesAsync(Answer system, CancellationToken cancellationToken)
    {
        // The entry may be the list of bodies itself; the property may hold the list's address or the bodies.
        var entries = system.Root.Field("body") is null ? null : system.Root.Many("body").ToList();
        var bodies = new List<CouncilBody>();
        if (entries is [{ ValueKind: JsonValueKind.String } link] && client.Addresses.Resolve(link.GetString(), system.Address) is { } list)
            await ReadListAsync(list, bodies, cancellationToken);
        else if (entries is not null)
            await AddAsync(entries, bodies, cancellationToken);
        else
            await ReadListAsync(client.Entry, bodies, cancellationToken);
        return bodies;
    }

    private async Task ReadListAsync(Uri list, List<CouncilBody> bodies, CancellationToken cancellationToken)
    {
        await foreach (var page in lists.ReadAsync(list, filter: null, cancellationToken))
        {
            using (page)
            {
                if (page.BrokeOff)
                    throw Unusable(page.Finding ?? "the list of bodies broke off");
                await AddAsync(page.Items, bodies, cancellationToken);
            }
        }
    }

    private async Task AddAsync(IEnumerable<JsonElement> entries, List<CouncilBody> bodies, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            if (AsBody(entry) is { } embedded)
            {
                bodies.Add(embedded);
                continue;
            }

            if (JsonFields.LinkOf(entry) is not { } link || OParlAddress.Key(link) == OParlAddress.Key(client.Entry.AbsoluteUri))
                continue;
            using var answer = await client.GetAsync(link, cancellationToken);
            if (answer.Kind == AnswerKind.Json && AsBody(answer.Root) is { } linked)
                bodies.Add(linked);
        }
    }

    private CouncilBody Choose(List<CouncilBody> bodies)
    {
        if (bodies.Count == 0)
            throw Unusable("it names no body with a list of papers");
        var names = string.Join(", ", bodies.Select(body => $"“{body.Name}” ({body.Id})"));
        if (settings.Body is { Length: > 0 } choice)
        {
            return bodies.FirstOrDefault(body => body.Matches(choice)) ??
                throw new PluginException($"The OParl system has no body “{choice}”. Set “body” to one of: {names}.");
        }

        if (bodies is [var only])
            return only;
        var ofCity = city.Ags is null ? [] : bodies.Where(body => body.Ags == Ags.Normalize(city.Ags)).ToList();
        return ofCity is [var own] ? own : throw new PluginException($"The OParl system has {bodies.Count} bodies. Set “body” to one of: {names}.");
    }

    private CouncilBody? AsBody(JsonElement element)
    {
        if (element.Field("paper") is null || element.Field("meeting") is null || element.Link("paper") is not { } papers)
            return null;
        var id = element.Text("id") ?? client.Entry.AbsoluteUri;
        return new CouncilBody
        {
            Id = id,
            Name = element.Line("name") ?? element.Line("shortName") ?? id,
            ShortName = element.Line("shortName"),
            Ags = Ags.Normalize(element.Text("ags")) ?? Ags.Normalize(element.Text("rgs")),
            Papers = client.Addresses.Resolve(papers),
            Meetings = client.Addresses.Resolve(element.Link("meeting")),
            Organizations = client.Addresses.Resolve(element.Link("organization")),
        };
    }

    private PluginException Unusable(string reason) =>
        new($"The OParl server at {client.Entry.Host} cannot be read: {reason}. Check the setting “oparl” and network.allow in the city pack, and whether OParl is switched on in the council system.");
}
