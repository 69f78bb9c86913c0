using System.Globalization;

namespace Assistant.Host.Http.Boot;

/// <summary>The beginning with the language that it is in.</summary>
internal sealed record BootPage(BootOutput Output, CultureInfo Culture);
