using System.Text;
using System.Text.Json;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.Storage;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Zendesk.Migration;

namespace TokenGuard.TokenApi.Tests.Storage;

/// <summary>The reader of JSON shows in its messages what begins like a literal and is none.</summary>
public sealed class JsonFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string secret = "f0" + MadeUp.Text();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_reader_shows_it_and_we_tell_the_place_alone()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse($"{{\n \"a\": {secret} }}"));

        Assert.Contains(secret, failure.Message, StringComparison.Ordinal);
        Assert.Equal("it is no JSON at line 2, byte 8", JsonFault.Describe(failure));
    }

    [Fact]
    public void A_failure_without_a_place_and_one_of_another_kind_are_told()
    {
        Assert.Equal("it is no JSON", JsonFault.Describe(new JsonException(secret)));
        Assert.Equal("gone", JsonFault.Describe(new IOException("gone")));
    }

    [Fact]
    public void A_plan_does_not_show_it() =>
        Hides(Assert.Throws<RevocationException>(() => RevocationPlan.Read(Encoding.UTF8.GetBytes(secret), "plan.json")));

    [Fact]
    public void A_state_of_a_migration_does_not_show_it()
    {
        var path = folder.File("state.json");
        File.WriteAllText(path, secret);

        Hides(Assert.Throws<MigrationException>(() => new MigrationStateFile(path).Read()));
    }

    private void Hides(Exception failure)
    {
        Assert.Contains("it is no JSON at line 1, byte 2", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, failure.Message, StringComparison.Ordinal);
    }
}
