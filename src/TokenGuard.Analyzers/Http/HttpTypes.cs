using TokenGuard.Analyzers.Hosting;

namespace TokenGuard.Analyzers.Http;

/// <summary>The types without which a compilation sends no request.</summary>
internal static class HttpTypes
{
    private static readonly string[] Names = ["System.Net.Http.HttpMessageInvoker", "System.Net.WebRequest", "System.Net.WebClient", "RestSharp.IRestClient", "Flurl.Http.IFlurlRequest"];

    public static bool AnyIn(GuardCompilation guard) => Names.Any(guard.HasType);
}
