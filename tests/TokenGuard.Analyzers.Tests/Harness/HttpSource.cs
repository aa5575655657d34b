namespace TokenGuard.Analyzers.Tests.Harness;

/// <summary>Puts the part of a program that a test is about into the rest that it needs to compile.</summary>
internal static class HttpSource
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    /// <summary>Statements of a method that is given a token, an address' parts and flags.</summary>
    public static string Method(string statements, string members = "", string usings = "") => Type($$"""
        {{members}}
        async Task Run(string token, string subdomain, int id, bool flag, object body)
        {
            {{statements}}
            await Task.Yield();
        }
        """, usings);

    /// <summary>Members of a class.</summary>
    public static string Type(string members, string usings = "") => File($$"""
        public partial class Subject
        {
            {{members}}
        }
        """, usings);

    /// <summary>A file that has the usual usings.</summary>
    public static string File(string content, string usings = "") => usings + Usings + content;
}
