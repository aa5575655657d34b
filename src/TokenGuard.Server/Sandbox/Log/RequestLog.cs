using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.Storage;

namespace TokenGuard.Server.Sandbox.Log;

/// <summary>Every request to a provider, written in the transaction of its effect and before its answer goes out.</summary>
public sealed class RequestLog
{
    private const int LongestSegment = 24;
    private readonly Database database;
    private readonly SandboxClock clock;

    internal RequestLog(Database database, SandboxClock clock)
    {
        this.database = database;
        this.clock = clock;
    }

    /// <summary>All requests, the first one first.</summary>
    public IReadOnlyList<LoggedRequest> Read(long after = 0) =>
        database.Query($"SELECT * FROM requests WHERE id > {after} ORDER BY id", row => new LoggedRequest(
            row.Integer("id"),
            row.Time("at"),
            row.Text("method"),
            row.Text("path"),
            (int)row.Integer("status"),
            row.TextOrNull("credential"),
            row.Words("targets"),
            Lines(row.Text("changes")),
            row.Words("quirks")));

    internal void Write(SandboxRequest request, int status) => database.Insert($"""
        INSERT INTO requests (at, method, path, status, credential, targets, changes, quirks)
        VALUES ({clock.Now}, {request.Method}, {Masked(request.Path)}, {status}, {request.Credential}, {request.Targets},
            {string.Join('\n', request.Changes)}, {request.TakenQuirks.Select(Quirk.WordFor).ToList()})
        """);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A client may put a secret into the path, by mistake.</summary>
    private static string Masked(string path) =>
        string.Join('/', path.Split('/').Select(segment => segment.Length > LongestSegment ? "***" : segment));
}
