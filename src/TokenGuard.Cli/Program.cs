using System.Runtime;
using TokenGuard.Cli;

// Background collection is switched on for the bound that it sets to what is newly allocated (Packaging.props). Nobody waits
// for a pause here, and without collecting beside the work the peak of memory is lower.
GCSettings.LatencyMode = GCLatencyMode.Batch;
return await Tokenguard.RunAsync(args, StandardStreams.Open(), TimeProvider.System);
