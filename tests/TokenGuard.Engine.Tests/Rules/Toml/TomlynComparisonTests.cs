using System.Text;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Tests.Rules.Toml;

/// <summary>Holds the reader against Tomlyn, an implementation of the whole specification.</summary>
public class TomlynComparisonTests
{
    [Fact]
    public void Every_rule_file_says_the_same_to_both()
    {
        var files = Directory.GetFiles(RepositoryFiles.Find("rules"), "*.toml");
        Assert.NotEmpty(files);
        Assert.All(files, file => AssertSame(File.ReadAllText(file)));
    }

    [Fact]
    public void Generated_documents_say_the_same_to_both()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            AssertSame(new TomlGenerator(seed).Document());
        }
    }

    // Values are not compared here: Tomlyn 2.10 loses elements where tables of one array stand apart, which TOML allows.
    [Fact]
    public void What_Tomlyn_rejects_is_rejected()
    {
        var rejected = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var text = new TomlGenerator(seed).DamagedDocument();
            if (TomlynReading.Write(text) is null)
            {
                rejected++;
                var ours = FromOurs(text);
                Assert.True(ours is null, $"seed {seed} reads as {ours}:\n{text}");
            }
        }

        Assert.InRange(rejected, 500, 3000);
    }

    private static void AssertSame(string text)
    {
        var expected = TomlynReading.Write(text);
        Assert.True(expected is not null, text);
        Assert.Equal(expected, FromOurs(text));
    }

    private static string? FromOurs(string text)
    {
        try
        {
            // TOML leaves open whether line ends inside strings are normalised.
            return TomlReading.Write(TomlDocument.Parse("a.toml", Encoding.UTF8.GetBytes(text)).Root).ReplaceLineEndings("\n");
        }
        catch (TomlException)
        {
            return null;
        }
    }
}
