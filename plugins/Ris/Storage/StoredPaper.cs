using Assistant.Plugins.Ris.Model;

namespace Assistant.Plugins.Ris.Storage;

/// <summary>What is kept of a paper for the tools and for the next run.</summary>
/// <param name="Paper">The paper without its files.</param>
/// <param name="Fingerprint">Of the document that was yielded last.</param>
/// <param name="Changed">The day under which <c>changed/</c> lists it.</param>
/// <param name="Linked">It does not stand in the list of papers; only links lead to it.</param>
internal sealed record StoredPaper(Paper Paper, string Fingerprint, DateOnly Changed, bool Linked);
