namespace Assistant.Models.Settings;

/// <summary>What an endpoint is called in messages.</summary>
internal static class EndpointName
{
    /// <summary>The operator's name for it, else host and port of its address.</summary>
    public static string Of(EndpointOptions endpoint)
    {
        if (!string.IsNullOrWhiteSpace(endpoint.Name))
            return endpoint.Name.Trim();
        return Uri.TryCreate(endpoint.Url, UriKind.Absolute, out var url) ? url.Authority : endpoint.Url;
    }
}
