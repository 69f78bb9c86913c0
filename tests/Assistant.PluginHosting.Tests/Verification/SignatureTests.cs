using System.Security.Cryptography;
using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests.Verification;

public sealed class SignatureTests : IDisposable
{
    private readonly PackedPlugin _plugin = new();

    [Fact]
    public void A_changed_manifest_no_longer_fits_its_signature()
    {
        _plugin.Edit(manifest => manifest["version"] = "1.0.1");

        Refused("does not belong to this plugin.json: one of them was changed after the key ");
    }

    [Fact]
    public void A_space_more_in_the_manifest_no_longer_fits_its_signature()
    {
        File.AppendAllText(_plugin.File("plugin.json"), " ");

        Refused("does not belong to this plugin.json");
    }

    [Fact]
    public void A_key_that_nobody_trusts_is_named_with_the_way_to_trust_it()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _plugin.Sign(stranger);

        Refused($"was made with the key {Convert.ToHexStringLower(SHA256.HashData(stranger.ExportSubjectPublicKeyInfo()))[..16]}, which is not among the trusted keys in {_plugin.Keys}.");
    }

    [Fact]
    public void A_file_among_the_keys_that_is_none_is_named()
    {
        File.WriteAllText(Path.Combine(_plugin.Keys, "mainz.pem"), "no key");

        Refused("No public P-256 key in PEM are: mainz.pem.");
    }

    [Fact]
    public void A_key_of_another_curve_is_none()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(Path.Combine(_plugin.Keys, "p384.pem"), other.ExportSubjectPublicKeyInfoPem());
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _plugin.Sign(stranger);

        Refused("No public P-256 key in PEM are: p384.pem.");
    }

    [Fact]
    public void An_unsigned_plugin_is_refused_unless_the_operator_names_it()
    {
        File.Delete(_plugin.File("plugin.json.sig"));

        Refused("is not there: nobody has signed the plugin good. Install it from a package that was packed with --key, or add “good” to Assistant:PluginHosting:AllowUnsigned.");
        _plugin.Check(new PluginHostingOptions { AllowUnsigned = ["other"] }).State.ShouldBe(PluginState.Untrusted);
        _plugin.Check(new PluginHostingOptions { AllowUnsigned = ["good"] }).State.ShouldBe(PluginState.Verified);
    }

    [Fact]
    public void A_signature_that_is_there_must_be_right_even_where_none_is_needed()
    {
        _plugin.Edit(manifest => manifest["version"] = "1.0.1");

        _plugin.Check(_plugin.Options with { AllowUnsigned = ["good"] }).State.ShouldBe(PluginState.Untrusted);
    }

    [Fact]
    public void A_signature_over_a_manifest_without_files_says_nothing_about_the_code()
    {
        _plugin.Edit(manifest => manifest.Remove("files"));
        _plugin.Sign();

        Refused("signs a manifest without “files”, so it says nothing about the code");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{ "algorithm": "none", "key": "0123456789abcdef", "signature": "" }""")]
    [InlineData("""{ "algorithm": "ES256", "key": "0123456789abcdef", "signature": "AAAA" }""")]
    public void Something_else_in_place_of_the_signature_is_refused(string text)
    {
        File.WriteAllText(_plugin.File("plugin.json.sig"), text);

        Refused("is no signature as “assistant plugins pack --key” writes it");
    }

    public void Dispose() => _plugin.Dispose();

    private void Refused(string sentence)
    {
        var check = _plugin.Check();
        check.State.ShouldBe(PluginState.Untrusted);
        check.Steps[^1].ShouldBe("signature");
        check.Findings.Single().ToString().ShouldContain(sentence);
    }
}
