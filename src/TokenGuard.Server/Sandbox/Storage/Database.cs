using Microsoft.Data.Sqlite;

namespace TokenGuard.Server.Sandbox.Storage;

/// <summary>The sandbox's state in SQLite: one connection, one transaction at a time, so that the log's order is the order of effects.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Lock gate = new();
    private SqliteTransaction? current;

    private Database(SqliteConnection connection) => this.connection = connection;

    /// <param name="file">Kept between starts; null for a database in memory.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public static Database Open(string? file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false }.ToString());
        var database = new Database(connection);
        try
        {
            connection.Open();
            database.Execute($"PRAGMA foreign_keys = ON");
            database.InTransaction(() => Schema.Create(database));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Dispose() => connection.Dispose();

    /// <summary>All of it or nothing; work inside of work joins the transaction.</summary>
    public T InTransaction<T>(Func<T> work)
    {
        lock (gate)
        {
            if (current is not null)
            {
                return work();
            }

            using var transaction = connection.BeginTransaction();
            current = transaction;
            try
            {
                var result = work();
                transaction.Commit();
                return result;
            }
            finally
            {
                current = null;
            }
        }
    }

    public void InTransaction(Action work) => InTransaction(() =>
    {
        work();
        return 0;
    });

    /// <summary>Runs a statement whose holes are parameters.</summary>
    /// <returns>How many rows changed.</returns>
    public int Execute(FormattableString statement)
    {
        lock (gate)
        {
            using var command = Prepare(statement);
            return command.ExecuteNonQuery();
        }
    }

    /// <summary>Inserts a row and tells its id.</summary>
    public long Insert(FormattableString statement)
    {
        lock (gate)
        {
            Execute(statement);
            return Query($"SELECT last_insert_rowid() AS id", row => row.Integer("id"))[0];
        }
    }

    public List<T> Query<T>(FormattableString query, Func<Row, T> read)
    {
        lock (gate)
        {
            using var command = Prepare(query);
            using var reader = command.ExecuteReader();
            var row = new Row(reader);
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(row));
            }

            return rows;
        }
    }

    /// <summary>The one row, or null if there is none.</summary>
    public T? Find<T>(FormattableString query, Func<Row, T> read)
        where T : class => Query(query, read).FirstOrDefault();

    private SqliteCommand Prepare(FormattableString statement)
    {
        var command = connection.CreateCommand();
        command.Transaction = current;
        var names = Enumerable.Range(0, statement.ArgumentCount).Select(i => $"@p{i}").ToArray();
#pragma warning disable CA2100 // Only constants of this program reach here: every hole became a parameter.
        command.CommandText = string.Format(null, statement.Format, names);
#pragma warning restore CA2100
        for (var i = 0; i < names.Length; i++)
        {
            command.Parameters.AddWithValue(names[i], ToStored(statement.GetArgument(i)));
        }

        return command;
    }

    private static object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        bool flag => flag ? 1L : 0L,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        IReadOnlyList<string> words => string.Join(' ', words),
        Enum name => name.ToString(),
        _ => value,
    };
}
