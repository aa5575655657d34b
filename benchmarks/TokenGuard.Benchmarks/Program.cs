using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TokenGuard.Benchmarks;

switch (args)
{
    case ["prefilter-inputs", var folder]:
        PrefilterTimes.Export(folder);
        return;
    case ["prefilter-times"]:
        PrefilterTimes.Print();
        return;
}

// In this process: a project made for each benchmark would need the repository's own settings.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithOptions(ConfigOptions.JoinSummary);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
