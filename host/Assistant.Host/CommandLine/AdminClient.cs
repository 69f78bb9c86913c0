using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Assistant.Host.Http.Admin;
using Assistant.Walls.Egress;

namespace Assistant.Host.CommandLine;

/// <summary>
/// The host that runs on a data directory, as the command line reaches it: at the address that it has written there, with the operators' key
/// that lies there. Who can read both can operate the host anyway.
/// </summary>
internal static class AdminClient
{
    /// <summary>Where the host writes the addresses that it listens on.</summary>
    public const string AddressFile = ".addresses";

    private const string Elsewhere = "Switch the plugin on the page /admin of the host, or end the host and repeat the command.";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>Has the host switch a plugin.</summary>
    /// <returns>Why it did not; <see langword="null"/> where it did.</returns>
    public static async Task<string?> SwitchAsync(string data, string pluginId, string action, string? cityId, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        try
        {
            var address = Address(await File.ReadAllLinesAsync(Path.Combine(data, AddressFile), limit.Token));
            var key = (await File.ReadAllTextAsync(Path.Combine(data, "admin-key"), limit.Token)).Trim();
            if (address is null || !EgressRule.TryParse($"{address.Host}:{address.Port}", out var rule, out _))
                return $"A host runs on {data}, but listens at no address that the command line can reach. {Elsewhere}";
            using var client = new EgressConnector(new EgressOptions()).CreateClient(new EgressPolicy("assistant plugins", [rule], null));
            client.BaseAddress = address;
            client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
            using var entered = await client.PostAsync(new Uri("/api/admin/session", UriKind.Relative), Json(new JsonObject { ["key"] = key }), limit.Token);
            if (!entered.IsSuccessStatusCode)
                return await RefusalAsync(entered, limit.Token);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/admin/plugins/{Uri.EscapeDataString(pluginId)}/{action}{(cityId is null ? "" : $"?city={Uri.EscapeDataString(cityId)}")}", UriKind.Relative));
            request.Headers.Add("Cookie", entered.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).First(cookie => cookie.StartsWith(AdminDoor.Cookie + "=", StringComparison.Ordinal)));
            using var answer = await client.SendAsync(request, limit.Token);
            return answer.IsSuccessStatusCode ? null : await RefusalAsync(answer, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException or EgressDeniedException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return $"A host runs on {data}, but the command line does not reach it ({exception.Message}). {Elsewhere}";
        }
    }

    // One that listens everywhere listens on this machine too.
    private static Uri? Address(IEnumerable<string> addresses) => addresses
        .Select(address => Uri.TryCreate(address.Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal), UriKind.Absolute, out var uri) ? uri : null)
        .Where(uri => uri?.Scheme == Uri.UriSchemeHttp)
        .Select(uri => IPAddress.TryParse(uri!.DnsSafeHost, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) ? new UriBuilder(uri) { Host = "127.0.0.1" }.Uri : uri)
        .FirstOrDefault();

    private static async Task<string> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) : null;
        return problem?["title"]?.GetValue<string>() ?? $"The host answered {(int)response.StatusCode}. {Elsewhere}";
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
}
