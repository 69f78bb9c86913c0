namespace Assistant.Plugins.Ris.Reading;

/// <summary>A list's part of the cursor.</summary>
/// <param name="Started">When the last complete run began to read it.</param>
/// <param name="Filters">
/// <see langword="false"/> where the server's <c>modified</c> says nothing (ALLRIS 4: always 2000-01-01), so that a filter would hide
/// every change.
/// </param>
internal sealed record ListCursor(DateTimeOffset Started, bool Filters);
