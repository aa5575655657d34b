using System.Diagnostics;
using System.Text;
using TokenGuard.TokenApi.Approval;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.Approval;

/// <summary>With keys that the real ssh-keygen makes.</summary>
public sealed class ApprovalTests : IDisposable
{
    private static readonly byte[] Plan = Encoding.UTF8.GetBytes("""{"kind":"plan"}""");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_second_person_approves()
    {
        var signature = new ApprovalSigner(SettingsOf("kim", "kim", "robin")).Sign(Plan, "robin");

        Assert.Equal("kim", new ApprovalVerifier(SettingsOf("robin", "kim", "robin")).Verify(Plan, signature, "robin").Identity);
    }

    [Fact]
    public void The_proposer_cannot_approve() => Assert.Contains(
        "second person", Assert.Throws<ApprovalException>(() => new ApprovalSigner(SettingsOf("robin", "kim", "robin")).Sign(Plan, "robin")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_proposers_key_under_another_name_cannot_approve()
    {
        var key = KeyOf("robin");
        var settings = SettingsOf("kim", "robin") with { SigningKey = folder.File("robin"), Approvers = [new("robin", key), new("kim", key)] };

        Assert.Throws<ApprovalException>(() => new ApprovalSigner(settings).Sign(Plan, "robin"));
    }

    [Fact]
    public void Nobody_else_can_approve()
    {
        KeyOf("mallory");
        var settings = SettingsOf("mallory", "kim") with { SigningKey = folder.File("mallory") };

        Assert.Throws<ApprovalException>(() => new ApprovalSigner(settings).Sign(Plan, "robin"));
    }

    [Fact]
    public void A_changed_plan_is_not_approved()
    {
        var signature = new ApprovalSigner(SettingsOf("kim", "kim")).Sign(Plan, "robin");

        Assert.Throws<ApprovalException>(() => new ApprovalVerifier(SettingsOf("robin", "kim")).Verify([.. Plan, (byte)' '], signature, "robin"));
        Assert.Throws<ApprovalException>(() => new ApprovalVerifier(SettingsOf("robin", "kim")).Verify(Plan, [1, 2, 3], "robin"));
    }

    [Fact]
    public void A_signature_for_something_else_is_no_approval()
    {
        KeyOf("kim");
        var file = folder.File("plan");
        File.WriteAllBytes(file, Plan);
        Run("-Y", "sign", "-n", "file", "-f", folder.File("kim"), file);

        Assert.Throws<ApprovalException>(() => new ApprovalVerifier(SettingsOf("robin", "kim")).Verify(Plan, File.ReadAllBytes(file + ".sig"), "robin"));
    }

    [Fact]
    public void Without_approvers_in_the_configuration_nothing_is_approved() => Assert.Contains(
        "[[approver]]",
        Assert.Throws<ApprovalException>(() => new ApprovalVerifier(new ApprovalSettings()).Verify(Plan, [], "robin")).Message, StringComparison.Ordinal);

    private ApprovalSettings SettingsOf(string identity, params string[] approvers) => new()
    {
        Identity = identity,
        SigningKey = folder.File(identity),
        Approvers = [.. approvers.Select(name => new Approver(name, KeyOf(name)))],
    };

    private string KeyOf(string name)
    {
        var file = folder.File(name);
        if (!File.Exists(file))
        {
            Run("-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file);
        }

        return File.ReadAllText(file + ".pub").Trim();
    }

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
