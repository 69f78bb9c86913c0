using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Assistant.PluginHosting;
using Assistant.PluginHosting.Catalog;
using Assistant.PluginHosting.Manifests;
using Assistant.PluginHosting.Verification;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

// plugins [FOLDER [ROUNDS]]: verifies and loads the plugin in a folder, first in a process that has done neither, then again and again
var folder = Path.GetFullPath(args.Length > 0 ? args[0] : "artifacts/bin/Assistant.Plugins.Ris/release");
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 50;
var services = new ServiceCollection();
services.AddSingleton(new PluginHostingOptions { AllowUnsigned = ["*"] }).AddPluginVerification();
services.AddSingleton<IPluginLoader, Assistant.PluginHosting.Loading.AssemblyLoadContextLoader>();
await using var provider = services.BuildServiceProvider();
var verifier = provider.GetRequiredService<PluginVerifier>();
var loader = provider.GetRequiredService<IPluginLoader>();

var (first, load) = Round();
var verify = new List<double>();
var loads = new List<double>();
for (var round = 0; round < rounds; round++)
{
    var (one, other) = Round();
    verify.Add(one);
    loads.Add(other);
}

var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {files.Length} files, {files.Sum(file => new FileInfo(file).Length) / 1024.0:0} KiB, each read once to verify and its assemblies and symbols once more to load"));
AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first in the process: verify {first:0.0} ms, load {load:0.0} ms, together {first + load:0.0} ms"));
AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} times after it: verify p50 {Percentile(verify, 50):0.0} ms, p95 {Percentile(verify, 95):0.0} ms; load p50 {Percentile(loads, 50):0.0} ms, p95 {Percentile(loads, 95):0.0} ms"));

[MethodImpl(MethodImplOptions.NoInlining)]
(double Verify, double Load) Round()
{
    var start = Stopwatch.GetTimestamp();
    var manifest = ManifestReader.Read(File.ReadAllBytes(Path.Combine(folder, ManifestReader.FileName))).Manifest ?? throw new InvalidOperationException("The manifest is wrong.");
    var verdict = verifier.Verify(new FoundPlugin(manifest.Id, folder, manifest, []));
    if (!verdict.IsRight)
        throw new InvalidOperationException(string.Join(Environment.NewLine, verdict.Findings));
    var verified = Stopwatch.GetTimestamp();
    var loaded = loader.Load(folder, manifest);
    _ = loaded.CreateEntryPoint();
    var end = Stopwatch.GetTimestamp();
    _ = loaded.Unload();
    return (Stopwatch.GetElapsedTime(start, verified).TotalMilliseconds, Stopwatch.GetElapsedTime(verified, end).TotalMilliseconds);
}

static double Percentile(List<double> values, int percent) => values.Order().ElementAt((int)Math.Ceiling(percent / 100.0 * values.Count) - 1);
