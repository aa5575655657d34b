using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.OverBroadScopeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Scopes that client libraries take.</summary>
public sealed class OverBroadScopeLibraryTests
{
    private static readonly Type Msal = typeof(Microsoft.Identity.Client.IConfidentialClientApplication);

    [Fact]
    public Task Msal_in_application_flows() => new Verify("""
        using System.Threading.Tasks;
        using Microsoft.Identity.Client;

        class Daemon(IConfidentialClientApplication app)
        {
            Task<AuthenticationResult> DefaultAsync() => app.AcquireTokenForClient(new[] { "https://graph.microsoft.com/.default" }).ExecuteAsync();

            Task<AuthenticationResult> WideAsync() => app.AcquireTokenForClient(new[] { [|"https://graph.microsoft.com/Directory.ReadWrite.All"|] }).ExecuteAsync();

            Task<AuthenticationResult> BehalfAsync(string token) => app.AcquireTokenOnBehalfOf(["https://graph.microsoft.com/.default"], new UserAssertion(token)).ExecuteAsync();
        }
        """).With(Msal).RunAsync();

    [Fact]
    public Task Msal_in_delegated_flows() => new Verify("""
        using System.Threading.Tasks;
        using Microsoft.Identity.Client;

        class Desktop(IPublicClientApplication app)
        {
            private readonly string[] narrow = { "User.Read", "Mail.Read" };
            private readonly string[] wide = { "User.Read", [|"Files.ReadWrite.All"|], [|"Sites.FullControl.All"|] };

            Task<AuthenticationResult> DefaultAsync() => app.AcquireTokenInteractive(new[] { [|"https://graph.microsoft.com/.default"|] }).ExecuteAsync();

            Task<AuthenticationResult> NarrowAsync() => app.AcquireTokenInteractive(narrow).ExecuteAsync();

            Task<AuthenticationResult> WideAsync() => app.AcquireTokenInteractive(wide).WithExtraScopesToConsent(new[] { [|"User.ReadWrite.All"|] }).ExecuteAsync();

            Task<AuthenticationResult> SilentAsync(IAccount account) => app.AcquireTokenSilent([[|"Directory.AccessAsUser.All"|]], account).ExecuteAsync();

            Task<AuthenticationResult> DeviceAsync() => app.AcquireTokenWithDeviceCode(new[] { [|"Group.ReadWrite.All"|] }, code => Task.CompletedTask).ExecuteAsync();
        }
        """).With(Msal).RunAsync();

    [Fact]
    public Task Azure_identity() => new Verify("""
        using System.Threading;
        using Azure.Core;
        using Azure.Identity;

        class Service
        {
            static AccessToken Default() => new DefaultAzureCredential().GetToken(new TokenRequestContext(new[] { "https://graph.microsoft.com/.default" }), CancellationToken.None);

            static AccessToken Management() => new DefaultAzureCredential().GetToken(new(["https://management.azure.com/.default"]), default);

            static AccessToken Wide() => new InteractiveBrowserCredential().GetToken(new TokenRequestContext([[|"https://graph.microsoft.com/Directory.ReadWrite.All"|], "User.Read"]), default);
        }
        """).With(typeof(Azure.Identity.DefaultAzureCredential)).RunAsync();

    [Fact]
    public Task Open_id_connect_options() => new Verify("""
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        using Microsoft.Extensions.DependencyInjection;

        static class Startup
        {
            static void Configure(IServiceCollection services) => services.AddAuthentication().AddOpenIdConnect(options =>
            {
                options.Authority = "https://login.microsoftonline.com/common/v2.0";
                options.Scope.Clear();
                options.Scope.Add("openid");
                options.Scope.Add("profile");
                options.Scope.Add("User.Read");
                options.Scope.Add([|"Mail.ReadWrite"|]);
                options.Scope.Add([|"*"|]);
            });
        }
        """).With(typeof(Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions)).RunAsync();

    [Fact]
    public Task Oauth_handlers_by_name() => new Verify("""
        using AspNet.Security.OAuth.GitHub;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.OAuth;
        using Microsoft.Extensions.DependencyInjection;

        static class Startup
        {
            static void Configure(IServiceCollection services) => services.AddAuthentication()
                .AddGitHub(options =>
                {
                    options.Scope.Add([|"repo"|]);
                    options.Scope.Add("user:email");
                })
                .AddOAuth("GitLab", options => options.Scope.Add([|"api"|]))
                .AddOAuth("Slack", options => options.Scope.Add("users:read"));

            static GitHubAuthenticationOptions Make() => new() { Scope = { "read:user", [|"admin:org"|] } };
        }
        """).WithSource("""
        using System;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.OAuth;

        namespace AspNet.Security.OAuth.GitHub
        {
            public class GitHubAuthenticationOptions : OAuthOptions { }

            public static class GitHubAuthenticationExtensions
            {
                public static AuthenticationBuilder AddGitHub(this AuthenticationBuilder builder, Action<GitHubAuthenticationOptions> configure) => builder;
            }
        }
        """).RunAsync();

    [Fact]
    public Task Google_credentials() => new Verify("""
        using Google.Apis.Auth.OAuth2;
        using Google.Apis.Storage.v1;

        class Storage
        {
            static GoogleCredential Cloud() => GoogleCredential.GetApplicationDefault().CreateScoped([|"https://www.googleapis.com/auth/cloud-platform"|]);

            static GoogleCredential Constant() => GoogleCredential.GetApplicationDefault().CreateScoped([|StorageService.ScopeConstants.CloudPlatform|]);

            static GoogleCredential Field() => GoogleCredential.GetApplicationDefault().CreateScoped(new[] { [|StorageService.Scope.CloudPlatform|] });

            static GoogleCredential Narrow() => GoogleCredential.GetApplicationDefault().CreateScoped(StorageService.Scope.DevstorageReadOnly, "https://www.googleapis.com/auth/pubsub");

            static ServiceAccountCredential.Initializer Account(string id) => new(id) { Scopes = [[|"https://www.googleapis.com/auth/cloud-platform"|]] };
        }
        """).With(typeof(Google.Apis.Auth.OAuth2.GoogleCredential), typeof(Google.Apis.Storage.v1.StorageService)).RunAsync();

    [Fact]
    public Task Google_scopes_that_are_fields_alone() => new Verify("""
        using Google.Apis.Drive.v3;
        using Google.Apis.Gmail.v1;

        class Backup
        {
            static readonly string[] Wide = { [|DriveService.Scope.Drive|], [|GmailService.Scope.MailGoogleCom|] };
            static readonly string[] Narrow = { DriveService.Scope.DriveFile, DriveService.Scope.DriveReadonly };
        }
        """).WithSource("""
        namespace Google.Apis.Drive.v3
        {
            public class DriveService { public class Scope { public static string Drive = "", DriveFile = "", DriveReadonly = ""; } }
        }
        namespace Google.Apis.Gmail.v1
        {
            public class GmailService { public class Scope { public static string MailGoogleCom = ""; } }
        }
        """).RunAsync();

    [Fact]
    public Task Octokit() => new Verify("""
        using Octokit;

        class Login
        {
            static OauthLoginRequest Wide() => new("id") { Scopes = { [|"user"|], [|"repo"|], "notifications" } };

            static OauthLoginRequest Narrow() => new("id") { Scopes = { "read:user", "user:email" } };

            static OauthDeviceFlowRequest Device()
            {
                var request = new OauthDeviceFlowRequest("id");
                request.Scopes.Add([|"delete_repo"|]);
                return request;
            }

            static NewAuthorization Authorization() => new("note", new[] { [|"admin:org"|], "public_repo" });
        }
        """).With(typeof(Octokit.OauthLoginRequest)).RunAsync();

    [Fact]
    public Task Identity_model() => new Verify("""
        using System.Net.Http;
        using System.Threading.Tasks;
        using Duende.IdentityModel.Client;

        class Tokens(HttpClient http)
        {
            Task<TokenResponse> ZendeskAsync(string secret) => http.RequestClientCredentialsTokenAsync(new ClientCredentialsTokenRequest
            {
                Address = "https://acme.zendesk.com/oauth/tokens",
                ClientId = "id",
                ClientSecret = secret,
                Scope = [|"read write"|],
            });

            Task<TokenResponse> EverythingAsync(string secret) => http.RequestClientCredentialsTokenAsync(new ClientCredentialsTokenRequest
            {
                Address = "https://login.acme.example/connect/token",
                ClientId = "id",
                ClientSecret = secret,
                Scope = [|"*"|],
            });

            Task<TokenResponse> OwnAsync(string secret) => http.RequestClientCredentialsTokenAsync(new ClientCredentialsTokenRequest
            {
                Address = "https://login.acme.example/connect/token",
                ClientId = "id",
                ClientSecret = secret,
                Scope = "orders.read",
            });
        }
        """).With(typeof(Duende.IdentityModel.Client.ClientCredentialsTokenRequest)).RunAsync();

    [Fact]
    public Task Stripe_connect() => new Verify("""
        using Stripe;

        class Connect
        {
            static OAuthTokenCreateOptions Wide() => new() { GrantType = "authorization_code", Scope = [|"read_write"|] };

            static OAuthTokenCreateOptions Narrow() => new() { GrantType = "authorization_code", Scope = "read_only" };
        }
        """).With(typeof(Stripe.OAuthTokenCreateOptions)).RunAsync();

    [Fact]
    public Task Rest_sharp() => new Verify("""
        using RestSharp;

        class Zendesk
        {
            static RestRequest Form(string id) => new RestRequest("oauth/tokens", Method.Post)
                .AddParameter("grant_type", "client_credentials")
                .AddParameter("client_id", id)
                .AddParameter("scope", [|"read write"|]);

            static RestRequest Query(string id)
            {
                var request = new RestRequest("https://github.com/login/oauth/authorize");
                request.AddQueryParameter("client_id", id);
                request.AddQueryParameter("scope", [|"repo"|]);
                return request;
            }

            static RestRequest Json(string id) => new RestRequest("oauth/tokens", Method.Post).AddJsonBody(new { client_id = id, scope = [|"impersonate"|] });
        }
        """).With(typeof(RestSharp.RestClient)).RunAsync();

    [Fact]
    public Task Flurl() => new Verify("""
        using System.Threading.Tasks;
        using Flurl;
        using Flurl.Http;

        class Login
        {
            static string Url(string id) => "https://github.com/login/oauth/authorize".SetQueryParam("client_id", id).SetQueryParam("scope", [|"repo user"|]);

            static string Many(string id) => "https://gitlab.com/oauth/authorize".SetQueryParams(new { client_id = id, scope = [|"api"|] });

            static Task PostAsync(string id) => "https://acme.zendesk.com/oauth/tokens".PostUrlEncodedAsync(new { client_id = id, grant_type = "client_credentials", scope = [|"write"|] });

            static Task NarrowAsync(string id) => "https://acme.zendesk.com/oauth/tokens".PostJsonAsync(new { client_id = id, grant_type = "client_credentials", scope = "tickets:write" });
        }
        """).With(typeof(global::Flurl.Http.FlurlClient)).RunAsync();

    [Fact]
    public Task Query_helpers() => new Verify("""
        using System.Collections.Generic;
        using Microsoft.AspNetCore.WebUtilities;

        class Login
        {
            static string Url(string id) => QueryHelpers.AddQueryString("https://github.com/login/oauth/authorize", new Dictionary<string, string?>
            {
                ["client_id"] = id,
                ["scope"] = [|"repo"|],
            });

            static string One() => QueryHelpers.AddQueryString("https://gitlab.com/oauth/authorize", "scope", [|"api"|]);
        }
        """).RunAsync();

    [Fact]
    public Task Identity_web() => new Verify("""
        using System.Threading.Tasks;
        using Microsoft.Identity.Web;

        [AuthorizeForScopes(Scopes = new[] { [|"User.ReadWrite.All"|] })]
        class HomeController(ITokenAcquisition tokens)
        {
            [AuthorizeForScopes(Scopes = new[] { "User.Read" })]
            Task<string> UserAsync() => tokens.GetAccessTokenForUserAsync(new[] { [|"Directory.ReadWrite.All"|] });

            Task<string> AppAsync() => tokens.GetAccessTokenForAppAsync("https://graph.microsoft.com/.default");

            static void Configure(MicrosoftIdentityWebAppAuthenticationBuilder builder) =>
                builder.EnableTokenAcquisitionToCallDownstreamApi(new string[] { "User.Read", [|"Group.ReadWrite.All"|] });

            [RequiredScope("Directory.ReadWrite.All")]
            void Accept() { }
        }
        """).WithSource("""
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace Microsoft.Identity.Web
        {
            [AttributeUsage(AttributeTargets.All)]
            public class AuthorizeForScopesAttribute : Attribute { public string[]? Scopes { get; set; } }

            [AttributeUsage(AttributeTargets.All)]
            public class RequiredScopeAttribute(params string[] acceptedScopes) : Attribute { public string[] Scopes = acceptedScopes; }

            public interface ITokenAcquisition
            {
                Task<string> GetAccessTokenForUserAsync(IEnumerable<string> scopes);
                Task<string> GetAccessTokenForAppAsync(string scope);
            }

            public class MicrosoftIdentityWebAppAuthenticationBuilder
            {
                public void EnableTokenAcquisitionToCallDownstreamApi(IEnumerable<string>? initialScopes = null) { }
            }
        }
        """).RunAsync();

    [Fact]
    public Task Graph_client() => new Verify("""
        using Azure.Identity;
        using Microsoft.Graph;

        class Graph
        {
            static GraphServiceClient Wide() => new(new DefaultAzureCredential(), new[] { [|"RoleManagement.ReadWrite.Directory"|] });

            static GraphServiceClient Narrow() => new GraphServiceClient(new DefaultAzureCredential(), ["https://graph.microsoft.com/.default"]);
        }
        """).With(typeof(Azure.Identity.DefaultAzureCredential)).WithSource("""
        namespace Microsoft.Graph
        {
            public class GraphServiceClient(Azure.Core.TokenCredential tokenCredential, System.Collections.Generic.IEnumerable<string>? scopes = null)
            {
                public object Credential = tokenCredential;
                public object? Scopes = scopes;
            }
        }
        """).RunAsync();

    [Fact]
    public Task Discord_libraries() => new Verify("""
        using Discord;

        class Bot
        {
            const ulong InvitePermissions = [|8|];

            static string Invite(ulong id) => [|$"https://discord.com/oauth2/authorize?client_id={id}&scope=bot&permissions={(ulong)GuildPermission.Administrator}"|];

            static object Ask() => new { client_id = 1, permissions = [|GuildPermission.Administrator|] };

            static bool Has(GuildPermission permission) => permission.HasFlag(GuildPermission.Administrator);

            static bool Is(GuildPermission permission) => (permission & GuildPermission.Administrator) != 0;

            [RequireUserPermission(GuildPermission.Administrator)]
            void Command() { }
        }
        """).WithSource("""
        namespace Discord
        {
            [System.Flags]
            public enum GuildPermission : ulong { SendMessages = 2048, Administrator = 8 }

            public class RequireUserPermissionAttribute(GuildPermission permission) : System.Attribute { public GuildPermission Permission = permission; }
        }
        """).RunAsync();

    [Fact]
    public Task Constants_of_another_file_are_reported_where_they_are_used() => new Verify("""
        using Octokit;

        class Login
        {
            static OauthLoginRequest Make() => new("id") { Scopes = { [|GitHubNames.Everything|], GitHubNames.Profile } };
        }
        """).With(typeof(Octokit.OauthLoginRequest)).WithSource("""
        static class GitHubNames
        {
            public const string Everything = "repo";
            public const string Profile = "read:user";
        }
        """).RunAsync();
}
