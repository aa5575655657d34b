using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Text;
using Polly;
using Polly.Retry;

namespace TokenGuard.TokenApi.Http;

/// <summary>
/// Sends requests under the safety rules: TLS with checked certificates, only to the request's own hosts, no redirects,
/// no cookies, bounded answers, few tries. A proxy is used for https alone, as a tunnel that sees no secret.
/// </summary>
public sealed class ApiClient : IApiClient, IDisposable
{
    private readonly ApiOptions options;
    private readonly TimeProvider clock;
    private readonly TunnelProxy? proxy = TunnelProxy.FromEnvironment();
    private readonly HttpClient http;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);
    private readonly ResiliencePipeline<ApiAnswer> retries;
    private readonly RateLimits limits;

    /// <param name="options">What the user said.</param>
    /// <param name="clock">Waits and time-outs.</param>
    /// <exception cref="ApiException">The file of certificates cannot be read.</exception>
    public ApiClient(ApiOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        http = new HttpClient(NewHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        retries = NewRetries();
        limits = new RateLimits(clock);
    }

    public async Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        var url = AddressOf(request);
        var gate = gates.GetOrAdd(request.Provider, _ => new SemaphoreSlim(options.Concurrency));
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return request.Repeatable
                ? await retries.ExecuteAsync(async stop => await TryAsync(request, url, stop).ConfigureAwait(false), cancellation).ConfigureAwait(false)
                : await TryAsync(request, url, cancellation).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        foreach (var gate in gates.Values)
        {
            gate.Dispose();
        }
    }

    private Uri AddressOf(ApiRequest request)
    {
        var url = request.Url;
        var host = url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";
        if (url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0 || !request.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            throw new ApiException(ApiFailure.Refused, $"{url.GetLeftPart(UriPartial.Authority)} is not an address that a secret of {request.Provider} may go to");
        }

        return options.ProviderUrls.TryGetValue(request.Provider, out var sandbox) ? SandboxAddress.Redirect(sandbox, request.Tenant, url) : url;
    }

    private async Task<ApiAnswer> TryAsync(ApiRequest request, Uri url, CancellationToken cancellation)
    {
        await limits.WaitAsync(request.Url.IdnHost, options.LongestPause, cancellation).ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        using var message = MessageFor(request, url);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var answer = new ApiAnswer((int)response.StatusCode, HeadersOf(response), await ReadAsync(response, url, either.Token).ConfigureAwait(false));
            limits.Note(request.Url.IdnHost, answer);
            return answer;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ApiException(ApiFailure.TimedOut, $"{url.Host} gave no whole answer within {options.Timeout.TotalSeconds:0.#} seconds");
        }
        catch (HttpRequestException failure)
        {
            throw new ApiException(KindOf(failure), Describe(failure, url), failure);
        }
        catch (IOException failure)
        {
            throw new ApiException(ApiFailure.Broken, DescribeBreak(failure, url), failure);
        }
    }

    private HttpRequestMessage MessageFor(ApiRequest request, Uri url)
    {
        var message = new HttpRequestMessage(request.Method, url) { Content = request.Body is { } body ? new ByteArrayContent(body) : null };
        message.Content?.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        foreach (var (name, value) in request.Headers)
        {
            // A secret from a file may hold a line break, which would add headers, and one copied from a list an ellipsis,
            // which fails only after a connection was made.
            if (value.AsSpan().ContainsAny('\r', '\n', '\0') || !Ascii.IsValid(value) || !message.Headers.TryAddWithoutValidation(name, value))
            {
                throw new ApiException(ApiFailure.Refused, $"the value for the header {name} cannot be sent: it holds a line break or is no header text");
            }
        }

        return message;
    }

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers[name] = string.Join(", ", values);
        }

        return headers;
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, Uri url, CancellationToken cancellation)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                if (body.Length + count > options.MaxBody)
                {
                    throw new ApiException(ApiFailure.TooLarge, $"the answer of {url.Host} is larger than {options.MaxBody} bytes");
                }

                body.Write(buffer, 0, count);
            }

            return body.ToArray();
        }
    }

    private ResiliencePipeline<ApiAnswer> NewRetries() => new ResiliencePipelineBuilder<ApiAnswer> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<ApiAnswer>
        {
            MaxRetryAttempts = Math.Max(1, options.Tries - 1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = options.LongestWait,
            ShouldHandle = attempt => ValueTask.FromResult(options.Tries > 1 && IsWorthRetrying(attempt.Outcome)),
            DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result?.RetryAfter(clock.GetUtcNow())),
        })
        .Build();

    private bool IsWorthRetrying(Outcome<ApiAnswer> outcome) => outcome.Exception is ApiException failure
        ? failure.Failure is ApiFailure.Unreachable or ApiFailure.Broken or ApiFailure.TimedOut
        : outcome.Result is { Status: 429 or >= 500 } answer && (answer.RetryAfter(clock.GetUtcNow()) ?? TimeSpan.Zero) <= options.LongestWait;

    private SocketsHttpHandler NewHandler()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
            Proxy = proxy,
            UseProxy = proxy is not null,
        };
        if (options.CaFile is { } file)
        {
            handler.SslOptions.CertificateChainPolicy = CertificateTrust.With(file);
        }

        return handler;
    }

    private static ApiFailure KindOf(HttpRequestException failure) => failure switch
    {
        { InnerException: AuthenticationException } => ApiFailure.Tls,
        { HttpRequestError: HttpRequestError.SecureConnectionError } => ApiFailure.Tls,
        { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError } => ApiFailure.Unreachable,
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => ApiFailure.TooLarge,
        _ => ApiFailure.Broken,
    };

    private string Describe(HttpRequestException failure, Uri url) => KindOf(failure) switch
    {
        ApiFailure.Tls => $"no trusted TLS connection to {url.Host}: {(failure.InnerException ?? failure).Message}",
        ApiFailure.Unreachable => $"{url.Host} cannot be reached{(proxy?.IsBypassed(url) == false ? " through the proxy of HTTPS_PROXY" : "")}: {failure.Message}",
        ApiFailure.TooLarge => $"the answer of {url.Host} has too many headers",
        // The outer message is only that something went wrong.
        _ => DescribeBreak(failure.InnerException ?? failure, url),
    };

    /// <summary>Of an answer that is no HTTP nothing is repeated: it may hold what was sent, the secret among it.</summary>
    private static string DescribeBreak(Exception failure, Uri url) =>
        failure is HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }
            ? $"{url.Host} gave an answer that is no HTTP"
            : $"the connection to {url.Host} broke: {failure.Message}";
}
