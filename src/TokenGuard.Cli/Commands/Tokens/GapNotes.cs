using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>What of an account could not be read, in words.</summary>
internal static class GapNotes
{
    public static IReadOnlyList<string> Of(ZendeskInventory inventory) => [.. inventory.Gaps.Select(gap => gap.ToString())];

    public static void Tell(ZendeskInventory inventory, TextWriter error)
    {
        foreach (var gap in inventory.Gaps)
        {
            error.WriteLine($"tokenguard: warning: not read: {gap}");
        }
    }
}
