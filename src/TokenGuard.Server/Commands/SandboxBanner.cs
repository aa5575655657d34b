using TokenGuard.Server.Sandbox;

namespace TokenGuard.Server.Commands;

/// <summary>What a sandbox says when it has started: where it is, and the credentials to try.</summary>
internal static class SandboxBanner
{
    public static async Task WriteAsync(SandboxServer server, TextWriter output)
    {
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        await output.WriteLineAsync($"Sandbox at {address}");
        await output.WriteLineAsync($"Point tokenguard at it: --provider-url zendesk={address}");
        if (server.Demo.Count == 0)
        {
            await output.WriteLineAsync("The data was there already: its credentials were shown when it was made.");
        }

        foreach (var account in server.Demo.GroupBy(demo => demo.Account))
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"{account.Key}: {address}/{account.Key}");
            foreach (var demo in account)
            {
                await output.WriteLineAsync($"  {demo.Credential.Value}  {demo.Credential.Reference}, {demo.Note}");
            }
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync("All credentials are made up and work here only. Ctrl-C stops the sandbox.");
    }
}
