using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 1, 2, 3, TimeSpan.Zero));

    private string Path => folder.File("state/audit.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_appended_is_read_again()
    {
        Write(3);

        var reading = AuditReading.Of(Path);

        Assert.Equal([1L, 2, 3], reading.Records.Select(record => record.Sequence));
        Assert.All(reading.Records, record => Assert.Equal(("robin", clock.GetUtcNow()), (record.Actor, record.Time)));
        Assert.Equal(Event(2), reading.Records[2].Event);
        Assert.Empty(reading.Complaints(null));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_may_read_it()
    {
        Write(1);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public void Every_flipped_byte_shows()
    {
        Write(3);
        var bytes = File.ReadAllBytes(Path);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            // Another character, the other case, no character at all.
            foreach (var bit in new byte[] { 0x01, 0x20, 0x80 })
            {
                changed[i] = (byte)(bytes[i] ^ bit);
                File.WriteAllBytes(Path, changed);
                Assert.True(AuditReading.Of(Path).Complaints(null).Count > 0, $"byte {i} can be changed unseen");
            }
        }
    }

    [Fact]
    public void Every_cut_shows_beside_a_noted_head()
    {
        Write(3);
        var bytes = File.ReadAllBytes(Path);
        var head = AuditReading.Of(Path).Head;
        for (var i = 0; i < bytes.Length; i++)
        {
            File.WriteAllBytes(Path, bytes[..i]);
            Assert.True(AuditReading.Of(Path).Complaints(head).Count > 0, $"the log can be cut at {i} unseen");
        }
    }

    [Fact]
    public void A_log_that_was_written_anew_shows_beside_a_noted_head()
    {
        Write(3);
        var head = AuditHead.Parse(AuditReading.Of(Path).Head.ToString());
        File.Delete(Path);
        clock.Advance(TimeSpan.FromSeconds(1));
        Write(4);

        Assert.Empty(AuditReading.Of(Path).Complaints(null));
        Assert.Equal(["line 3 is another one than the noted head: the log was written anew"], AuditReading.Of(Path).Complaints(head));
    }

    [Fact]
    public void Lines_in_another_order_or_missing_show()
    {
        Write(3);
        var lines = File.ReadAllLines(Path);
        foreach (var wrong in new[] { new[] { 0, 2, 1 }, [0, 2], [1, 2], [0, 1, 1, 2] })
        {
            File.WriteAllLines(Path, wrong.Select(line => lines[line]));
            Assert.NotEmpty(AuditReading.Of(Path).Complaints(null));
        }
    }

    [Fact]
    public void A_line_that_a_crash_cut_off_is_put_aside_and_nothing_is_lost()
    {
        Write(2);
        var whole = File.ReadAllBytes(Path);
        Write(1);
        var last = File.ReadAllBytes(Path)[whole.Length..];
        for (var cut = 1; cut < last.Length; cut++)
        {
            File.WriteAllBytes(Path, [.. whole, .. last[..cut]]);

            Write(1);

            var reading = AuditReading.Of(Path);
            Assert.Equal(3, reading.Records.Count);
            Assert.Empty(reading.Complaints(null));
            Assert.Equal(Enumerable.Range(1, cut).Select(number => $"{Path}.broken-{number}"), AuditReading.BrokenLines(Path));
            Assert.Equal(last[..cut], File.ReadAllBytes($"{Path}.broken-{cut}"));
        }
    }

    /// <summary>A disk that is full in the middle of a line, and free again later.</summary>
    [Fact]
    public void A_log_that_is_open_goes_on_behind_a_line_that_was_cut_off()
    {
        var log = new AuditLog(Path, "robin", clock);
        log.Append(Event(0));
        File.AppendAllText(Path, "{\"seq\":2,\"ti");

        log.Append(Event(1));

        Assert.Equal((2, 0), (AuditReading.Of(Path).Records.Count, AuditReading.Of(Path).Complaints(null).Count));
        Assert.Equal("{\"seq\":2,\"ti", File.ReadAllText(AuditReading.BrokenLines(Path).Single()));
    }

    [Fact]
    public void A_log_whose_end_disappears_meanwhile_is_not_written_to()
    {
        Write(1);
        var shorter = File.ReadAllBytes(Path);
        var log = new AuditLog(Path, "robin", clock);
        log.Append(Event(1));
        File.WriteAllBytes(Path, shorter);

        Assert.Contains("has become shorter", Assert.Throws<AuditException>(() => log.Append(Event(2))).Message, StringComparison.Ordinal);
        Assert.Equal(shorter, File.ReadAllBytes(Path));
    }

    [FlockFact]
    [UnsupportedOSPlatform("windows")]
    public void A_lock_of_another_process_is_waited_for()
    {
        Write(1);
        using var other = Process.Start(new ProcessStartInfo("flock", [Path + ".lock", "sh", "-c", "echo locked; sleep 1"]) { RedirectStandardOutput = true })!;
        var started = other.StartTime.ToUniversalTime();
        Assert.Equal("locked", other.StandardOutput.ReadLine());

        Write(1);

        // It holds the lock for a second, so it must have given it back by now.
        Assert.True(other.WaitForExit(TimeSpan.FromSeconds(5)));
        Assert.InRange(File.GetLastWriteTimeUtc(Path), started + TimeSpan.FromMilliseconds(900), DateTime.MaxValue);
        Assert.Equal(2, AuditReading.Of(Path).Records.Count);
    }

    [Fact]
    public void A_damaged_log_is_not_written_to()
    {
        Write(2);
        var text = File.ReadAllText(Path).Replace("robin", "other", StringComparison.Ordinal);
        File.WriteAllText(Path, text);

        Assert.Contains("damaged behind record 0", Assert.Throws<AuditException>(() => Write(1)).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(Path));
    }

    [Fact]
    public async Task Many_writers_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Write(10, TimeProvider.System))));

        var reading = AuditReading.Of(Path);
        Assert.Equal(60, reading.Records.Count);
        Assert.Empty(reading.Complaints(null));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told_before_anything_is_done()
    {
        File.WriteAllText(folder.File("state"), "a file, no folder");

        Assert.Throws<AuditException>(() => Write(1));
    }

    [Fact]
    public void A_device_without_an_end_is_not_read_for_ever()
    {
        File.CreateSymbolicLink(folder.File("zero"), "/dev/zero");

        Assert.Empty(AuditReading.Of(folder.File("zero")).Records);
    }

    private void Write(int count, TimeProvider? time = null)
    {
        var log = new AuditLog(Path, "robin", time ?? clock);
        for (var i = 0; i < count; i++)
        {
            log.Append(Event(i));
        }
    }

    private static AuditEvent Event(int number) => new()
    {
        Action = AuditAction.Revoke,
        Outcome = AuditOutcome.Succeeded,
        Provider = "acme",
        Fingerprint = $"tg1-{number}",
        Detail = "Grüße \"an\" alle\n",
    };
}
