using Microsoft.Data.Sqlite;

namespace TokenGuard.Server.Sandbox.Storage;

/// <summary>The current row of an answer, read by the names of its columns.</summary>
internal sealed class Row(SqliteDataReader reader)
{
    public long Integer(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public long? IntegerOrNull(string column) => IsNull(column) ? null : Integer(column);

    public bool Flag(string column) => Integer(column) != 0;

    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public DateTimeOffset Time(string column) => DateTimeOffset.FromUnixTimeMilliseconds(Integer(column));

    public DateTimeOffset? TimeOrNull(string column) => IsNull(column) ? null : Time(column);

    /// <summary>Words that were stored with blanks between them.</summary>
    public IReadOnlyList<string> Words(string column) => Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string>? WordsOrNull(string column) => IsNull(column) ? null : Words(column);

    public T Name<T>(string column)
        where T : struct, Enum => Enum.Parse<T>(Text(column));

    private bool IsNull(string column) => reader.IsDBNull(reader.GetOrdinal(column));
}
