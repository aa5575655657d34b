using System.Buffers;
using TokenGuard.TokenApi.Settings;

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

        var ownKeys = settings.Approvers.Where(approver => IsSamePerson(approver.Identity, proposer)).Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var folder = Directory.CreateTempSubdirectory("tokenguard-approval-").FullName;
        try
        {
            var signatureFile = Path.Combine(folder, "plan.sig");
            File.WriteAllBytes(signatureFile, signature);
            return settings.Approvers.FirstOrDefault(approver =>
                    !IsSamePerson(approver.Identity, proposer) && !ownKeys.Contains(KeyOf(approver)) && IsOf(approver, folder, signatureFile, plan))
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
        if (approver.Identity.Length == 0 || approver.Identity.AsSpan().ContainsAny(NotInNames))
        {
            throw new ApprovalException($"the approver '{approver.Identity}' must be a name without spaces and patterns");
        }

        var allowed = Path.Combine(folder, "allowed_signers");
        File.WriteAllText(allowed, $"{approver.Identity} namespaces=\"{SshKeygen.Purpose}\" {KeyOf(approver)}\n");
        var (exitCode, _, _) = SshKeygen.Run(
            ["-Y", "verify", "-f", allowed, "-I", approver.Identity, "-n", SshKeygen.Purpose, "-s", signatureFile], plan);
        return exitCode == 0;
    }

    /// <summary>Names are compared without case, as the addresses that they usually are.</summary>
    internal static bool IsSamePerson(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string KeyOf(Approver approver) =>
        PublicKey.Normalise(approver.PublicKey) ?? throw new ApprovalException($"the public key of the approver '{approver.Identity}' is none: type and base64 text, as in a .pub file");
}
