using Assistant.Plugins.Ris.Model;

namespace Assistant.Plugins.Ris.Storage;

/// <summary>What is kept of a meeting: enough to make its document again without asking the server.</summary>
/// <param name="Meeting">The meeting; file texts only where the file has no address.</param>
/// <param name="Committees">The names of its organizations, or its own name.</param>
internal sealed record StoredMeeting(Meeting Meeting, IReadOnlyList<string> Committees);
