using TokenGuard.Sources.Archives;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class SqliteTests
{
    private static readonly ArchiveOptions Documents = new() { Documents = true };

    [ProgramTheory("sqlite3")]
    [InlineData("UTF-8")]
    [InlineData("UTF-16le")]
    [InlineData("UTF-16be")]
    public void Values_are_whole_with_their_columns_names_also_over_the_borders_of_pages(string encoding)
    {
        var database = Make($"pragma encoding='{encoding}';pragma page_size=512;create table t(id integer primary key, [my name] text, n int);"
            + "with recursive c(x) as (select 1 union all select x+1 from c where x<300) insert into t select x, printf('%0*d', x * 20, x), -x from c;");
        var text = ArchiveReading.Of("a.db", database, Documents).Read.Single(part => part.StartsWith("a.db!t=", StringComparison.Ordinal));
        var expected = Enumerable.Range(1, 300).Select(i => $"my name: {i.ToString($"D{i * 20}", null)}\nn: -{i}\n\n").Order(StringComparer.Ordinal);
        Assert.Equal(expected, text["a.db!t=".Length..].Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row + "\n\n").Order(StringComparer.Ordinal));
    }

    [ProgramFact("sqlite3")]
    public void Deleted_pages_are_read_too()
    {
        var database = Make("pragma secure_delete=0;create table gone(a text);insert into gone values(printf('%0*d', 9000, 7) || 'deleted');drop table gone;");
        var reading = ArchiveReading.Of("a.db", database, Documents);
        Assert.Contains("deleted", reading.Read.Single(part => part.StartsWith("a.db!free-pages=", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(reading.Problems);
    }

    [ProgramFact("sqlite3")]
    public void No_byte_can_be_changed_so_that_reading_goes_on_for_ever()
    {
        var database = Make("pragma page_size=512;create table t(a text);with recursive c(x) as (select 1 union all select x+1 from c where x<40) insert into t select printf('%0*d', 90, x) from c;");
        for (var i = 0; i < database.Length; i += i < 1024 ? 1 : 37)
        {
            byte[] changed = [.. database];
            changed[i] ^= 0xFF;
            Assert.InRange(ArchiveReading.Of("a.db", changed, Documents).Read.Sum(part => part.Length), 0, 20 * database.Length);
        }
    }

    [ProgramFact("sqlite3")]
    public void A_database_is_a_file_unless_documents_are_wanted()
    {
        var database = Make("create table t(a text);");
        Assert.StartsWith("a.db=SQLite format 3", Assert.Single(ArchiveReading.Of("a.db", database).Read), StringComparison.Ordinal);
    }

    /// <summary>A database made by the program of this machine.</summary>
    private static byte[] Make(string statements)
    {
        using var folder = new TemporaryFolder();
        TemporaryFolder.Run("sqlite3", ["made.db", statements], folder.Path);
        return File.ReadAllBytes(folder["made.db"]);
    }
}
