namespace TokenGuard.TokenApi.Http;

/// <summary>The one way to a provider.</summary>
public interface IApiClient
{
    /// <summary>Sends a request and reads the answer. Redirects are answers, never followed.</summary>
    /// <exception cref="ApiException">There is no whole answer.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellation);
}
