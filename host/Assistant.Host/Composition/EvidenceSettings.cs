namespace Assistant.Host.Composition;

/// <summary>How evidence packages are made; section <c>Assistant:Evidence</c>.</summary>
internal sealed class EvidenceSettings
{
    /// <summary>
    /// A private ECDSA key in PEM (<c>openssl ecparam -name prime256v1 -genkey -noout</c>) with which packages are signed. Default: none;
    /// packages are then not signed.
    /// </summary>
    public string? KeyFile { get; set; }
}
