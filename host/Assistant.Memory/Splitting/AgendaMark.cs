namespace Assistant.Memory.Splitting;

/// <summary>Where an agenda item begins in minutes.</summary>
/// <param name="Page">The place of the page in the text.</param>
/// <param name="Start">Where its heading begins in the page's text.</param>
/// <param name="End">Where its heading ends.</param>
/// <param name="Heading">Number and title: <c>TOP 5: Haushalt 2026</c>.</param>
internal sealed record AgendaMark(int Page, int Start, int End, string Heading);
