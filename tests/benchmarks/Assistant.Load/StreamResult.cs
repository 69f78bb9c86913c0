namespace Assistant.Load;

/// <summary>One stream. Immutable.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Begun">When its request was sent.</param>
/// <param name="FirstToken">From the request to the first token; <see langword="null"/> where none came.</param>
/// <param name="Tokens">Tokens that came.</param>
/// <param name="Error">What went wrong; <see langword="null"/>: nothing.</param>
internal sealed record StreamResult(StreamEnd End, long Begun, TimeSpan? FirstToken, int Tokens, string? Error);
