namespace TokenGuard.TokenApi.Http;

/// <summary>A request that got no whole answer. The message holds no secret.</summary>
public sealed class ApiException : Exception
{
    public ApiException(ApiFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    public ApiFailure Failure { get; }

    /// <summary>True if the provider may have got the request, so that its effect is not known.</summary>
    public bool MayHaveArrived => Failure is ApiFailure.Broken or ApiFailure.TimedOut or ApiFailure.TooLarge;
}
