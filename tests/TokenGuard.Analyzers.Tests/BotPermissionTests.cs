using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.OverBroadScopeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class BotPermissionTests
{
    [Fact]
    public Task A_client_library_that_reads_and_writes_masks_asks_for_nothing() => new Verify("""
        using Discord;

        class Mask
        {
            private ulong mask;

            public bool Administrator => Read(mask, GuildPermission.Administrator);

            public ulong Resolve(bool isOwner) => Read(mask, GuildPermission.Administrator) || isOwner ? ulong.MaxValue : mask;

            public void Modify(bool? administrator, bool administers)
            {
                Write(ref mask, administrator, GuildPermission.Administrator);
                Write(ref mask, administers, GuildPermission.Administrator);
            }

            static bool Read(ulong mask, GuildPermission flag) => (mask & (ulong)flag) != 0;

            static void Write(ref ulong mask, bool? isAllowed, GuildPermission flag) => mask = isAllowed == true ? mask | (ulong)flag : mask;
        }
        """).WithSource(Flags).RunAsync();

    [Fact]
    public Task What_collects_or_sets_permissions_asks_for_them() => new Verify("""
        using System.Collections.Generic;
        using Discord;

        class Bot
        {
            void Ask(HashSet<GuildPermission> wanted)
            {
                wanted.Add([|GuildPermission.Administrator|]);
                Write(true, [|GuildPermission.Administrator|]);
                TryRequest([|GuildPermission.Administrator|]);
            }

            static void Write(bool isAllowed, GuildPermission flag) { }

            static object TryRequest(GuildPermission flag) => flag;
        }
        """).WithSource(Flags).RunAsync();

    private const string Flags = """
        namespace Discord
        {
            [System.Flags]
            public enum GuildPermission : ulong { SendMessages = 2048, Administrator = 8 }
        }
        """;
}
