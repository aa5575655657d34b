using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Storage;

namespace TokenGuard.Server.Sandbox.Audit;

/// <summary>What an account's audit log says: who did what to which credential.</summary>
internal sealed class AuditTrail(Database database, SandboxClock clock)
{
    public void Add(Account account, User actor, AuditEntry entry) => database.Insert($"""
        INSERT INTO audit_events (account_id, action, actor_id, actor_name, source_type, source_id, source_label, change_description, ip_address, created_at)
        VALUES ({account.Id}, {entry.Action}, {actor.Id}, {actor.Name}, {entry.SourceType}, {entry.SourceId}, {entry.SourceLabel}, {entry.Change},
            {"127.0.0.1"}, {clock.Now})
        """);

    /// <summary>The newest first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="url">Of the resource, for the links of each event.</param>
    public IReadOnlyList<JsonObject> List(long account, string url) => database.Query(
        $"SELECT * FROM audit_events WHERE account_id = {account} ORDER BY id DESC",
        row => new JsonObject
        {
            ["id"] = row.Integer("id"),
            ["url"] = $"{url}/{row.Integer("id")}.json",
            ["action"] = row.Text("action"),
            ["action_label"] = row.Text("action") switch { "create" => "Created", "destroy" => "Deleted", _ => "Updated" },
            ["actor_id"] = row.Integer("actor_id"),
            ["actor_name"] = row.Text("actor_name"),
            ["source_type"] = row.Text("source_type"),
            ["source_id"] = row.Integer("source_id"),
            ["source_label"] = row.Text("source_label"),
            ["change_description"] = row.Text("change_description"),
            ["ip_address"] = row.Text("ip_address"),
            ["created_at"] = WireTime.Write(row.Time("created_at")),
        });
}
