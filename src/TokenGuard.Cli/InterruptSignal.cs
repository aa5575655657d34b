using System.Runtime.InteropServices;
using TokenGuard.Sources.Files;

namespace TokenGuard.Cli;

/// <summary>
/// Turns the first Ctrl-C, termination request or end of the terminal into a cancellation; a second one ends the process at once.
/// </summary>
internal sealed class InterruptSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    public InterruptSignal()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, Cancel));
        }
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        if (source.IsCancellationRequested)
        {
            TemporaryFolders.Shared.RemoveAll();
            return;
        }

        context.Cancel = true;
        source.Cancel();
    }
}
