using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;

namespace TokenGuard.Server.Sandbox.Http;

/// <summary>Cuts a list into pages: by cursor if the caller names <c>page[…]</c>, else by number.</summary>
internal static class Paging
{
    private const int LargestPage = 100;
    private const int LastPage = 100;

    /// <exception cref="RefusalException">The page asked for cannot be.</exception>
    public static Answer Page(ZendeskCall call, string name, IReadOnlyList<JsonObject> all) =>
        Answer.Json(StatusCodes.Status200OK, call.Request.Query.Keys.Any(key => key.StartsWith("page[", StringComparison.Ordinal))
            ? ByCursor(call.Request, name, all)
            : ByNumber(call.Request, name, all));

    private static JsonObject ByNumber(SandboxRequest request, string name, IReadOnlyList<JsonObject> all)
    {
        var size = Math.Min(NumberOf(request, "per_page") ?? LargestPage, LargestPage);
        var page = NumberOf(request, "page") ?? 1;
        if (page > LastPage)
        {
            throw new RefusalException(ZendeskErrors.InvalidPage("Only the first 100 pages can be read by number; use cursors"));
        }

        string Link(int to) => LinkTo(request, new() { ["page"] = Text(to), ["per_page"] = Text(size) });
        return new JsonObject
        {
            [name] = new JsonArray([.. all.Skip((page - 1) * size).Take(size)]),
            ["next_page"] = page * size < all.Count ? Link(page + 1) : null,
            ["previous_page"] = page > 1 ? Link(page - 1) : null,
            ["count"] = all.Count,
        };
    }

    private static JsonObject ByCursor(SandboxRequest request, string name, IReadOnlyList<JsonObject> all)
    {
        var size = NumberOf(request, "page[size]") ?? LargestPage;
        if (size > LargestPage)
        {
            throw new RefusalException(ZendeskErrors.InvalidPage($"page[size] is at most {LargestPage}"));
        }

        var start = PositionOf(request, "page[after]") ?? Math.Max(0, (PositionOf(request, "page[before]") ?? 0) - size);
        var rows = all.Skip(start).Take(size).ToArray();
        var end = start + rows.Length;
        string Link(string side, int position) => LinkTo(request, new() { ["page[size]"] = Text(size), [$"page[{side}]"] = CursorTo(position) });
        return new JsonObject
        {
            [name] = new JsonArray([.. rows]),
            ["meta"] = new JsonObject
            {
                ["has_more"] = end < all.Count,
                ["after_cursor"] = rows.Length > 0 ? CursorTo(end) : null,
                ["before_cursor"] = rows.Length > 0 ? CursorTo(start) : null,
            },
            ["links"] = new JsonObject
            {
                ["next"] = end < all.Count ? Link("after", end) : null,
                ["prev"] = start > 0 ? Link("before", start) : null,
            },
        };
    }

    private static int? NumberOf(SandboxRequest request, string name) => request.QueryValue(name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new RefusalException(ZendeskErrors.InvalidPage($"{name} must be a positive number"));

    private static string CursorTo(int position) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"at:{Text(position)}"));

    private static int? PositionOf(SandboxRequest request, string name)
    {
        if (request.QueryValue(name) is not { } cursor)
        {
            return null;
        }

        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is ['a', 't', ':', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? position
                : throw new RefusalException(ZendeskErrors.InvalidPage($"{name} is not valid"));
    }

    /// <summary>The same request with another page.</summary>
    private static string LinkTo(SandboxRequest request, Dictionary<string, string> page)
    {
        var kept = request.Query.Where(pair => !pair.Key.StartsWith("page", StringComparison.Ordinal) && pair.Key != "per_page")
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));
        return $"{request.Origin}{request.Path}?{string.Join('&', kept.Concat(page).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"))}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
