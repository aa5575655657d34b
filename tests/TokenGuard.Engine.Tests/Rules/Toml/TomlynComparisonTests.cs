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

    [Fact]
    public void What_Tomlyn_rejects_is_rejected_and_what_both_accept_is_the_same()
    {
        var (rejected, accepted) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var text = new TomlGenerator(seed).DamagedDocument();
            var ours = FromOurs(text);
            var theirs = TomlynReading.Write(text);
            if (theirs is null)
            {
                rejected++;
                Assert.True(ours is null, $"seed {seed} reads as {ours}:\n{text}");
            }
            else if (ours is not null)
            {
                accepted++;
                Assert.Equal(theirs, ours);
            }
        }

        Assert.InRange(rejected, 500, 3000);
        Assert.InRange(accepted, 500, 3000);
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
