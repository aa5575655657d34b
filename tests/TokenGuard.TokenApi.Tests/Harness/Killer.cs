using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>Kills at one of the boundaries of a run.</summary>
internal sealed class Killer(int at)
{
    private int passed;

    public int At => at;

    /// <summary>True if the last record may have been torn: it was not acknowledged.</summary>
    public bool InRecord { get; private set; }

    public KillableClient Watch(IApiClient client) => new KillableClient(client, this);

    public KillableLog Watch(string log) => new(log, this);

    public void Pass(bool inRecord = false)
    {
        if (passed++ == at)
        {
            InRecord = inRecord;
            throw new KilledException();
        }
    }

    public void TearLastLine(string log, Random random)
    {
        if (!InRecord || !File.Exists(log))
        {
            return;
        }

        var bytes = File.ReadAllBytes(log);
        var start = bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n') + 1;
        File.WriteAllBytes(log, bytes[..random.Next(start, bytes.Length + 1)]);
    }
}
