using static TokenGuard.Analyzers.Tests.Fixes.TokenSource;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class ReadFromEnvironmentTests
{
    [Fact]
    public Task A_field_takes_the_variable_and_the_import_is_added() => Becomes(
        """
        class C
        {
            string token = "@token";
        }
        """,
        """
        using System;

        class C
        {
            string token = @checked;
        }
        """);

    [Fact]
    public Task The_import_is_added_in_its_order_behind_a_header() => Becomes(
        """
        // Header.

        using System.Text;
        using Microsoft.Extensions.Logging;

        class C { string token = "@token"; StringBuilder? b; ILogger? l; }
        """,
        """
        // Header.

        using System;
        using System.Text;
        using Microsoft.Extensions.Logging;

        class C { string token = @checked; StringBuilder? b; ILogger? l; }
        """);

    [Fact]
    public Task A_header_without_imports_stays_first() => Becomes(
        """
        // Header.
        // More of it.

        /// <summary>C.</summary>
        public class C { string token = "@token"; }
        """,
        """
        // Header.
        // More of it.

        using System;

        /// <summary>C.</summary>
        public class C { string token = @checked; }
        """);

    [Fact]
    public Task Imports_of_a_namespace_are_added_to() => Becomes(
        """
        namespace N
        {
            using System.Text;

            class C { string token = "@token"; StringBuilder? b; }
        }
        """,
        """
        namespace N
        {
            using System;
            using System.Text;

            class C { string token = @checked; StringBuilder? b; }
        }
        """);

    [Fact]
    public Task Global_imports_count() => Test(
        """class C { string token = "@token"; }""",
        """class C { string token = @checked; }""").WithSource("global using System;").RunAsync();

    [Fact]
    public Task A_name_that_means_something_else_is_written_in_full() => Becomes(
        """
        class C
        {
            string Environment => "test";
            string M() => "@token";
        }
        """,
        """
        using System;

        class C
        {
            string Environment => "test";
            string M() => System.@checked;
        }
        """);

    [Fact]
    public Task All_of_a_file_are_read_at_once() => Becomes(
        """
        class C
        {
            string one = "@token";
            string two = "@token";
        }
        """,
        """
        using System;

        class C
        {
            string one = @checked;
            string two = @checked;
        }
        """);

    [Fact]
    public Task Where_null_may_be_the_variable_need_not_be_set() => Becomes(
        """
        using System;
        class C
        {
            string? field = "@token";
            string? Property { get; set; } = "@token";
            string? M() => "@token";
            void N(string? token) { N("@token"); token = "@token"; string? local = "@token"; }
        }
        """,
        """
        using System;
        class C
        {
            string? field = @read;
            string? Property { get; set; } = @read;
            string? M() => @read;
            void N(string? token) { N(@read); token = @read; string? local = @read; }
        }
        """);

    [Fact]
    public Task Without_nullable_types_the_variable_need_not_be_set() => Test(
        """
        using System;
        class C
        {
            string token = "@token";
        }
        """,
        """
        using System;
        class C
        {
            string token = @read;
        }
        """).WithoutNullable().RunAsync();

    [Fact]
    public Task Values_that_must_be_there_are_checked() => Becomes(
        """
        using System;
        class C
        {
            string Property { get; set; } = "@token";
            string M(bool b)
            {
                var local = "@token";
                M(string.Concat("@token", local).Length > 1);
                return b ? "@token" : local;
            }
            string N(int i) => i switch { 1 => "@token", _ => "" };
            string[] list = { "@token" };
            void O(string token) { O("@token"); token = "@token"; O(token: "@token"); }
        }
        """,
        """
        using System;
        class C
        {
            string Property { get; set; } = @checked;
            string M(bool b)
            {
                var local = @checked;
                M(string.Concat(@read, local).Length > 1);
                return b ? @checked : local;
            }
            string N(int i) => i switch { 1 => @checked, _ => "" };
            string[] list = { @checked };
            void O(string token) { O(@checked); token = @checked; O(token: @checked); }
        }
        """);

    [Fact]
    public Task A_value_that_is_used_at_once_gets_parentheses() => Becomes(
        """
        using System;
        class C
        {
            int M() => "@token".Length;
            bool N(string s) => s == "@token";
        }
        """,
        """
        using System;
        class C
        {
            int M() => (@checked).Length;
            bool N(string s) => s == (@checked);
        }
        """);
}
