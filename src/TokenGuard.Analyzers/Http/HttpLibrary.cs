namespace TokenGuard.Analyzers.Http;

/// <summary>Whose methods a request is sent with.</summary>
internal enum HttpLibrary
{
    HttpClient,
    WebClient,
    WebRequest,
    RestSharp,
    Flurl,
}
