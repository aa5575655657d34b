namespace TokenGuard.Engine.Credentials;

/// <summary>Reads in a name whether its value is a credential. The last word that means something decides.</summary>
internal static class CredentialName
{
    private const int MostWords = 8;
    private const int LongestWord = 32;
    private const int WordsBefore = 2;
    private const int MostDigits = 2;

    private static readonly WordSet Passwords = new(
        "password passwords passwd passwort kennwort passphrase passphrases passcode pwd pass pw psw passw userpass userpassword storepass keypass keystorepass truststorepass srcstorepass deststorepass srckeypass destkeypass dbpass dbuserpass sshpass ftppass smtppass mailpass adminpass rootpass mysqlpass pgpass redispass sqlpass ldappass bindpass proxypass sudopass rootpw bindpw userpw adminpw dbpw community "
        // Portuguese, Spanish and Catalan, French, Dutch, Norwegian, Danish, Swedish, Finnish, Polish, Czech, Slovene, Croatian, Hungarian, Turkish, Rumanian, Indonesian, Vietnamese.
        + "senha contrasena contrasenia contrasenya motdepasse passe mdp wachtwoord passord adgangskode losenord salasana haslo heslo geslo lozinka zaporka jelszo sifre parola katasandi sandi matkhau khau");

    private static readonly WordSet Tokens = new(
        "token tokens tok secret secrets apikey apikeys apitoken authtoken accesstoken accesskey secretkey privatekey authkey appkey appsecret clientsecret bearer credential credentials creds cred pat access private");

    private static readonly WordSet Vague = new(
        "key keys auth authorization authentication seed salt passwordsalt passwordsaltmain pepper nonce oauth otp totp pin code verifier hmac session cookie sid nkey xkey webhook license licence cert api");

    /// <summary>Before "key": whose key it is. Those of lists, tables and keyboards are none.</summary>
    private static readonly WordSet KeyOwners = new(
        "api secret access private auth encryption encrypt signing sign master account service app application client consumer shared storage license licence subscription session jwt hmac aes crypto integration server user admin webhook product project rest deploy bot oauth account tsig partner merchant production live sandbox wifi wlan");

    /// <summary>They say nothing of their own.</summary>
    private static readonly WordSet Neutral = new(
        "value val str string cstring text txt plain old new current default prod production dev development staging test testing live raw v base64 b64 encoded bytes data my the this expected actual config env primary secondary main base root hex fake mock dummy param arg const");

    /// <summary>What a name ends with when its value is something about a credential, or of another world.</summary>
    private static readonly WordSet About = new(
        "id ids name names type types url uri link href file files filename path dir directory folder field label title header prefix suffix length len size count max min limit expiry expires expiration ttl age date time at hint policy rule rules regex pattern format validator validation error message msg enabled disabled required optional provider manager service store class interface handler factory helper builder options settings mode modes scheme schemes endpoint host port version status state kind method algorithm alg hash digest checksum fingerprint thumbprint index column row table map list set store vault env var variable placeholder example template usage description desc help reset change request response grant flow scope scopes audience issuer public publishable tokenizer icon image button view page screen form input element selector css color event code sequence schema parser reader writer generator exchange cache lookup ref arn address contract shape documentation characters chars charset alphabet digits letters variant variants");

    /// <summary>What a group says beside its credentials, and looks like one of them.</summary>
    private static readonly WordSet Digests = new(
        "sha sha1 sha256 sha512 md5 commit revision rev etag uuid guid oid tag image user username email mail account tenant client subscription project region bucket domain realm");

    /// <summary>Before a credential's word: it makes the whole no secret.</summary>
    private static readonly WordSet Harmless = new(
        "public publishable csrf xsrf antiforgery authenticity cancellation syntax lexer parse column lookup translation i18n locale keyboard press without invalid forgot recaptchasite pub idempotency idempotent dedup dedupe encrypted sealed wrapped hashed restore display");

    /// <summary>They do so before what software makes; a cache may have a password, and a page may be asked to take one.</summary>
    private static readonly WordSet HarmlessIssued = new("primary foreign sort partition cache hot sync page next continuation pagination cursor");

    /// <summary>They do so only right before it: <c>show.acme.password</c> is one, to show a password is a choice.</summary>
    private static readonly WordSet HarmlessBeside = new("string no reset has is use show hide num count push credit ask");

    /// <summary>They do so only right before what software makes.</summary>
    private static readonly WordSet HarmlessIssuedBeside = new("row map index resource event json xml yaml device version input output");

    /// <summary>
    /// Right before "key": it is of a map, a table, a record or a message, and names what stands there: <c>config.acme.key</c>
    /// is a key, a config key names an entry, <c>config.password</c> is a password.
    /// </summary>
    private static readonly WordSet OtherKeys = new(
        "conf config site registry name type id uid url path field label title header prefix size count date time format status state kind method algorithm column table spreadsheet sheet list attribute metadata tag object property version context group incident texture verify verification websocket socket alert kms rule timeout gpg pgp recv node disco apt deb rpm yum dnf repo repository keyring keyserver identifier send");

    /// <summary>Before "password": what stands there is made of one. Keys and secrets of these names are secret.</summary>
    private static readonly WordSet PasswordDigests = new("sha md bcrypt argon scrypt pbkdf");

    /// <summary>Before "pass": it is one of several over the same material, or nginx passes a request on.</summary>
    private static readonly WordSet Rounds = new("first second third single multi two render shader fastcgi uwsgi scgi grpc memcached");

    /// <summary>Words that end with "pass" and name no password.</summary>
    private static readonly WordSet OtherPasses = new(
        "askpass keepass bypass compass encompass trespass surpass overpass underpass multipass lowpass highpass bandpass allpass renderpass shaderpass subpass singlepass onepass twopass firstpass lastpass prepass postpass");

    /// <summary>They set or check passwords, and their names are none of one.</summary>
    private static readonly WordSet Programs = new("htpasswd chpasswd gpasswd mkpasswd smbpasswd ldappasswd slappasswd kpasswd yppasswd");

    /// <summary>Behind "pass": the two are one word.</summary>
    private static readonly WordSet PassEnds = new("phrase word wd");

    /// <summary>What words end with that name something that is published, such as Tailscale's keys of nodes, or an animal.</summary>
    private static readonly byte[][] PublicEnds =
        [.. new[] { "pubkey", "publickey", "repokey", "gpgkey", "pgpkey", "sitekey", "csrftoken", "xsrftoken", "csrfmiddlewaretoken", "cachekey", "primarykey", "foreignkey", "skiptoken", "deltatoken", "synctoken", "pagetoken", "nodekey", "discokey", "hotkey", "monkey", "turkey", "donkey", "whiskey", "hockey", "jockey", "unkey" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>What the name of a call begins with that is told of which credential it is, and not the credential.</summary>
    private static readonly WordSet Fetching = new("get list find fetch create delete remove rotate retrieve load lookup");

    /// <summary>What a name begins with that asks whether there is a credential.</summary>
    private static readonly WordSet Questions = new("has is should can needs requires supports");

    /// <summary>What pages and forms call the fields of one password by.</summary>
    private static readonly WordSet Qualifiers = new(
        "confirm confirmed confirmation conf repeat repeated retype retyped reenter reentered again verify verified verification check new old current cur previous prev original your my");

    private static readonly byte[][] QualifiedWords = [.. new[] { "password", "passwd", "passphrase", "passwort", "passcode", "pass", "pwd", "secret", "token" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>What the name says; <see cref="NameKind.None"/> if it names something else.</summary>
    public static NameKind KindOf(ReadOnlySpan<byte> name) => KindOf(name, mayEndWithOwner: true);

    private static NameKind KindOf(ReadOnlySpan<byte> name, bool mayEndWithOwner)
    {
        Span<byte> buffer = stackalloc byte[LongestWord * 2];
        var words = new NameWords(name);
        for (var i = 0; i < MostWords; i++)
        {
            var word = Lower(words.Previous(), buffer[..LongestWord]);
            if (word.IsEmpty)
            {
                return NameKind.None;
            }

            if (!Ascii.IsDigit(word[0]) && !Neutral.Contains(word))
            {
                var kind = EndsPass(word, ref words) ? NameKind.Password : KindOfWord(word);
                if (kind == NameKind.None && mayEndWithOwner && EndsWithOwner(words.Rest, word))
                {
                    return NameKind.Vague;
                }

                return kind == NameKind.None || Asks(name) ? NameKind.None : InContext(kind, word, ref words, buffer[LongestWord..]);
            }
        }

        return NameKind.None;
    }

    /// <summary>True for the second half of a word that many write as two, <c>passPhrase</c> and <c>pass_word</c>; reads the first half too.</summary>
    private static bool EndsPass(scoped ReadOnlySpan<byte> word, ref NameWords words)
    {
        if (!PassEnds.Contains(word))
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[LongestWord];
        var rest = words;
        if (!Lower(rest.Previous(), buffer).SequenceEqual("pass"u8))
        {
            return false;
        }

        words = rest;
        return true;
    }

    /// <summary>True for the name of a call that is told of which credential it is: <c>client.getServiceKey</c>.</summary>
    public static bool Fetches(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[LongestWord];
        return Fetching.Contains(FirstWord(name, buffer));
    }

    /// <summary>True for <c>yolopass2</c>: a name may end so, but what people choose does too.</summary>
    public static bool IsJoinedPass(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && Ascii.IsDigit(text[^1]))
        {
            text = text[..^1];
        }

        foreach (var b in text)
        {
            if (!Ascii.IsLower(b))
            {
                return false;
            }
        }

        return text.EndsWith("pass"u8) && !Passwords.Contains(text);
    }

    /// <summary>True for <c>confirmpasswd1</c>, <c>pwdRepeat</c>: a credential's word and which of several it is, and nothing else.</summary>
    public static bool IsQualified(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        while (digits < MostDigits && text.Length > 0 && Ascii.IsDigit(text[^1]))
        {
            text = text[..^1];
            digits++;
        }

        if (text.Length is 0 or > LongestWord)
        {
            return false;
        }

        Span<byte> letters = stackalloc byte[LongestWord];
        var length = 0;
        foreach (var b in text)
        {
            if (Ascii.IsLetter(b))
            {
                letters[length++] = Ascii.ToLower(b);
            }
            else if (b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)' '))
            {
                return false;
            }
        }

        foreach (var word in QualifiedWords)
        {
            ReadOnlySpan<byte> all = letters[..length];
            if ((all.EndsWith(word) && Qualifiers.Contains(all[..^word.Length])) || (all.StartsWith(word) && Qualifiers.Contains(all[word.Length..])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for the name of somebody or something that may have a credential: none of a credential, nor of what is said about one.</summary>
    public static bool MayOwn(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[LongestWord];
        var word = Lower(new NameWords(name).Previous(), buffer);
        return !About.Contains(word) && !Digests.Contains(word) && KindOf(name) == NameKind.None;
    }

    /// <summary>True if a word of the name tells that its value is no credential; a name may also tell nothing.</summary>
    public static bool MeansSomethingElse(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[LongestWord];
        var word = Lower(new NameWords(name).Previous(), buffer);
        return KindOf(name) == NameKind.None && (About.Contains(word) || Digests.Contains(word) || KindOfWord(word) != NameKind.None);
    }

    /// <summary>True for <c>token_acme</c>: a word that says nothing, and before it what says that it is a credential.</summary>
    private static bool EndsWithOwner(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> word)
    {
        if (rest.Length < 2 || rest[^1] is not ((byte)'_' or (byte)'-') || About.Contains(word) || Digests.Contains(word))
        {
            return false;
        }

        // Private and access qualify what follows.
        return !Ascii.EndsWithIgnoreCase(rest[..^1], "private"u8) && !Ascii.EndsWithIgnoreCase(rest[..^1], "access"u8) && KindOf(rest, mayEndWithOwner: false) == NameKind.Token;
    }

    private static NameKind KindOfWord(ReadOnlySpan<byte> word) =>
        Passwords.Contains(word) ? NameKind.Password
        : Tokens.Contains(word) ? NameKind.Token
        : Vague.Contains(word) ? NameKind.Vague
        : About.Contains(word) ? NameKind.None
        : KindOfJoined(word);

    /// <summary>What the words before make of it: an API key, a public key's token, a page token.</summary>
    private static NameKind InContext(NameKind kind, scoped ReadOnlySpan<byte> word, ref NameWords words, scoped Span<byte> buffer)
    {
        var isKey = word.SequenceEqual("key"u8) || word.SequenceEqual("keys"u8);
        var isPass = word.SequenceEqual("pass"u8);
        // etcd's initial-cluster-token is the name that a cluster is told from others by (etcd.io/docs, "Clustering Guide").
        var isToken = word.SequenceEqual("token"u8);
        var isOfCluster = false;
        // What images are pulled with is named where it is used (kubernetes.io/docs, "Pull an Image from a Private Registry").
        var isSecret = word.SequenceEqual("secret"u8) || word.SequenceEqual("secrets"u8);
        for (var i = 0; i < WordsBefore; i++)
        {
            var before = Lower(words.Previous(), buffer);

            // A device is sent messages by its token, and signs in with its secret.
            if (i == 0 && before.SequenceEqual("device"u8) && word.StartsWith("secret"u8))
            {
                continue;
            }

            if (Harmless.Contains(before) || (kind != NameKind.Password && HarmlessIssued.Contains(before))
                || (i == 0 && (HarmlessBeside.Contains(before) || (kind != NameKind.Password && HarmlessIssuedBeside.Contains(before)) || (isKey && OtherKeys.Contains(before)) || (isPass && (Rounds.Contains(before) || IsOtherPass(before)))))
                || (kind == NameKind.Password && PasswordDigests.Contains(before)))
            {
                return NameKind.None;
            }

            if ((isOfCluster && before.SequenceEqual("initial"u8)) || (i == 0 && isSecret && before.SequenceEqual("pull"u8)))
            {
                return NameKind.None;
            }

            isOfCluster = i == 0 && isToken && before.SequenceEqual("cluster"u8);
            kind = i == 0 && isKey && KeyOwners.Contains(before) ? NameKind.Token : kind;
        }

        return kind;
    }

    /// <summary>True for the first half of a word that names no password: <c>low_pass</c>, <c>KeePass</c>.</summary>
    private static bool IsOtherPass(scoped ReadOnlySpan<byte> first)
    {
        Span<byte> whole = stackalloc byte[LongestWord + 4];
        first.CopyTo(whole);
        "pass"u8.CopyTo(whole[first.Length..]);
        return OtherPasses.Contains(whole[..(first.Length + 4)]);
    }

    private static bool IsPublic(ReadOnlySpan<byte> word)
    {
        foreach (var end in PublicEnds)
        {
            if (word.EndsWith(end))
            {
                return true;
            }
        }

        // Tailscale's of machines.
        return word.SequenceEqual("mkey"u8);
    }

    /// <summary>Words written as one: <c>dbpassword</c>, <c>PGPASSWORD</c>, <c>mysecret</c>.</summary>
    private static NameKind KindOfJoined(ReadOnlySpan<byte> word) =>
        IsPublic(word) ? NameKind.None
        : Programs.Contains(word) ? NameKind.None
        : word.EndsWith("password"u8) || word.EndsWith("passwd"u8) || word.EndsWith("passphrase"u8) || word.EndsWith("passwort"u8) || word.EndsWith("pwd"u8) ? NameKind.Password
        : word.EndsWith("pass"u8) ? OtherPasses.Contains(word) ? NameKind.None : NameKind.Password
        : word.EndsWith("secret"u8) || word.EndsWith("token"u8) || word.EndsWith("apikey"u8) || word.EndsWith("secretkey"u8) || word.EndsWith("accesskey"u8) || word.EndsWith("privatekey"u8) ? NameKind.Token
        : word.EndsWith("key"u8) || word.EndsWith("access"u8) ? NameKind.Vague
        : NameKind.None;

    /// <summary>True for <c>config.hasApiKey</c> and <c>IS_SECRET</c>.</summary>
    private static bool Asks(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[LongestWord];
        return Questions.Contains(FirstWord(name, buffer));
    }

    /// <summary>The first of several words behind the last dot, in small letters; empty if there is only one.</summary>
    private static ReadOnlySpan<byte> FirstWord(ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        var last = name[(name.LastIndexOf((byte)'.') + 1)..];
        var end = last.IsEmpty || !Ascii.IsLetter(last[0]) ? 0 : 1;
        while (end > 0 && end < last.Length && (Ascii.IsLower(last[end]) || (Ascii.IsUpper(last[end]) && Ascii.IsUpper(last[end - 1]))))
        {
            end++;
        }

        return end < last.Length ? Lower(last[..end], buffer) : default;
    }

    /// <summary>The word in small letters; of a very long one its end.</summary>
    private static ReadOnlySpan<byte> Lower(ReadOnlySpan<byte> word, Span<byte> into)
    {
        word = word[Math.Max(0, word.Length - into.Length)..];
        for (var i = 0; i < word.Length; i++)
        {
            into[i] = Ascii.ToLower(word[i]);
        }

        return into[..word.Length];
    }
}
