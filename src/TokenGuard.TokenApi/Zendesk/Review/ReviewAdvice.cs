using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review;

/// <summary>Something about a token that its owner should change.</summary>
/// <param name="Check">The check that says so.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Id">Which one; null for the account as a whole.</param>
/// <param name="Finding">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ReviewAdvice(string Check, ZendeskTokenKind Kind, long? Id, string Finding, string Remedy);
