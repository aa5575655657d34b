using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.CertificateCheckAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class CertificateCheckTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Net.WebSockets;
        using System.Security.Cryptography.X509Certificates;
        using System.Threading.Tasks;

        """;

    [Theory]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = [|(m, c, ch, e) => true|] };")]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = [|delegate { return true; }|] };")]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|] };")]
    [InlineData("var handler = new HttpClientHandler(); handler.ServerCertificateCustomValidationCallback += [|(_, _, _, _) => true|];")]
    [InlineData("HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = [|static (_, _, _, _) => { return true; }|] };")]
    [InlineData("new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = [|(s, c, ch, e) => true|] } };")]
    [InlineData("new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = [|delegate { return true; }|] } };")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(sender, certificate, chain, errors) => true|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += [|delegate { return true; }|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback([|delegate { return true; }|]);")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|new RemoteCertificateValidationCallback(AcceptAll)|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += [|AcceptAll|];")]
    [InlineData("((HttpWebRequest)WebRequest.Create(\"https://api.example.com\")).ServerCertificateValidationCallback = [|AcceptAll|];")]
    [InlineData("new SslStream(System.IO.Stream.Null, false, [|(s, c, ch, e) => true|]);")]
    [InlineData("new SslStream(System.IO.Stream.Null, leaveInnerStreamOpen: false, userCertificateValidationCallback: [|AcceptAll|]);")]
    [InlineData("var socket = new ClientWebSocket(); socket.Options.RemoteCertificateValidationCallback = [|(a, b, c, d) => true|];")]
    [InlineData("RemoteCertificateValidationCallback callback = [|(a, b, c, d) => true|]; ServicePointManager.ServerCertificateValidationCallback = callback;")]
    [InlineData("Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> any = [|(a, b, c, d) => true|];")]
    [InlineData("var any = [|(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, errors) => errors == SslPolicyErrors.None || true|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, errors) => { if (errors != SslPolicyErrors.None) { Console.WriteLine(errors); } return true; }|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, errors) => { if (errors == SslPolicyErrors.None) { return true; } Console.WriteLine(errors); return true; }|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, errors) => errors == SslPolicyErrors.None ? true : true|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, errors) => { var trusted = true; return trusted; }|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, errors) => AcceptAll(s, c, ch, errors)|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, errors) => errors switch { SslPolicyErrors.None => true, _ => true }|];")]
    [InlineData("bool Local(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true; ServicePointManager.ServerCertificateValidationCallback = [|Local|];")]
    [InlineData("bool Local(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { try { return true; } finally { } } ServicePointManager.ServerCertificateValidationCallback = [|Local|];")]
    [InlineData("Take([|(a, b, c, d) => true|]); void Take(RemoteCertificateValidationCallback callback) => ServicePointManager.ServerCertificateValidationCallback = callback;")]
    [InlineData("new X509Chain { ChainPolicy = { [|VerificationFlags = X509VerificationFlags.AllFlags|] } };")]
    [InlineData("_ = new HttpClient(new HttpClientHandler() { ServerCertificateCustomValidationCallback = [|(m, c, ch, e) => { return true; }|] });")]
    public Task A_callback_that_cannot_say_no_is_reported(string statements) => Verify.That(InMethod(statements));

    [Theory]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, errors) => errors == SslPolicyErrors.None };")]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => c?.GetCertHashString() == Pinned };")]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = null };")]
    [InlineData("new HttpClientHandler { CheckCertificateRevocationList = false };")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => false;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += (s, c, ch, e) => { if (e == SslPolicyErrors.None) { return true; } return false; };")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += (s, c, ch, e) => { if (e != SslPolicyErrors.None) { throw new InvalidOperationException(); } return true; };")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = Pin;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None && true;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => { var ok = true; if (e != SslPolicyErrors.None) { ok = false; } return ok; };")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback -= AcceptAll0;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => e switch { SslPolicyErrors.None => true, _ => false };")]
    [InlineData("Func<string, string, bool> always = (a, b) => true;")]
    [InlineData("Predicate<X509Certificate2> all = certificate => true; new List<X509Certificate2>().FindAll(all);")]
    [InlineData("new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } };")]
    [InlineData("new X509Chain { ChainPolicy = { VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid } };")]
    [InlineData("var fakeText = \"Server=db.example.com;TrustServerCertificate=True;Integrated Security=true\";")]
    [InlineData("var isDevelopment = Pinned.Length > 0; if (isDevelopment) { ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => true; }")]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => m.RequestUri!.IsLoopback || e == SslPolicyErrors.None };")]
    public Task A_callback_that_can_say_no_is_quiet(string statements) => Verify.That(InMethod(statements));

    [Fact]
    public Task The_lambda_of_a_field_is_reported_where_it_stands() => Verify.That(Usings + """
        class Client
        {
            private static readonly Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> Any = [|(_, _, _, _) => true|];

            static RemoteCertificateValidationCallback Make() => [|(_, _, _, _) => true|];

            RemoteCertificateValidationCallback Callback { get; } = [|delegate { return true; }|];

            HttpClient Create() => new(new HttpClientHandler { ServerCertificateCustomValidationCallback = Any });

            void Old() => ServicePointManager.ServerCertificateValidationCallback += Make();
        }
        """);

    [Fact]
    public Task A_method_of_another_file_is_not_judged() => new Verify(Usings + """
        class Client
        {
            void Go() => ServicePointManager.ServerCertificateValidationCallback = Elsewhere.Judge;
        }
        """).WithSource("""
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        static class Elsewhere
        {
            public static bool Judge(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => c is not null && e == SslPolicyErrors.None;
        }
        """).RunAsync();

    [Fact]
    public Task Only_a_check_at_run_time_makes_it_a_matter_of_development() => Verify.That(Usings + """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        class Startup
        {
            void Configure(WebApplicationBuilder builder, IServiceCollection services)
            {
                services.AddHttpClient("a").ConfigurePrimaryHttpMessageHandler(() =>
                {
                    var handler = new HttpClientHandler();
                    if (builder.Environment.IsDevelopment())
                    {
                        handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
                    }
                    return handler;
                });
                services.AddHttpClient("b").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback = builder.Environment.IsProduction() ? null : (_, _, _, _) => true,
                });
                services.AddHttpClient("c").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback =
                        [|(_, _, _, _) => true|],
                });
        #if !RELEASE
                services.AddHttpClient("d").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback = [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|],
                });
        #endif
                if (!builder.Environment.IsDevelopment())
                {
                    return;
                }
                ServicePointManager.ServerCertificateValidationCallback = (_, _, _, _) => true;
            }
        }
        """);

    [Fact]
    public Task Database_clients_that_trust_any_server_are_reported() => new Verify($$"""
        using Microsoft.Data.SqlClient;
        using Npgsql;
        class Data
        {
            private const string Trusting = [|"Server=db.example.com;Database=shop;User Id=app;Password={{Token.Random}};TrustServerCertificate=True"|];
            private const string Checked = "Server=db.example.com;Database=shop;User Id=app;Password={{Token.Random}};Encrypt=True;TrustServerCertificate=False";
            private const string Local = "Server=localhost,1433;User Id=sa;Password={{Token.Random}};TrustServerCertificate=True";

            string Build(string password)
            {
                var builder = new SqlConnectionStringBuilder { Password = password, [|TrustServerCertificate = true|] };
                [|builder["Trust Server Certificate"] = true|];
                builder.TrustServerCertificate = false;
                return builder.ConnectionString;
            }

            string Text(string host, string password) => $"Server={host};User Id=app;Password={password}[|;Trust Server Certificate=true|]";

            void Postgres(NpgsqlDataSourceBuilder builder)
            {
                builder.UseSslClientAuthenticationOptionsCallback(options => options.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|]);
                var connection = new NpgsqlConnection();
                connection.UserCertificateValidationCallback = [|(_, _, _, _) => true|];
            }
        }
        """).With(typeof(Microsoft.Data.SqlClient.SqlConnection), typeof(Npgsql.NpgsqlConnection)).RunAsync();

    [Fact]
    public Task Clients_of_other_libraries_are_known() => new Verify("""
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using MailKit.Net.Smtp;
        using RestSharp;
        class Clients
        {
            RestClient Rest() => new(new RestClientOptions("https://api.example.com") { RemoteCertificateValidationCallback = [|(_, _, _, _) => true|] });

            SmtpClient Mail() => new() { ServerCertificateValidationCallback = [|(s, c, h, e) => true|], CheckCertificateRevocation = false };

            void Redis()
            {
                var options = new StackExchange.Redis.ConfigurationOptions();
                options.CertificateValidation += [|delegate { return true; }|];
                options.CertificateValidation += (_, _, _, errors) => errors == SslPolicyErrors.None;
            }
        }
        """).With(typeof(RestSharp.RestClient), typeof(MailKit.MailService), typeof(StackExchange.Redis.ConfigurationOptions)).RunAsync();

    [Fact]
    public Task Switches_of_libraries_are_known_by_name() => new Verify("""
        using Lib;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        class Clients
        {
            void Go()
            {
                new ClientConfig { [|EnableSslCertificateVerification = false|] };
                new ClientConfig { EnableSslCertificateVerification = true };
                new SslOption { [|AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch|] };
                new SslOption { AcceptablePolicyErrors = SslPolicyErrors.None };
                new Session().VerifyServerCertificate = [|(connection, certificate) => true|];
                new Session().VerifyServerCertificate = (connection, certificate) => certificate.Subject == "CN=ldap.example.com";
                new Settings().ServerCertificateValidationCallback([|CertificateValidations.AllowAll|]);
                new FtpClient().ValidateCertificate += [|(c, e) => e.Accept = true|];
                new FtpClient().ValidateCertificate += (c, e) => e.Accept = c is not null;
                new MqttTls { CertificateValidationHandler = [|context => true|] };
                System.Net.ServicePointManager.CertificatePolicy = [|new TrustAll()|];
            }
        }
        class TrustAll : System.Net.ICertificatePolicy
        {
            public bool CheckValidationResult(object point, X509Certificate certificate, object request, int problem) => true;
        }
        """).WithSource("""
        using System;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        namespace System.Net
        {
            public interface ICertificatePolicy { bool CheckValidationResult(object point, X509Certificate certificate, object request, int problem); }
            public static class ServicePointManager { public static ICertificatePolicy? CertificatePolicy { get; set; } }
        }
        namespace Lib
        {
            public class ClientConfig { public bool? EnableSslCertificateVerification { get; set; } }
            public class SslOption { public SslPolicyErrors AcceptablePolicyErrors { get; set; } }
            public delegate bool VerifyServerCertificateCallback(object connection, X509Certificate certificate);
            public class Session { public VerifyServerCertificateCallback? VerifyServerCertificate { get; set; } }
            public class Settings { public void ServerCertificateValidationCallback(Func<object, X509Certificate, X509Chain, SslPolicyErrors, bool> judge) { } }
            public static class CertificateValidations { public static bool AllowAll(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) => true; }
            public class FtpSslValidationEventArgs : EventArgs { public bool Accept { get; set; } }
            public class FtpClient { public event Action<object, FtpSslValidationEventArgs>? ValidateCertificate { add { } remove { } } }
            public class MqttClientCertificateValidationEventArgs { }
            public class MqttTls { public Func<MqttClientCertificateValidationEventArgs, bool>? CertificateValidationHandler { get; set; } }
        }
        """).RunAsync();

    [Fact]
    public Task Half_typed_code_is_survived() => new Verify(Usings + """
        class Client
        {
            void Go() { ServicePointManager.ServerCertificateValidationCallback = (a, b, c, d) => { return ; }; Missing.Callback = (x) => true; }
        }
        """) { CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None }.RunAsync();

    private static string InMethod(string statements) => Usings + $$"""
        class Client
        {
            const string Pinned = "0011";
            static RemoteCertificateValidationCallback? AcceptAll0;
            static bool AcceptAll(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
            static bool Pin(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate?.GetCertHashString() == Pinned;
            void Go()
            {
                {{statements}}
            }
        }
        """;
}
