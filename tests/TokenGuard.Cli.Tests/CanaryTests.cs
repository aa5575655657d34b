using System.Text;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Cli.Tests;

/// <summary>Secrets of many rules in every place there is: no output and no temporary file may hold a piece of one.</summary>
public class CanaryTests
{
    private const int Piece = 12;
    private const int RulesApart = 5;

    [Fact]
    public void No_piece_of_a_secret_leaves_the_program()
    {
        using var repository = new PlantedRepository();
        using var aside = new TemporaryFolder();
        Directory.CreateDirectory(aside["tmp"]);
        var tokens = Token.Rules.Catalog.Rules.Where((rule, index) => index % RulesApart == 0)
            .Select((rule, index) => Token.Of(rule, 2000 + (ulong)index)).OfType<Token>()
            .Where(token => !token.Finding.FingerprintBasis.IsOfPlace && token.Value.Length >= 20 && token.Finding.Confidence > Engine.Confidence.Low)
            .ToList();
        Assert.InRange(tokens.Count, 20, int.MaxValue);
        Plant(repository, tokens);
        var pieces = PiecesOf(tokens);

        foreach (var arguments in Scans(repository, aside))
        {
            var run = BuiltProgram.RunIn(aside.Path, new Dictionary<string, string> { ["TMPDIR"] = aside["tmp"] }, arguments);

            Assert.Equal(1, run.ExitCode);
            AssertClean(run, pieces);
        }

        foreach (var arguments in Failures(repository, aside, tokens[0]))
        {
            var run = Cli.Run(arguments);

            Assert.Equal(2, run.ExitCode);
            AssertClean(run, pieces);
        }

        foreach (var file in Directory.EnumerateFiles(aside["tmp"], "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(aside["reports"]))
            .Where(file => !Path.GetFileName(file).StartsWith("dotnet-", StringComparison.Ordinal)))
        {
            AssertClean(file, pieces, "a file's name");
            AssertClean(File.ReadAllText(file), pieces, file);
        }
    }

    [Fact]
    public void The_search_itself_finds_a_piece()
    {
        var token = Token.New(111);
        var pieces = PiecesOf([token]);

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertClean($"…{token.Value[^Piece..]}…", pieces, "text"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(
            () => AssertClean(Convert.ToBase64String(Encoding.UTF8.GetBytes($"ab{token.Value}")), pieces, "text"));
    }

    private static IEnumerable<string[]> Scans(PlantedRepository repository, TemporaryFolder aside)
    {
        Directory.CreateDirectory(aside["reports"]);
        yield return
        [
            "scan", repository.Path, "--history", "--explain",
            "--report", $"json={aside["reports/r.json"]}", "--report", $"sarif={aside["reports/r.sarif"]}",
        ];
        yield return ["scan", repository.Path, "--history", "--format", "json", "--min-confidence", "low", "--explain"];
        yield return ["scan", $"file://{repository.Path}", "--format", "sarif"];
        yield return ["scan", repository.Path, "--staged", "--format", "json"];
    }

    private static IEnumerable<string[]> Failures(PlantedRepository repository, TemporaryFolder aside, Token token)
    {
        var wrong = aside.Write("wrong.toml", $"[scan]\nexclude = ['x']\n{token.Value} = 1\n[[suppression]]\nfingerprint = '{token.Value}'\n");
        var rules = aside.Write("rules.toml", $"[provider]\nid = 'x'\nname = '{token.Value}\n");
        yield return ["scan", repository.Path, "--config", wrong];
        yield return ["scan", repository.Path, "--rules", rules];
        yield return ["rules", "check", rules];
    }

    private static void Plant(PlantedRepository repository, List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            repository.Write($"settings/{i}.txt", tokens[i].Text);
            repository.Write($"together/{i / 10}.txt", string.Join(' ', tokens.Skip(i / 10 * 10).Take(10).Select(token => token.Text)));
            repository.Write($"encoded/{i}.txt", $"data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(tokens[i].Text))}\n");
        }

        var plain = Token.New(101);
        repository.Write("plain.txt", plain.Text);
        tokens.Add(plain);
        repository.Author = $"Ann {plain.Value}";
        repository.Commit($"Use {plain.Value} and {Convert.ToBase64String(Encoding.UTF8.GetBytes(plain.Value))}");
        repository.Write($"named-{plain.Value}.txt", plain.Text);
        repository.Git("branch", $"try-{plain.Value}");
        repository.Commit("Name a file after it");
        repository.Write("samples/counterexample.txt", $"{plain.Text} {plain.Value}\n# tokenguard:allow {plain.Value}\n{plain.Text}\n");
        repository.Commit($"Explain {tokens[0].Value}");
        Directory.Delete(repository["settings"], recursive: true);
        repository.Commit("Clean up");
        tokens.Add(Token.New(102));
        repository.Write("staged.txt", tokens[^1].Text);
        repository.Git("add", "staged.txt");
    }

    /// <summary>All pieces of twelve characters of the secrets, plain and in base64; what everybody may see is none.</summary>
    private static HashSet<string> PiecesOf(IReadOnlyCollection<Token> tokens)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            var begins = Math.Max(token.Rule.PublicPrefix, FixedBeginning.Of(token.Rule.Pattern).LengthIn(token.Value));
            AddPieces(token.Value, Math.Max(0, begins - Piece + 1));
            for (var shift = 0; shift < 3; shift++)
            {
                byte[] bytes = [.. new byte[shift], .. Encoding.UTF8.GetBytes(token.Value)];
                var form = Convert.ToBase64String(bytes)[(shift == 0 ? 0 : shift + 1)..(bytes.Length * 8 / 6)];
                var prefix = token.Rule.PublicPrefix * 8 / 6;
                AddPieces(form, Math.Max(0, prefix - Piece + 1));
            }
        }

        // What a rule's own definition says, such as the head of every web token, is no secret.
        var definitions = string.Join('\n', Token.Rules.Catalog.Rules.SelectMany(rule => rule.Checks.Append(rule.Pattern)));
        pieces.RemoveWhere(piece => definitions.Contains(piece, StringComparison.Ordinal));

        // Nor is a run of one character, plain or in base64: the formats of several tokens have one.
        pieces.RemoveWhere(piece => piece.AsSpan(4).SequenceEqual(piece.AsSpan(0, Piece - 4)));

        // Nor is the line that a key in a file begins or ends with, which other files have too.
        foreach (var line in tokens.SelectMany(token => token.Value.Split('\n')).Where(line => line.StartsWith("-----", StringComparison.Ordinal)).Distinct())
        {
            for (var shift = 0; shift < 3; shift++)
            {
                var form = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('-', shift) + line));
                pieces.RemoveWhere(piece => form.Contains(piece, StringComparison.Ordinal));
            }
        }

        return pieces;

        void AddPieces(string text, int from)
        {
            for (var i = from; i + Piece <= text.Length; i++)
            {
                pieces.Add(text.Substring(i, Piece));
            }
        }
    }

    private static void AssertClean(CommandRun run, HashSet<string> pieces)
    {
        AssertClean(run.Output, pieces, "standard output");
        AssertClean(run.Error, pieces, "standard error");
    }

    private static void AssertClean(string text, HashSet<string> pieces, string where)
    {
        for (var i = 0; i + Piece <= text.Length; i++)
        {
            if (pieces.Contains(text.Substring(i, Piece)))
            {
                Assert.Fail($"{where} holds a piece of a secret at {i}: {text[Math.Max(0, i - 60)..Math.Min(text.Length, i + 30)]}");
            }
        }
    }
}
