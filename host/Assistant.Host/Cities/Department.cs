using Assistant.Sdk;

namespace Assistant.Host.Cities;

/// <summary>A department of the administration, for staff to choose in their settings. Immutable.</summary>
/// <param name="Id">The id, in its city; what people have chosen and saved hangs on it.</param>
/// <param name="Name">What it is called.</param>
internal sealed record Department(string Id, LocalizedText Name);
