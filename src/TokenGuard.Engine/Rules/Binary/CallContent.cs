using TokenGuard.Engine.Rules.Calls;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>The calls of a rule to its provider.</summary>
internal static class CallContent
{
    public static void WriteVerify(BinaryTextWriter to, VerifyCall? verify)
    {
        to.Flag(verify is not null);
        if (verify is null)
        {
            return;
        }

        to.Number((int)verify.Status);
        to.OptionalText(verify.Source);
        WriteRequest(to, verify.Request);
        WriteTest(to, verify.Live);
        WriteTest(to, verify.Dead);
        WriteTest(to, verify.DeadAfterLive);
        to.OptionalText(verify.Elsewhere);
        WriteValues(to, verify.Identity);
        to.OptionalText(verify.Scopes);
        to.OptionalText(verify.Expires);
        to.OptionalText(verify.LastUsed);
        to.Flag(verify.CountsAsUse);
        to.List(verify.Exchanges, exchange =>
        {
            to.OptionalText(exchange.Source);
            to.Number(exchange.Status);
            WritePairs(to, exchange.Headers);
            to.Text(exchange.Body);
            to.Text(exchange.Verdict);
        });
    }

    // Initialisers run in the order they are written, here and below.
    public static VerifyCall? ReadVerify(BinaryTextReader from) => !from.Flag() ? null : new VerifyCall
    {
        Status = from.Choice(CallStatus.Inferred),
        Source = from.OptionalText(),
        Request = ReadRequest(from),
        Live = ReadTest(from),
        Dead = ReadTest(from),
        DeadAfterLive = ReadTest(from),
        Elsewhere = from.OptionalText(),
        Identity = ReadValues(from),
        Scopes = from.OptionalText(),
        Expires = from.OptionalText(),
        LastUsed = from.OptionalText(),
        CountsAsUse = from.Flag(),
        Exchanges = from.List(() => new AnswerExchange
        {
            Source = from.OptionalText(),
            Status = from.Number(),
            Headers = ReadPairs(from),
            Body = from.Text(),
            Verdict = from.Text(),
        }),
    };

    public static void WriteRevoke(BinaryTextWriter to, RevokeGuide? revoke)
    {
        to.Flag(revoke is not null);
        if (revoke is null)
        {
            return;
        }

        to.Number((int)revoke.By);
        to.Number((int)revoke.Status);
        to.OptionalText(revoke.Source);
        to.List(revoke.Calls, call =>
        {
            to.Text(call.Name);
            WriteRequest(to, call.Request);
            WriteTest(to, call.Done);
            WriteValues(to, call.Take);
            to.Flag(call.Reversible);
            to.Flag(call.Fallback);
        });
        to.Number(revoke.Bulk);
        WritePairs(to, revoke.Admin);
        WritePairs(to, revoke.AdminOptional);
        to.Texts(revoke.Steps);
        to.OptionalText(revoke.Effect);
    }

    public static RevokeGuide? ReadRevoke(BinaryTextReader from) => !from.Flag() ? null : new RevokeGuide
    {
        By = from.Choice(RevokedBy.Admin),
        Status = from.Choice(CallStatus.Inferred),
        Source = from.OptionalText(),
        Calls = from.List(() => new RevokeCall
        {
            Name = from.Text(),
            Request = ReadRequest(from),
            Done = ReadTest(from),
            Take = ReadValues(from),
            Reversible = from.Flag(),
            Fallback = from.Flag(),
        }),
        Bulk = from.Number(),
        Admin = ReadPairs(from),
        AdminOptional = ReadPairs(from),
        Steps = from.Texts(),
        Effect = from.OptionalText(),
    };

    private static void WriteRequest(BinaryTextWriter to, CallTemplate request)
    {
        to.Text(request.Method);
        to.Text(request.Url);
        to.Texts(request.Hosts);
        WritePairs(to, request.Headers);
        to.OptionalText(request.Body);
        to.Number((int)request.BodyKind);
        to.OptionalText(request.Signing);
    }

    private static CallTemplate ReadRequest(BinaryTextReader from) => new()
    {
        Method = from.Text(),
        Url = from.Text(),
        Hosts = from.Texts(),
        Headers = ReadPairs(from),
        Body = from.OptionalText(),
        BodyKind = from.Choice(BodyKind.Form),
        Signing = from.OptionalText(),
    };

    private static void WriteTest(BinaryTextWriter to, AnswerTest test)
    {
        to.Number((int)test.Kind);
        to.Text(test.Condition);
        to.List(test.Parts, part => WriteTest(to, part));
    }

    private static AnswerTest ReadTest(BinaryTextReader from)
    {
        var kind = from.Choice(AnswerTestKind.Not);
        var condition = from.Text();
        return new AnswerTest(kind, from.List(() => ReadTest(from)), condition);
    }

    private static void WriteValues(BinaryTextWriter to, IReadOnlyList<NamedValue> values) => to.List(values, value =>
    {
        to.Text(value.Name);
        to.Text(value.Value);
    });

    private static NamedValue[] ReadValues(BinaryTextReader from) => from.List(() => new NamedValue(from.Text(), from.Text()));

    private static void WritePairs(BinaryTextWriter to, IReadOnlyList<KeyValuePair<string, string>> pairs) => to.List(pairs, pair =>
    {
        to.Text(pair.Key);
        to.Text(pair.Value);
    });

    private static KeyValuePair<string, string>[] ReadPairs(BinaryTextReader from) =>
        from.List(() => new KeyValuePair<string, string>(from.Text(), from.Text()));
}
