using TokenGuard.Engine;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Migration;

namespace TokenGuard.TokenApi.Tests.Zendesk;

/// <summary>A migration of API token 7 with everything around it, in a folder that goes away.</summary>
internal sealed class MigrationRun : IMigrationTalk, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tokenguard-test-").FullName;

    public MigrationRun(MigrationGrant grant = MigrationGrant.Token)
    {
        OldValue = FakeZendesk.RandomValue(40);
        Account.Server.AddApiToken(7, OldValue);
        Account.Server.AddApiToken(8, FakeZendesk.RandomValue(40));
        Plan = new MigrationPlan { OldId = 7, Scopes = ["tickets:read"], Grant = grant, Store = Store };
    }

    public Account Account { get; } = new();

    public MemoryStore Store { get; } = new();

    public string OldValue { get; }

    public MigrationPlan Plan { get; set; }

    public bool Answer { get; set; } = true;

    public List<string> Told { get; } = [];

    public List<MigrationStep> Asked { get; } = [];

    public string StatePath => Path.Combine(folder, "state.json");

    public MigrationStateFile File => new(StatePath);

    public bool OldIsActive => (bool)Account.Server.ApiTokens[0]!["active"]!;

    /// <summary>A new run, as after an interruption.</summary>
    public Task<bool> RunAsync() => Migration(Account.Client).RunAsync(Plan, default);

    public Task UndoAsync() => Migration(Account.Client).UndoAsync(Plan.OldId, default);

    public ZendeskMigration Migration(ZendeskClient client) => new(client, File, Account.Audit, this);

    public void Tell(MigrationStep at, string message) => Told.Add($"{at}: {message}");

    public bool Confirm(MigrationStep at, string question)
    {
        Asked.Add(at);
        return Answer;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Keeps a secret in memory.</summary>
    internal sealed class MemoryStore : ISecretStore
    {
        public Secret? Value { get; set; }

        public bool IsFull { get; set; }

        public bool CanWrite => true;

        public bool ReadsBack { get; set; } = true;

        public int Reads { get; private set; }

        public Task<Secret> ReadAsync(CancellationToken cancellation)
        {
            Reads++;
            return Value is { } value ? Task.FromResult(value) : throw new SecretStoreException("there is nothing");
        }

        public Task WriteAsync(Secret secret, CancellationToken cancellation)
        {
            Value = IsFull ? throw new SecretStoreException("it is full") : secret;
            return Task.CompletedTask;
        }

        public override string ToString() => "memory:new";
    }
}
