namespace Assistant.Memory.Extraction;

/// <summary>A program that extraction needs is not installed. The message names the program and the Debian package it comes with.</summary>
public sealed class ExtractionToolMissingException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="tool">The program: <c>pdftotext</c>.</param>
    /// <param name="package">The Debian package it comes with: <c>poppler-utils</c>.</param>
    /// <param name="innerException">What the operating system said.</param>
    public ExtractionToolMissingException(string tool, string package, Exception? innerException = null)
        : base($"The program “{tool}” cannot be started. Install the Debian package {package} (apt install {package}) or correct its path in the settings.", innerException) =>
        (Tool, Package) = (tool, package);

    /// <summary>The program that is missing.</summary>
    public string Tool { get; }

    /// <summary>The Debian package it comes with.</summary>
    public string Package { get; }
}
