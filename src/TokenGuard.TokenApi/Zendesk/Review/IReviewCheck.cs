namespace TokenGuard.TokenApi.Zendesk.Review;

/// <summary>One thing that a review looks for.</summary>
internal interface IReviewCheck
{
    /// <summary>A short name, as in <c>idle</c>.</summary>
    string Name { get; }

    IEnumerable<ReviewAdvice> Look(ReviewContext context);
}
