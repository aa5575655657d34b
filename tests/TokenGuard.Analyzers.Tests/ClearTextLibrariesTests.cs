using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.ClearTextTransportAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>TG2002 in client libraries; what concerns the base library is in <see cref="ClearTextTransportTests"/>.</summary>
public sealed class ClearTextLibrariesTests
{
    [Fact]
    public Task Settings_that_allow_open_lines_are_reported() => new Verify("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        class Startup
        {
            void Configure(WebApplicationBuilder builder)
            {
                builder.Services.AddAuthentication().AddOpenIdConnect(options =>
                {
                    options.Authority = [|"http://login.example.com"|];
                    [|options.RequireHttpsMetadata = false|];
                });
                builder.Services.AddAuthentication().AddOpenIdConnect(options =>
                {
                    options.Authority = "https://login.example.com";
                    options.RequireHttpsMetadata = !builder.Environment.IsDevelopment();
                    if (builder.Environment.IsDevelopment())
                    {
                        options.RequireHttpsMetadata = false;
                    }
                });
                builder.Services.AddAuthentication().AddOpenIdConnect(options =>
                {
                    options.Authority = "https://login.example.com";
                    options.RequireHttpsMetadata = false;
                });
                builder.Services.AddAuthentication().AddOpenIdConnect(options =>
                {
                    options.Authority = "http://localhost:5001";
                    options.RequireHttpsMetadata = false;
                });
                builder.Services.AddAuthentication().AddOpenIdConnect(options =>
                {
                    options.Authority = builder.Configuration["Authority"];
                    [|options.RequireHttpsMetadata = false|];
                });
                new Duende.IdentityModel.Client.DiscoveryPolicy { [|RequireHttps = false|] };
                new Duende.IdentityModel.Client.ClientCredentialsTokenRequest { Address = [|"http://login.example.com/oauth2/token"|], ClientSecret = "x" };
            }
        }
        """).With(typeof(Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions), typeof(Duende.IdentityModel.Client.DiscoveryPolicy)).RunAsync();

    [Fact]
    public Task RestSharp_and_Flurl_are_known() => new Verify("""
        using System.Threading.Tasks;
        using Flurl.Http;
        using RestSharp;
        using RestSharp.Authenticators;
        class Api
        {
            async Task Go(string token, string password)
            {
                var options = new RestClientOptions([|"http://api.example.com"|]) { Authenticator = new HttpBasicAuthenticator("app", password) };
                var client = new RestClient(options);

                var second = new RestClient([|"http://second.example.com"|]);
                var request = new RestRequest("users");
                request.AddHeader("Authorization", "Bearer " + token);
                await second.ExecuteAsync(request);

                var plain = new RestClient("http://plain.example.com");
                await plain.ExecuteAsync(new RestRequest("users"));

                await [|"http://api.example.com/users"|].WithOAuthBearerToken(token).GetStringAsync();
                await [|"http://api.example.com/users"|]
                    .WithHeader("X-Api-Key", token)
                    .GetStringAsync();
                await "http://public.example.com/users".GetStringAsync();
            }
        }
        """).With(typeof(RestSharp.RestClient), typeof(Flurl.Url), typeof(Flurl.Http.FlurlRequest)).RunAsync();

    [Fact]
    public Task Refit_grpc_and_hubs_are_known() => new Verify("""
        using System.Threading.Tasks;
        using Grpc.Core;
        using Grpc.Net.Client;
        using Microsoft.AspNetCore.SignalR.Client;
        using Refit;
        [Headers("Authorization: Bearer")]
        interface IApi { [Get("/me")] Task<string> GetMe(); }
        interface IOpen { [Get("/me")] Task<string> GetMe(); }
        class Api
        {
            void Go(string token, CallInvoker invoker, CallCredentials credentials)
            {
                RestService.For<IApi>([|"http://api.example.com"|]);
                RestService.For<IOpen>("http://api.example.com");
                RestService.For<IOpen>([|"http://api.example.com"|], new RefitSettings { AuthorizationHeaderValueGetter = (_, _) => ValueTask.FromResult(token) });

                var channel = GrpcChannel.ForAddress([|"http://grpc.example.com"|], new GrpcChannelOptions { [|UnsafeUseInsecureChannelCallCredentials = true|] });
                var headers = new Metadata { { "authorization", "Bearer " + token } };
                Send(channel, headers);
                var open = GrpcChannel.ForAddress("http://open.example.com");
                ChannelCredentials.Create([|ChannelCredentials.Insecure|], credentials);
                var none = ChannelCredentials.Insecure;

                new HubConnectionBuilder().WithUrl([|"http://live.example.com/hub"|], options => options.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
                new HubConnectionBuilder().WithUrl("http://live.example.com/hub").Build();
            }

            static void Send(GrpcChannel channel, Metadata headers) { }
        }
        """).With(typeof(Refit.RestService), typeof(Grpc.Core.Metadata), typeof(Grpc.Net.Client.GrpcChannel), typeof(Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilder),
            typeof(Microsoft.AspNetCore.SignalR.Client.HubConnection), typeof(Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilderHttpExtensions)).RunAsync();

    [Fact]
    public Task Mail_and_data_base_clients_are_known() => new Verify("""
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using Microsoft.Data.SqlClient;
        class Clients
        {
            void Mail(string password)
            {
                using var client = new SmtpClient();
                client.Connect("mail.example.com", 25, [|SecureSocketOptions.None|]);
                client.Authenticate("app", password);

                using var second = new SmtpClient();
                second.Connect("mail.example.com", 25, [|false|]);
                second.Authenticate("app", password);

                using var secure = new SmtpClient();
                secure.Connect("mail.example.com", 587, SecureSocketOptions.StartTls);
                secure.Authenticate("app", password);

                using var anonymous = new SmtpClient();
                anonymous.Connect("mail.example.com", 25, SecureSocketOptions.None);
            }

            string Data(string password)
            {
                var builder = new SqlConnectionStringBuilder { Password = password, [|Encrypt = false|] };
                builder.Encrypt = true;
                var trusted = new SqlConnectionStringBuilder { IntegratedSecurity = true, Encrypt = false };
                return builder.ConnectionString + trusted.ConnectionString;
            }

            void Cache(string password)
            {
                new StackExchange.Redis.ConfigurationOptions { Password = password, [|Ssl = false|] };
                new StackExchange.Redis.ConfigurationOptions { Password = password, Ssl = true };
                new StackExchange.Redis.ConfigurationOptions { Ssl = false };
            }
        }
        """).With(typeof(MailKit.MailService), typeof(Microsoft.Data.SqlClient.SqlConnection), typeof(StackExchange.Redis.ConfigurationOptions)).RunAsync();

    [Fact]
    public Task Directories_are_known() => new Verify("""
        using System.DirectoryServices;
        using System.DirectoryServices.Protocols;
        using System.Net;
        class Directories
        {
            void Go(string user, string password)
            {
                new DirectoryEntry([|"LDAP://dc.example.com/DC=example"|], user, password);
                new DirectoryEntry("LDAP://dc.example.com/DC=example", user, password, AuthenticationTypes.SecureSocketsLayer);
                new DirectoryEntry("LDAP://dc.example.com/DC=example");
                var open = [|new LdapConnection("dc.example.com")|];
                open.Bind(new NetworkCredential(user, password));
                var secure = new LdapConnection("dc.example.com");
                secure.SessionOptions.SecureSocketLayer = true;
                secure.Bind(new NetworkCredential(user, password));
            }
        }
        """).WithSource("""
        namespace System.DirectoryServices
        {
            public enum AuthenticationTypes { None, Secure, SecureSocketsLayer }
            public class DirectoryEntry
            {
                public DirectoryEntry(string path) { }
                public DirectoryEntry(string path, string username, string password) { }
                public DirectoryEntry(string path, string username, string password, AuthenticationTypes authenticationType) { }
            }
        }
        namespace System.DirectoryServices.Protocols
        {
            public class LdapSessionOptions { public bool SecureSocketLayer { get; set; } }
            public class LdapConnection
            {
                public LdapConnection(string server) { }
                public LdapSessionOptions SessionOptions { get; } = new();
                public void Bind(System.Net.NetworkCredential credential) { }
            }
        }
        """).RunAsync();
}
