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
        "action", "active", "address", "admin", "agent", "args", "array", "async", "await", "bool", "branch", "build", "byte",
        "cache", "call", "channel", "char", "check", "collection", "column", "command", "comment", "commit", "connect", "const",
        "context", "control", "core", "count", "database", "delete", "description", "ding", "document", "email", "enable",
        "endpoint", "entity", "environment", "example", "exception", "export", "extension", "false", "field", "filter", "format",
        "from", "group", "head", "help", "here", "hook", "html", "image", "index", "info", "input", "instance", "interface",
        "issue", "item", "json", "label", "length", "level", "license", "line", "link", "load", "local", "lock", "log", "login",
        "mail", "main", "manage", "mark", "media", "model", "module", "monitor", "name", "network", "null", "number", "open",
        "option", "order", "org", "output", "override", "owner", "package", "page", "param", "parent", "parse", "pass", "path",
        "payload", "phone", "post", "process", "product", "property", "provider", "query", "queue", "range", "read", "record",
        "refer", "release", "remote", "report", "repo", "request", "required", "response", "role", "root", "rule", "scan",
        "schema", "scope", "script", "search", "security", "select", "self", "send", "session", "setting", "sign", "size",
        "source", "span", "start", "state", "static", "status", "store", "stream", "summary", "sync", "table", "target", "task",
        "team", "template", "text", "this", "thread", "timeout", "tool", "trace", "tree", "true", "under", "unit", "util",
        "valid", "video", "view", "void", "web", "where", "with", "work", "write",
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

    /// <summary>The estimated share of places in a text at which a part of a literal stands, be it inside of a word.</summary>
    public static double ProbabilityInside(ReadOnlySpan<byte> part)
    {
        foreach (var word in Words)
        {
            if (word.AsSpan().IndexOf(part) >= 0)
            {
                return OneIn(WordBits);
            }
        }

        return Probability(part);
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
