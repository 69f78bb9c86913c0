namespace Assistant.Plugins.Ris.Storage;

/// <summary>What a paper's path needs of an agenda item.</summary>
internal sealed record StoredAgendaItem(string Meeting, DateOnly? Day, string Committee, string? Number, string? Result);
