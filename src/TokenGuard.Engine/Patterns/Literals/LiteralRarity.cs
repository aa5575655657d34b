namespace TokenGuard.Engine.Patterns.Literals;

/// <summary>Estimates how often a literal stands in source text, by its bytes and by the common words in it.</summary>
internal static class LiteralRarity
{
    private const int WordBits = 8;
    private const int RarestByteBits = 9;
    private const int MostBits = 60;

    // Bytes of source text by frequency: about one byte in 2^n is one of those at n.
    private static readonly (int Bits, string Bytes)[] Frequencies =
    [
        (3, " "),
        (4, "etaoinrs"),
        (5, "ldcupm.\n\"-/0"),
        (6, "fghbyvwk_,()=:;'123456789"),
        (7, "x{}[]<>*$\\"),
        (8, "qjz#@&|+!?%`~\t"),
    ];

    private static readonly string[] CommonWords =
    [
        "http", "https", "://", "www", ".com", "key", "token", "secret", "api", "user", "com", "password",
        "auth", "access", "client", "test", "data", "config", "string", "public", "private", "type", "value", "id",
        "the", "ing", "for", "int", "get", "set", "new", "return", "app", "url", "service", "account", "host", "base",
        "system", "project", "version", "server", "content", "class", "import", "include", "function", "object", "error",
        "message", "list", "date", "time", "node", "event", "method", "result", "update", "create", "default", "internal",
        "application", "azure", "google", "github", "microsoft", "verification", "subscription", "personal", "signing",
        "bearer", "live", "end", "-----", "sha", "hash", "code", "file", "in", "on", "re", "st",
        "action", "active", "add", "address", "admin", "agent", "area", "args", "array", "async", "attach", "attribute", "author",
        "await", "back", "balance", "bind", "block", "body", "bool", "border", "bottom", "box", "branch", "buffer", "build",
        "button", "byte", "cache", "call", "card", "case", "center", "chain", "change", "channel", "char", "chart", "chat",
        "check", "child", "choice", "cloud", "collection", "color", "column", "command", "comment", "commit", "compare",
        "complete", "component", "condition", "confirm", "connect", "const", "constant", "contact", "container", "context",
        "control", "conversation", "convert", "copy", "core", "count", "cover", "credential", "current", "custom", "database",
        "declare", "decode", "decrypt", "defer", "define", "delete", "deploy", "description", "detail", "device", "dialog", "ding",
        "direct", "direction", "directory", "display", "distribution", "document", "domain", "drive", "driver", "drop", "dynamic",
        "edit", "element", "email", "enable", "encode", "encrypt", "encryption", "endpoint", "engine", "entity", "environment",
        "example", "exception", "execute", "exist", "expand", "expect", "explore", "export", "expression", "extension", "face",
        "false", "fetch", "field", "filter", "final", "find", "first", "flag", "flow", "folder", "font", "foot", "force", "form",
        "format", "forward", "frame", "friend", "from", "full", "general", "generate", "global", "graph", "grid", "group", "guard",
        "guide", "handle", "head", "help", "here", "hidden", "history", "home", "hook", "html", "icon", "identity", "image",
        "index", "info", "inner", "input", "insert", "inspect", "install", "instance", "integration", "interface", "invoice",
        "issue", "item", "iterator", "job", "journey", "json", "jump", "label", "language", "last", "launch", "layer", "layout",
        "leaf", "learn", "length", "level", "library", "license", "light", "line", "link", "load", "local", "location", "lock",
        "log", "login", "machine", "mail", "main", "manage", "map", "margin", "mark", "market", "master", "match", "media",
        "member", "memory", "menu", "merge", "migrate", "mode", "model", "module", "monitor", "mount", "move", "name", "native",
        "navigation", "network", "next", "notification", "notify", "null", "number", "observe", "offset", "online", "open",
        "operation", "option", "order", "org", "origin", "outer", "output", "override", "overview", "owner", "package", "page",
        "pair", "panel", "parallel", "param", "parent", "parse", "partner", "pass", "path", "pattern", "payload", "payment",
        "pending", "permission", "phone", "pipe", "plan", "platform", "player", "plugin", "point", "policy", "pool", "position",
        "post", "prefix", "present", "preview", "previous", "primary", "print", "priority", "process", "product", "promise",
        "property", "provider", "proxy", "publish", "pull", "push", "query", "queue", "random", "range", "read", "record", "refer",
        "reference", "register", "registry", "relation", "release", "remote", "remove", "render", "replace", "reply", "repo",
        "report", "request", "required", "reset", "resolve", "resource", "response", "restore", "retry", "reverse", "review",
        "role", "root", "route", "router", "rows", "rule", "safe", "sample", "save", "scan", "schedule", "schema", "scope",
        "screen", "script", "search", "section", "security", "select", "self", "send", "sequence", "session", "setting", "shared",
        "ship", "show", "side", "sign", "simple", "single", "size", "skip", "slice", "slide", "slot", "snapshot", "social", "sort",
        "source", "space", "span", "split", "stack", "staging", "start", "state", "static", "status", "step", "stop", "storage",
        "store", "strategy", "stream", "style", "submit", "success", "summary", "support", "switch", "sync", "tab", "table", "tag",
        "target", "task", "team", "template", "text", "theme", "this", "thread", "ticket", "timeout", "title", "toggle", "tool",
        "top", "topic", "total", "trace", "track", "transaction", "transfer", "transform", "translate", "transport", "tree",
        "trigger", "true", "under", "unique", "unit", "unlock", "upload", "util", "valid", "validate", "variable", "vector",
        "verify", "video", "view", "viewer", "visible", "voice", "void", "wait", "wallet", "watch", "weather", "web", "where",
        "widget", "width", "window", "with", "work", "worker", "workspace", "wrap", "write", "zone",
    ];

    private static readonly byte[][] Words = [.. CommonWords.Select(word => word.Select(c => (byte)c).ToArray())];

    private static readonly byte[][][] WordsByLastByte = MakeWordsByLastByte();

    private static readonly byte[] ByteBits = MakeByteBits();

    private static readonly double ProbabilityOfAll = ByteBits.Sum(bits => OneIn(bits));

    /// <summary>The estimated share of places in a text at which the literal stands.</summary>
    public static double Probability(ReadOnlySpan<byte> literal)
    {
        // The likeliest way to read the literal as words and single bytes.
        var bits = new int[literal.Length + 1];
        for (var end = 1; end <= literal.Length; end++)
        {
            bits[end] = bits[end - 1] + ByteBits[literal[end - 1]];
            foreach (var word in WordsByLastByte[literal[end - 1]])
            {
                if (word.Length <= end && literal.Slice(end - word.Length, word.Length).SequenceEqual(word))
                {
                    bits[end] = Math.Min(bits[end], bits[end - word.Length] + WordBits);
                }
            }
        }

        return OneIn(bits[literal.Length]);
    }

    /// <summary>The estimated share of bytes in a text that are in the set.</summary>
    public static double Probability(ByteSet set) => set.ToArray().Sum(value => OneIn(ByteBits[value])) / ProbabilityOfAll;

    /// <summary>Two to the power of minus <paramref name="bits"/>, the same on every framework.</summary>
    public static double OneIn(int bits) => 1.0 / (1L << Math.Min(bits, MostBits));

    private static byte[][][] MakeWordsByLastByte()
    {
        var words = Words.ToLookup(word => word[^1]);
        return [.. Enumerable.Range(0, 256).Select(last => words[(byte)last].ToArray())];
    }

    private static byte[] MakeByteBits()
    {
        var table = new byte[256];
        table.AsSpan().Fill(RarestByteBits);
        foreach (var (bits, bytes) in Frequencies)
        {
            foreach (var value in bytes)
            {
                table[value] = (byte)bits;
            }
        }

        return table;
    }
}
