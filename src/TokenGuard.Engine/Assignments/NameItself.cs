namespace TokenGuard.Engine.Assignments;

/// <summary>Knows values that are their own name, or what it ends with: <c>GATE_PASSWORD_ENV = "gatepasswordenv"</c>, <c>GROUP_WREN_PW1 = "wren_pw1"</c>.</summary>
internal static class NameItself
{
    private static readonly byte[][] Credentials = [.. new[] { "pass", "password", "passwd", "pwd", "secret", "token" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var at = name.Length;
        var isJoined = false;
        for (var i = value.Length - 1; i >= 0; i--)
        {
            if (!Ascii.IsAlphanumeric(value[i]))
            {
                isJoined = true;
                if (value[i] is not ((byte)'_' or (byte)'-' or (byte)'.'))
                {
                    return false;
                }

                continue;
            }

            do
            {
                at--;
            }
            while (at >= 0 && !Ascii.IsAlphanumeric(name[at]));

            if (at < 0 || Ascii.ToLower(name[at]) != Ascii.ToLower(value[i]))
            {
                return false;
            }
        }

        // People choose smtppass for smtp_pass, and hardly smtp_pass.
        return isJoined ? at == 0 || !Ascii.IsAlphanumeric(name[at - 1]) : at == 0 && !EndsWithCredential(value);
    }

    private static bool EndsWithCredential(ReadOnlySpan<byte> value)
    {
        foreach (var word in Credentials)
        {
            if (Ascii.EndsWithIgnoreCase(value, word))
            {
                return true;
            }
        }

        return false;
    }
}
