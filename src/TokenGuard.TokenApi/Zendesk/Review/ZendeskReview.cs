using TokenGuard.TokenApi.Zendesk.Review.Checks;

namespace TokenGuard.TokenApi.Zendesk.Review;

/// <summary>Looks through an account's tokens for what its owner should change.</summary>
public static class ZendeskReview
{
    private static readonly IReviewCheck[] Checks =
    [
        new LeakCheck(), new RetirementCheck(), new IdleCheck(), new NeverUsedCheck(), new ErasureCheck(), new NoExpiryCheck(),
        new FullAccessCheck(), new ImpersonateCheck(), new OwnerGoneCheck(), new PublicClientCheck(),
    ];

    /// <summary>The names of all checks, in the order in which they report.</summary>
    public static IReadOnlyList<string> CheckNames { get; } = [.. Checks.Select(check => check.Name)];

    /// <summary>All advice, by token: API tokens, OAuth tokens, clients.</summary>
    public static IReadOnlyList<ReviewAdvice> Run(ReviewContext context) =>
        [.. Checks.SelectMany(check => check.Look(context)).OrderBy(advice => advice.Kind).ThenBy(advice => advice.Id)];
}
