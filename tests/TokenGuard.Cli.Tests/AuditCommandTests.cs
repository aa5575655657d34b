using System.Text.Json;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.Cli.Tests;

/// <summary><c>audit show</c>, <c>verify</c> and <c>head</c>.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Log => folder["audit.jsonl"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_whole_log_verifies_and_says_what_nobody_can_tell()
    {
        Write("acme", "north");

        var run = Cli.Run("audit", "verify", "--audit-log", Log);

        Assert.Equal((0, "", $"{Log}: 2 records, all as they were written; without --head nobody can tell whether the newest are missing\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_noted_head_shows_that_the_end_was_cut_off()
    {
        Write("acme", "north", "south");
        var head = Cli.Run("audit", "head", "--audit-log", Log);
        Assert.Equal(0, head.ExitCode);
        Assert.Matches("^3-[0-9a-f]{64}\n$", head.Output);
        Assert.Equal(0, Verify(head.Output.Trim()).ExitCode);

        File.WriteAllLines(Log, File.ReadAllLines(Log)[..2]);

        Assert.Equal(0, Cli.Run("audit", "verify", "--audit-log", Log).ExitCode);
        var run = Verify(head.Output.Trim());
        Assert.Equal((1, $"{Log}: the noted head is line 3, and only 2 lines hold: the end was cut off or changed\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_log_that_grew_holds_against_an_older_head()
    {
        Write("acme");
        var head = Cli.Run("audit", "head", "--audit-log", Log).Output.Trim();
        Write("north");

        var run = Verify(head);

        Assert.Equal((0, $"{Log}: 2 records, all as they were written\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_changed_line_is_named_and_show_says_so_too()
    {
        Write("acme", "north");
        File.WriteAllText(Log, File.ReadAllText(Log).Replace("north", "south", StringComparison.Ordinal));

        foreach (var command in new[] { "verify", "show" })
        {
            var run = Cli.Run("audit", command, "--audit-log", Log);
            Assert.Equal((1, $"{Log}: line 2: it was changed after it was written\n"), (run.ExitCode, run.Error));
        }
    }

    [Fact]
    public void A_line_that_was_put_aside_is_told()
    {
        Write("acme");
        File.AppendAllText(Log, "{\"seq\":2,");
        var broken = Cli.Run("audit", "verify", "--audit-log", Log);
        Assert.Equal((1, $"{Log}: line 2: it breaks off, as after a crash; the next record moves it aside\n"), (broken.ExitCode, broken.Error));

        Write("north");

        var run = Cli.Run("audit", "verify", "--audit-log", Log);
        Assert.Equal((0, $"{Log}.broken-1: a line that a crash cut off was put aside here; nothing was done on its word"), (run.ExitCode, run.ErrorLines[1]));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("verify")]
    [InlineData("head")]
    public void A_log_that_cannot_be_read_is_a_usage_error(string command)
    {
        Assert.Equal((2, $"tokenguard: error: there is no audit log {Log}\n"), Told(Cli.Run("audit", command, "--audit-log", Log)));
        Directory.CreateDirectory(Log);
        Assert.Equal(2, Cli.Run("audit", command, "--audit-log", Log).ExitCode);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1-abc")]
    [InlineData("")]
    public void A_head_that_is_none_is_a_usage_error(string head)
    {
        Write("acme");

        var run = Verify(head);

        Assert.Equal((2, $"tokenguard: error: '{head}' is no head; it looks like 12-0123… as 'audit head' prints it\n"), Told(run));
    }

    [Fact]
    public void Show_has_a_line_for_each_record()
    {
        Write("acme", "north");

        var run = Cli.Run("audit", "show", "--audit-log", Log);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "    1  2026-06-15 12:00:00  robin  revoke succeeded  deactivate  acme  tg1-acme  api_token 5  said \"yes\"\n"
            + "    2  2026-06-15 12:00:00  robin  revoke succeeded  deactivate  north  tg1-north  api_token 5  said \"yes\"\n",
            run.Output);
    }

    [Fact]
    public void A_record_cannot_write_on_the_terminal_as_it_likes()
    {
        Write("acme\u001b[2J\nforged");

        var run = Cli.Run("audit", "show", "--audit-log", Log);

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Show_as_json_tells_everything()
    {
        Write("acme", "north");

        using var json = JsonDocument.Parse(Cli.Run("audit", "show", "--audit-log", Log, "--format", "json").Output);

        var record = json.RootElement.GetProperty("records")[1];
        Assert.Equal(
            ["seq", "time", "actor", "action", "outcome", "provider", "fingerprint", "subject", "step", "detail", "hash"],
            record.EnumerateObject().Select(property => property.Name));
        Assert.Equal((2, "robin", "revoke", "north"), (record.GetProperty("seq").GetInt32(), record.GetProperty("actor").GetString(), record.GetProperty("action").GetString(), record.GetProperty("provider").GetString()));
    }

    [Theory]
    [InlineData("acme,acme", "--provider", "acme")]
    [InlineData("north", "--fingerprint", "tg1-north")]
    [InlineData("acme,north,acme", "--since", "2026-06-15")]
    [InlineData("", "--since", "2026-06-16")]
    [InlineData("", "--provider", "north", "--fingerprint", "tg1-acme")]
    public void Show_can_be_narrowed(string providers, params string[] filter)
    {
        Write("acme", "north", "acme");

        using var json = JsonDocument.Parse(Cli.Run(["audit", "show", "--audit-log", Log, "--format", "json", .. filter]).Output);

        Assert.Equal(providers, string.Join(',', json.RootElement.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("provider").GetString())));
    }

    [Fact]
    public void A_day_that_is_none_is_told()
    {
        Write("acme");

        var run = Cli.Run("audit", "show", "--audit-log", Log, "--since", "yesterday");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--since needs a day such as 2027-03-31, not 'yesterday'", run.Error, StringComparison.Ordinal);
    }

    private CommandRun Verify(string head) => Cli.Run("audit", "verify", "--audit-log", Log, "--head", head);

    private static (int ExitCode, string Error) Told(CommandRun run) => (run.ExitCode, run.Error);

    private void Write(params string[] providers)
    {
        var log = new AuditLog(Log, "robin", FixedClock.Usual);
        foreach (var provider in providers)
        {
            log.Append(new AuditEvent
            {
                Action = AuditAction.Revoke,
                Outcome = AuditOutcome.Succeeded,
                Provider = provider,
                Fingerprint = $"tg1-{provider}",
                Subject = "api_token 5",
                Step = "deactivate",
                Detail = "said \"yes\"",
            });
        }
    }
}
