namespace Assistant.Plugins.Ris.Model;

/// <summary>Something that was left out, for the operator.</summary>
/// <param name="ObjectId">Id or address.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record Finding(string ObjectId, string Reason);
