using TokenGuard.TokenApi.Settings;

namespace TokenGuard.TokenApi.Approval;

/// <summary>Signs plans with the user's own key.</summary>
public sealed class ApprovalSigner(ApprovalSettings settings)
{
    /// <summary>The signature in armour, as <c>ssh-keygen -Y sign</c> makes it.</summary>
    /// <param name="plan">The bytes of the plan's file.</param>
    /// <param name="proposer">Who proposed it: never the same person.</param>
    /// <exception cref="ApprovalException">The user may not approve it, or has no key.</exception>
    public byte[] Sign(byte[] plan, string proposer)
    {
        if (settings.Identity is not { } identity || settings.SigningKey is not { } key)
        {
            throw new ApprovalException("your configuration does not say who you are and what you sign with: [approval] identity = '…', signing_key = '~/.ssh/id_ed25519'");
        }

        if (identity == proposer)
        {
            throw new ApprovalException($"{proposer} proposed the plan and cannot approve it: that takes a second person");
        }

        var (exitCode, output, error) = SshKeygen.Run(["-Y", "sign", "-n", SshKeygen.Purpose, "-f", Expand(key)], plan);
        if (exitCode != 0)
        {
            throw new ApprovalException($"ssh-keygen cannot sign with {key}: {error}");
        }

        new ApprovalVerifier(settings).Verify(plan, output, proposer);
        return output;
    }

    private static string Expand(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
        : path;
}
