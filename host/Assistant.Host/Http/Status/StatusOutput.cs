namespace Assistant.Host.Http.Status;

/// <summary>How the host is, for staff.</summary>
/// <param name="Ready">Whether it can answer.</param>
/// <param name="Plugins">loading or ready.</param>
/// <param name="Stopping">Whether it is about to end.</param>
/// <param name="Index">What can be found.</param>
/// <param name="Models">Whether a model can write.</param>
internal sealed record StatusOutput(bool Ready, string Plugins, bool Stopping, IndexOutput Index, WritersOutput Models);
