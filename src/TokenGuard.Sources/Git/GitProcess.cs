using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace TokenGuard.Sources.Git;

/// <summary>A running git; disposing it ends it.</summary>
internal sealed class GitProcess : IDisposable
{
    private readonly Process process;
    private readonly Stream output;
    private readonly ErrorTail errors;
    private bool disposed;

    private GitProcess(Process process)
    {
        this.process = process;
        output = Plain(process.StandardOutput.BaseStream);
        Output = new GitOutput(output);
        errors = new ErrorTail(Plain(process.StandardError.BaseStream));
    }

    public GitOutput Output { get; }

    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>The last lines that git wrote to standard error; whole after <see cref="WaitForExit"/>.</summary>
    public string LastError => errors.Text;

    public static GitProcess Start(ProcessStartInfo start)
    {
        try
        {
            return new GitProcess(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new SourceException($"git ({start.FileName}) cannot be started in '{start.WorkingDirectory}': {e.Message}", e);
        }
    }

    /// <summary>Gives git input; if it has gone, its exit code tells.</summary>
    public void Write(ReadOnlySpan<byte> input)
    {
        try
        {
            Input.Write(input);
        }
        catch (IOException)
        {
            // git has gone already.
        }
    }

    /// <summary>Ends the input; whether git still wanted it shows in its exit code.</summary>
    public void CloseInput()
    {
        try
        {
            Input.Dispose();
        }
        catch (IOException)
        {
            // git has gone already.
        }
    }

    /// <summary>Ends git as soon as the token is cancelled, which ends all reading and writing too.</summary>
    public CancellationTokenRegistration KillOn(CancellationToken cancellation) =>
        cancellation.UnsafeRegister(static state => ((GitProcess)state!).Kill(), this);

    public int WaitForExit()
    {
        errors.Wait();
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Ends git and whatever it started.</summary>
    public void Kill()
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself, or was disposed of.
        }
    }

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        Kill();
        process.WaitForExit();
        process.Dispose();
        output.Dispose();
    }

    /// <summary>
    /// The pipe as a file. As a pipe it would be read through the machinery of sockets, which starts a thread of its own for
    /// what is never waited for.
    /// </summary>
    private static Stream Plain(Stream stream)
    {
        if (OperatingSystem.IsWindows() || stream is not PipeStream pipe)
        {
            return stream;
        }

        var handle = new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: true);
        pipe.SafePipeHandle.SetHandleAsInvalid();
        return new FileStream(handle, FileAccess.Read, bufferSize: 0);
    }
}
