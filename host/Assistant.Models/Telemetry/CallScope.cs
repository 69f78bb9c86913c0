namespace Assistant.Models.Telemetry;

/// <summary>What telemetry says of a call beside its outcome. Immutable.</summary>
/// <param name="Call">On whose behalf; of it only city and role are told.</param>
/// <param name="Endpoint">Who is asked.</param>
/// <param name="Model">For what model.</param>
internal sealed record CallScope(ModelCall Call, EndpointOptions Endpoint, string Model);
