using System.Text;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// SQLite databases: each table is a text with a line for each value, its column's name before it, and deleted pages are
/// one more. The file is read without SQLite, so that no database runs code of it.
/// </summary>
internal sealed class SqliteFormat : IArchiveFormat
{
    private const int SchemaRoot = 1;
    private const int SchemaColumns = 5;

    public bool IsDocument => true;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length >= SqliteFile.HeaderLength && head.StartsWith("SQLite format 3\0"u8);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        var file = new SqliteFile(input.OpenSeekable());
        var tables = new List<SqliteTable> { SqliteTable.Schema };
        foreach (var row in file.Rows(SchemaRoot))
        {
            var values = SqliteRecord.Read(row, file.Encoding).ToList();
            if (values.Count >= SchemaColumns && Encoding.UTF8.GetString(values[0]) == "table" && int.TryParse(Encoding.UTF8.GetString(values[3]), out var root) && root > 0)
            {
                tables.Add(SqliteTable.Parse(Encoding.UTF8.GetString(values[1]), root, Encoding.UTF8.GetString(values[4])));
            }
        }

        file.ForgetSeen();
        foreach (var table in tables)
        {
            yield return new ArchiveMember(MemberName.Of(table.Name), () => input.Unpacked(new ChunkStream(Lines(file, table))));
        }

        yield return new ArchiveMember("free-pages", () => input.Unpacked(new ChunkStream(file.FreePages())));
        if (file.Damage is { } damage)
        {
            input.NoteDamage(damage);
        }
    }

    private static IEnumerable<byte[]> Lines(SqliteFile file, SqliteTable table)
    {
        foreach (var row in file.Rows(table.Root))
        {
            foreach (var (index, value) in SqliteRecord.Read(row, file.Encoding).Index())
            {
                if (value.Length > 0)
                {
                    yield return [.. Encoding.UTF8.GetBytes(index < table.Columns.Count ? table.Columns[index] + ": " : ""), .. value, (byte)'\n'];
                }
            }

            yield return [(byte)'\n'];
        }
    }
}
