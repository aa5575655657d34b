using System.Buffers;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Storage;

namespace TokenGuard.TokenApi.Approval;

/// <summary>Holds a plan's signature against the people who may approve.</summary>
public sealed class ApprovalVerifier(ApprovalSettings settings)
{
    // What separates names, or makes one a pattern, in a file of allowed signers.
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" \t\r\n,*?!\"");

    /// <summary>The approver who signed the plan.</summary>
    /// <param name="plan">The bytes of the plan's file.</param>
    /// <param name="signature">The bytes of its signature.</param>
    /// <param name="proposer">Who proposed it; neither this name nor a key of theirs approves.</param>
    /// <exception cref="ApprovalException">No listed approver but the proposer signed these bytes.</exception>
    public Approver Verify(byte[] plan, byte[] signature, string proposer)
    {
        if (settings.Approvers.Count == 0)
        {
            throw new ApprovalException("your configuration lists nobody who may approve: [[approver]] identity = '…', public_key = '…'");
        }

        var ownKeys = settings.Approvers.Where(approver => approver.Identity == proposer).Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var folder = Path.Combine(Path.GetTempPath(), $"tokenguard-{Guid.NewGuid():N}");
        PrivateFiles.CreateFolder(folder);
        try
        {
            var signatureFile = Path.Combine(folder, "plan.sig");
            File.WriteAllBytes(signatureFile, signature);
            return settings.Approvers.FirstOrDefault(approver =>
                    approver.Identity != proposer && !ownKeys.Contains(KeyOf(approver)) && IsOf(approver, folder, signatureFile, plan))
                ?? throw new ApprovalException($"the signature is of no approver of your configuration other than {proposer}, or the plan was changed after it was signed");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsOf(Approver approver, string folder, string signatureFile, byte[] plan)
    {
        // One line, so that neither a name with a pattern nor a key with options reaches further.
        if (approver.Identity.AsSpan().ContainsAny(NotInNames) || approver.PublicKey.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new ApprovalException($"the approver '{approver.Identity}' must be a name without spaces and patterns, with a key of one line");
        }

        var allowed = Path.Combine(folder, "allowed_signers");
        File.WriteAllText(allowed, $"{approver.Identity} namespaces=\"{SshKeygen.Purpose}\" {KeyOf(approver)}\n");
        var (exitCode, _, _) = SshKeygen.Run(
            ["-Y", "verify", "-f", allowed, "-I", approver.Identity, "-n", SshKeygen.Purpose, "-s", signatureFile], plan);
        return exitCode == 0;
    }

    /// <summary>Type and key without the comment behind them.</summary>
    private static string KeyOf(Approver approver) => string.Join(' ', approver.PublicKey.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2));
}
