using System.Security.Cryptography;

namespace Assistant.PluginHosting.Verification.Signing;

/// <summary>Whether somebody whom the operator trusts has signed the manifest, which holds the hashes of everything else.</summary>
internal sealed class SignatureStep(PluginHostingOptions options) : IVerificationStep
{
    public string Name => "signature";

    public PluginState Refused => PluginState.Untrusted;

    public IReadOnlyList<Finding> Check(PluginSubject subject)
    {
        try
        {
            var path = Path.Combine(subject.Folder, PackageSignature.FileName);
            var error = File.Exists(path) ? Verify(subject.Manifest, File.ReadAllBytes(path)) : Unsigned(subject.Manifest);
            return error is null ? [] : [new Finding(PackageSignature.FileName, error)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new Finding(PackageSignature.FileName, $"cannot be read ({exception.Message}); check its permissions.")];
        }
    }

    private string? Unsigned(PluginManifest manifest) => options.MayBeUnsigned(manifest.Id)
        ? null
        : $"is not there: nobody has signed the plugin {manifest.Id}. Install it from a package that was packed with --key, or add “{manifest.Id}” to Assistant:PluginHosting:AllowUnsigned.";

    private string? Verify(PluginManifest manifest, byte[] file)
    {
        if (PackageSignature.Read(file) is not { } signature || signature.Bytes() is not { } bytes)
            return "is no signature as “assistant plugins pack --key” writes it; install the plugin again from its package.";
        if (manifest.Files is null)
            return "signs a manifest without “files”, so it says nothing about the code; pack the plugin with “assistant plugins pack --key”.";
        using var key = TrustedKeys.Find(options.TrustedKeys, signature.Key, out var unusable);
        if (key is null)
            return $"was made with the key {signature.Key}, which is not among the trusted keys in {options.TrustedKeys}. If you trust its owner, put the public key there as a .pem file.{Unusable(unusable)}";
        return key.VerifyData(manifest.Source.Span, bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? null
            : $"does not belong to this plugin.json: one of them was changed after the key {signature.Key} had signed. Install the plugin again from its package.";
    }

    private static string Unusable(IReadOnlyList<string> files) => files.Count == 0 ? "" : $" No public P-256 key in PEM are: {string.Join(", ", files)}.";
}
