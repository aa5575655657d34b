using System.ComponentModel;
using System.Diagnostics;

namespace TokenGuard.TokenApi.Approval;

/// <summary>Runs <c>ssh-keygen</c> without a shell: it makes and checks the signatures of approvals.</summary>
internal static class SshKeygen
{
    /// <summary>What a signature is for: one made for something else does not approve a plan.</summary>
    public const string Purpose = "tokenguard-plan@v1";

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    /// <summary>Runs it with bytes on its standard input.</summary>
    /// <exception cref="ApprovalException">It is not installed, or does not end.</exception>
    public static (int ExitCode, byte[] Output, string Error) Run(IReadOnlyList<string> arguments, byte[] input)
    {
        var start = new ProcessStartInfo("ssh-keygen", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
            var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
            Feed(process, input);
            if (!process.WaitForExit(LongestRun))
            {
                process.Kill();
                throw new ApprovalException("ssh-keygen does not end; is it waiting for a passphrase? Load the key into ssh-agent");
            }

            copying.GetAwaiter().GetResult();
            return (process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult().Trim());
        }
        catch (Win32Exception failure)
        {
            throw new ApprovalException($"ssh-keygen cannot be started, which makes and checks signatures: {failure.Message}", failure);
        }
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything; its exit code says why.
        }
    }
}
