namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>A part of an account that could not be read.</summary>
/// <param name="What">Which, as in <c>OAuth tokens</c>.</param>
/// <param name="Why">The reason, with its remedy.</param>
public sealed record InventoryGap(string What, string Why)
{
    public override string ToString() => $"{What}: {Why}";
}
