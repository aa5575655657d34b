using System.Runtime;
using TokenGuard.Cli;

// Background collection is switched on for the bound that it sets to what is newly allocated (Packaging.props); nobody waits
// for a pause here, and collecting beside the work costs more.
GCSettings.LatencyMode = GCLatencyMode.Batch;
return await Tokenguard.RunAsync(args, StandardStreams.Open(), TimeProvider.System);
