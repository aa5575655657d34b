using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using TokenGuard.Scanning.Locators;

namespace TokenGuard.Cli.Tests;

/// <summary>Tokens in archives: found in every kind of source, named by their path, and read again for <c>verify</c>.</summary>
public class ArchiveTests
{
    private static readonly Token First = Token.New(71);
    private static readonly Token Second = Token.New(72);

    [Fact]
    public void A_token_in_an_archive_is_reported_at_its_place_in_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.zip"], Zip("b/c.env", "one\n" + First.Text));
        File.WriteAllBytes(folder["d.tgz"], TarGz(("e.zip", Zip("f.env", Second.Text))));

        var run = Cli.Scan(folder.Path);

        Assert.Equal(
            [("a.zip!b/c.env", First.Line + 1, First.Fingerprint), ("d.tgz!e.zip!f.env", Second.Line, Second.Fingerprint)],
            run.Report.Findings.Select(finding => (finding.First.Path, finding.First.Line, finding.Fingerprint)).Order());
        Assert.Empty(run.Report.Problems);
        Assert.Contains("2 files, 2 files in 3 archives", Cli.Run("scan", folder.Path).Error, StringComparison.Ordinal);
        Assert.Contains($"a.zip!b/c.env:{First.Line + 1}", Cli.Run("scan", folder.Path).Output, StringComparison.Ordinal);
        Assert.Contains("\"uri\": \"a.zip!b/c.env\"", Cli.Run("scan", folder.Path, "--format", "sarif").Output, StringComparison.Ordinal);
        Assert.Empty(Cli.Scan(folder.Path, "--no-archives").Report.Findings);
    }

    [Fact]
    public void History_staged_changes_and_standard_input_are_seen_through()
    {
        using var repository = new PlantedRepository();
        File.WriteAllBytes(repository["old.zip"], Zip("x.env", First.Text));
        var commit = repository.Commit("Add an archive");
        File.Delete(repository["old.zip"]);
        repository.Commit("Remove it");
        File.WriteAllBytes(repository["new.zip"], Zip("y.env", Second.Text));
        repository.Git("add", "new.zip");

        var history = Cli.Scan(repository.Path, "--history").Report;
        var places = history.Findings.SelectMany(finding => finding.Places).Select(place => (place.Kind, place.Path, place.Commit)).Order();
        Assert.Contains(("history", "old.zip!x.env", commit), places);
        Assert.Equal(("staged", "new.zip!y.env"), (Cli.Scan(repository.Path, "--staged").Report.Only.First.Kind, Cli.Scan(repository.Path, "--staged").Report.Only.First.Path));

        var input = Cli.RunWith(new MemoryStream(Zip("z.env", First.Text)), "scan", "-", "--format", "json");
        Assert.Equal(First.Fingerprint, input.Report.Only.Fingerprint);
        Assert.Contains("<stdin>!z.env:", Cli.RunWith(new MemoryStream(Zip("z.env", First.Text)), "scan", "-").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!/bin/sh")]
    [InlineData("MZ")]
    [InlineData("\u007FELF")]
    public void A_script_and_what_begins_like_a_program_are_searched_in_every_kind_of_source(string beginning)
    {
        // A program may have an archive at its end, which is looked for where that costs nothing.
        using var repository = new PlantedRepository();
        var small = Encoding.UTF8.GetBytes($"{beginning}\n{First.Text}\n");
        byte[] large = [.. Encoding.UTF8.GetBytes($"{beginning}\n{Second.Text}\n"), .. Enumerable.Repeat((byte)'\n', 5 << 20)];
        File.WriteAllBytes(repository["small"], small);
        File.WriteAllBytes(repository["large"], large);
        File.WriteAllBytes(repository["both.tgz"], TarGz(("small", small), ("large", large)));
        repository.Commit("Add files");
        string[] both = [First.Fingerprint, Second.Fingerprint];

        Assert.Equal(both.Order(), Found(Cli.Scan(repository["both.tgz"])));
        Assert.Equal(both.Order(), Found(Cli.Scan(repository["small"], repository["large"])));
        Assert.Equal([First.Fingerprint], Found(Cli.RunWith(new MemoryStream(small), "scan", "-", "--format", "json")));
        Assert.Equal([Second.Fingerprint], Found(Cli.RunWith(new MemoryStream(large), "scan", "-", "--format", "json")));

        File.Delete(repository["both.tgz"]);
        File.Delete(repository["small"]);
        File.Delete(repository["large"]);
        repository.Commit("Remove them");
        Assert.Equal(both.Order(), Found(Cli.Scan(repository.Path, "--history")));
        repository.Git("repack", "-adq");
        var packed = Cli.Scan(repository.Path, "--history");
        Assert.Equal(both.Order(), Found(packed));
        Assert.Equal(["both.tgz!large", "both.tgz!small", "large", "small"], packed.Report.Findings.SelectMany(finding => finding.Places).Select(place => place.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_changed_archive_answers_for_what_it_adds()
    {
        using var repository = new PlantedRepository();
        File.WriteAllBytes(repository["a.zip"], Zip("x.env", First.Text));
        repository.Commit("Add an archive");
        File.WriteAllBytes(repository["a.zip"], Zip("x.env", First.Text + "\n" + Second.Text));
        repository.Git("add", "a.zip");
        Assert.Equal(Second.Fingerprint, Cli.Scan(repository.Path, "--staged").Report.Only.Fingerprint);
    }

    [Theory]
    [InlineData("exclude = ['a.zip!b/']")]
    [InlineData("exclude = ['b/']")]
    [InlineData("exclude = ['*.env']")]
    [InlineData("exclude = ['a.zip/b/c.env']")]
    public void Globs_hold_in_archives(string exclude)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.zip"], Zip("b/c.env", First.Text));
        folder.Write(".tokenguard.toml", "[scan]\n" + exclude + "\n");
        Assert.Empty(Cli.Scan(folder.Path).Report.Findings);
    }

    [Fact]
    public void A_limit_is_told_and_makes_the_scan_incomplete()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.zip"], Zip("b.zip", Zip("c.env", First.Text)));
        var run = Cli.Scan(folder["a.zip"], "--archive-depth", "1");
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("lies in 1 archives inside each other and was not opened (--archive-depth)", Assert.Single(run.Report.Problems).Text);
        Assert.Equal("a.zip!b.zip", Assert.Single(run.Report.Problems).Path);
    }

    [Fact]
    public void Broken_archives_are_named_and_read_as_far_as_they_go()
    {
        using var folder = new TemporaryFolder();
        var zip = Zip("c.env", First.Text);
        File.WriteAllBytes(folder["a.zip"], zip[..^30]);
        var run = Cli.Scan(folder["a.zip"]);
        Assert.Equal(First.Fingerprint, run.Report.Only.Fingerprint);
        Assert.Equal(1, run.ExitCode);
        Assert.False(run.Report.Complete);
    }

    [Fact]
    public void What_of_a_history_could_not_be_opened_is_told_by_its_path_and_can_be_left_out()
    {
        using var repository = new PlantedRepository();
        Directory.CreateDirectory(repository["d"]);
        File.WriteAllBytes(repository["d/a.zip"], Zip("b.zip", Zip("c.env", First.Text)));
        repository.Commit("Add an archive");
        File.Delete(repository["d/a.zip"]);
        repository.Commit("Remove it");
        Scan(3, "d/a.zip!b.zip");
        Scan(3, "a.zip!b.zip", "d");

        Directory.CreateDirectory(repository["e"]);
        File.WriteAllText(repository["e/f"], "nothing");
        Scan(0, null, "e");
        File.WriteAllText(repository[".tokenguard.toml"], "[scan]\nexclude = ['d/*.zip']\n");
        Scan(0, null);

        void Scan(int exitCode, string? path, string folder = "")
        {
            var run = Cli.Scan(repository[folder], "--history", "--archive-depth", "1");
            Assert.Equal(exitCode, run.ExitCode);
            Assert.Equal(path, run.Report.Problems.SingleOrDefault()?.Path);
        }
    }

    [Fact]
    public void Names_and_values_in_binaries_are_chance()
    {
        using var folder = new TemporaryFolder();
        var chosen = "password = \"" + string.Concat("kV8", "x!q2", "Lw9Z") + "\"\n";
        File.WriteAllBytes(folder["a.bin"], [0x7F, .. "ELF\0\0"u8, .. Encoding.ASCII.GetBytes(chosen), .. Encoding.ASCII.GetBytes(First.Text), 0]);
        File.WriteAllText(folder["b.txt"], chosen);
        var findings = Cli.Scan(folder.Path, "--min-confidence", "low").Report.Findings;
        Assert.Equal(["a.bin", "b.txt"], findings.Select(finding => finding.First.Path).Order());
        Assert.Equal(First.Fingerprint, findings.Single(finding => finding.First.Path == "a.bin").Fingerprint);
    }

    [Fact]
    public void A_secret_in_an_archive_is_read_again_where_a_report_says()
    {
        using var repository = new PlantedRepository();
        File.WriteAllBytes(repository["old.tgz"], TarGz(("e.zip", Zip("f.env", "line\n" + First.Text)), ("g.env", "nothing"u8.ToArray())));
        repository.Commit("Add an archive");
        File.Delete(repository["old.tgz"]);
        repository.Commit("Remove it");
        File.WriteAllBytes(repository["dump.sql.gz"], Gzip(Second.Text));
        var third = Token.New(73);
        File.WriteAllBytes(repository["new.zip"], Zip("y.env", third.Text));
        repository.Git("add", "new.zip");

        foreach (var (options, expected) in new (string[], Token[])[] { (["--history"], [First, Second, third]), (["--staged"], [third]), ([], [Second, third]) })
        {
            using var reports = new TemporaryFolder();
            Cli.Run(["scan", repository.Path, "--format", "json", "--output", reports["r.json"], .. options]);
            var stored = StoredReport.Read(reports["r.json"]);
            var locator = new SecretLocator(Token.Rules, null);
            var found = stored.Findings.Select(finding => locator.Find(finding, CancellationToken.None)?.Fingerprint.Value).Order();
            Assert.Equal(expected.Select(token => token.Fingerprint).Order(), found);
        }
    }

    [Fact]
    public void A_secret_on_a_page_of_a_pdf_file_is_reported_by_page_and_line_and_read_again()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.pdf", $"""
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] >> endobj
            3 0 obj << /Type /Page /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
            4 0 obj << >> stream
            BT /F 9 Tf 1 0 0 1 72 700 Tm (first) Tj 0 -12 Td [<{Convert.ToHexString(Encoding.ASCII.GetBytes(First.Text[..9]))}> 20 <{Convert.ToHexString(Encoding.ASCII.GetBytes(First.Text[9..]))}>] TJ ET
            endstream endobj
            5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Courier >> endobj
            trailer << /Root 1 0 R >>
            """);
        Cli.Run("scan", folder.Path, "--documents", "--format", "json", "--output", folder["r.json"]);
        var stored = Assert.Single(StoredReport.Read(folder["r.json"]).Findings);
        Assert.Equal(("a.pdf!page-1.txt", 2), (stored.Occurrences[0].Place.Path, stored.Occurrences[0].Start.Line));
        Assert.Equal(First.Fingerprint, new SecretLocator(Token.Rules, null).Find(stored, CancellationToken.None)?.Fingerprint.Value);
    }

    [Fact]
    public void A_secret_in_a_bundle_of_git_is_named_by_blob_and_path_and_read_again()
    {
        using var repository = new PlantedRepository();
        repository.Write("config/x.env", "line\n" + First.Text);
        repository.Commit("Add a file");
        var id = repository.Git("rev-parse", "HEAD:config/x.env").Trim();
        repository.Write("config/x.env", "nothing");
        repository.Commit("Take it away");
        using var folder = new TemporaryFolder();
        repository.Git("bundle", "create", "--quiet", folder["backup.bundle"], "--all");

        Cli.Run("scan", folder["backup.bundle"], "--format", "json", "--output", folder["r.json"]);
        var stored = Assert.Single(StoredReport.Read(folder["r.json"]).Findings);

        Assert.Equal(($"backup.bundle!{id[..10]}/config/x.env", First.Line + 1), (stored.Occurrences[0].Place.Path, stored.Occurrences[0].Start.Line));
        Assert.Equal(First.Fingerprint, new SecretLocator(Token.Rules, null).Find(stored, CancellationToken.None)?.Fingerprint.Value);
    }

    [Theory]
    [InlineData('+')]
    [InlineData('-')]
    public void A_key_of_many_lines_is_seen_in_a_patch_at_its_lines_there(char mark)
    {
        var key = Token.Of(Token.Rules.Catalog.Find("private-key-pem")!, 5)!;
        var lines = key.Text.TrimEnd('\n').Split('\n');
        var count = lines.Length;
        using var folder = new TemporaryFolder();
        folder.Write("a.patch", $"--- a/k\n+++ b/k\n@@ -1,{(mark == '-' ? count + 1 : 1)} +1,{(mark == '+' ? count + 1 : 1)} @@\n x\n" + string.Concat(lines.Select(line => $"{mark}{line}\n")));

        Cli.Run("scan", folder["a.patch"], "--format", "json", "--output", folder["r.json"]);
        var stored = Assert.Single(StoredReport.Read(folder["r.json"]).Findings);

        Assert.Equal(("private-key-pem", "a.patch", 5, 2), (stored.RuleId, stored.Occurrences[0].Place.Path, stored.Occurrences[0].Start.Line, stored.Occurrences[0].Start.Column));
        Assert.Equal(stored.Fingerprint, new SecretLocator(Token.Rules, null).Find(stored, CancellationToken.None)?.Fingerprint.Value);
    }

    private static byte[] Gzip(string content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(content));
        }

        return output.ToArray();
    }

    private static byte[] Zip(string name, string content) => Zip(name, Encoding.UTF8.GetBytes(content));

    private static IEnumerable<string> Found(CommandRun run) => run.Report.Findings.Select(finding => finding.Fingerprint).Order();

    private static byte[] Zip(string name, byte[] content)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return output.ToArray();
    }

    private static byte[] TarGz(params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            using var tar = new TarWriter(gzip);
            foreach (var (name, content) in files)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return output.ToArray();
    }
}
