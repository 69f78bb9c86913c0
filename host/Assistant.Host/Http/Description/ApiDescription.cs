namespace Assistant.Host.Http.Description;

/// <summary>What an endpoint says of itself for <c>/openapi/v1.json</c>; the details are asked for when the document is made. Immutable.</summary>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="Details">Parameters, body and answers; <see langword="null"/> for none.</param>
internal sealed record ApiDescription(string Summary, Action<ApiOperation>? Details);
