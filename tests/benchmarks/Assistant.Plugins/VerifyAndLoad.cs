using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assistant.PluginHosting;
using Assistant.PluginHosting.Catalog;
using Assistant.PluginHosting.Loading;
using Assistant.PluginHosting.Manifests;
using Assistant.PluginHosting.Verification;
using Assistant.PluginHosting.Verification.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Plugins;

/// <summary>Verifies and loads the plugin in a folder, first in a process that has done neither, then again and again.</summary>
internal sealed class VerifyAndLoad : IDisposable
{
    private readonly string _folder;
    private readonly ServiceProvider _provider;

    private VerifyAndLoad(string folder)
    {
        _folder = folder;
        var services = new ServiceCollection();
        services.AddSingleton(new PluginHostingOptions { AllowUnsigned = ["*"] }).AddPluginVerification();
        services.AddSingleton<IPluginLoader, AssemblyLoadContextLoader>();
        _provider = services.BuildServiceProvider();
    }

    public static Task<IReadOnlyList<FormattableString>> MeasureAsync(string folder, int rounds)
    {
        using var measured = new VerifyAndLoad(Path.GetFullPath(folder));
        return Task.FromResult(measured.Measure(rounds));
    }

    public void Dispose() => _provider.Dispose();

    private IReadOnlyList<FormattableString> Measure(int rounds)
    {
        var before = Environment.CpuUsage.TotalTime;
        var (verify, load) = Round();
        var first = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        before = Environment.CpuUsage.TotalTime;
        var all = Enumerable.Range(0, rounds).Select(_ => Round()).ToList();
        var each = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / rounds;
        var files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
        List<double> verified = [.. all.Select(round => round.Verify)];
        List<double> loaded = [.. all.Select(round => round.Load)];
        return
        [
            $"{Path.GetFileName(Path.GetDirectoryName(_folder))}: {files.Length} files, {files.Sum(file => new FileInfo(file).Length) / 1024.0:0} KiB, each read once to verify and its assemblies and symbols once more to load",
            $"first in the process: verify {verify:0.0} ms, load {load:0.0} ms, together {verify + load:0.0} ms ({first:0} ms of processors)",
            $"{rounds} times after it: verify p50 {Percentile(verified, 50):0.0} ms, p95 {Percentile(verified, 95):0.0} ms; load p50 {Percentile(loaded, 50):0.0} ms, p95 {Percentile(loaded, 95):0.0} ms; {each:0.0} ms of processors each",
            .. _provider.GetServices<IVerificationStep>().Select(step => (FormattableString)$"  {step.Name}: p50 {Percentile([.. Enumerable.Range(0, 20).Select(_ => Step(step))], 50):0.0} ms"),
        ];
    }

    private PluginManifest Manifest() =>
        ManifestReader.Read(File.ReadAllBytes(Path.Combine(_folder, ManifestReader.FileName))).Manifest ?? throw new InvalidOperationException("The manifest is wrong.");

    private double Step(IVerificationStep step)
    {
        using var subject = new PluginSubject(_folder, Manifest());
        if (step is not FilesStep)
            _ = subject.Assemblies; // Read by the steps before it.
        var start = Stopwatch.GetTimestamp();
        _ = step.Check(subject);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (double Verify, double Load) Round()
    {
        var start = Stopwatch.GetTimestamp();
        var manifest = Manifest();
        var verdict = _provider.GetRequiredService<PluginVerifier>().Verify(new FoundPlugin(manifest.Id, _folder, manifest, []));
        if (!verdict.IsRight)
            throw new InvalidOperationException(string.Join(Environment.NewLine, verdict.Findings));
        var verified = Stopwatch.GetTimestamp();
        var loaded = _provider.GetRequiredService<IPluginLoader>().Load(_folder, manifest);
        _ = loaded.CreateEntryPoint();
        var end = Stopwatch.GetTimestamp();
        _ = loaded.Unload();
        return (Stopwatch.GetElapsedTime(start, verified).TotalMilliseconds, Stopwatch.GetElapsedTime(verified, end).TotalMilliseconds);
    }

    private static double Percentile(IReadOnlyList<double> values, int percent) => values.Order().ElementAt((int)Math.Ceiling(percent / 100.0 * values.Count) - 1);
}
