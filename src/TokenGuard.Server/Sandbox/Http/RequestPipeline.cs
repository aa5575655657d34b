using System.Globalization;
using TokenGuard.Server.Sandbox.Log;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.Storage;

namespace TokenGuard.Server.Sandbox.Http;

/// <summary>What happens to every request to a provider: quirks, effect and log in one transaction, then the answer.</summary>
internal sealed class RequestPipeline(Database database, QuirkSwitches quirks, RequestLog log, SandboxClock clock)
{
    public async Task RunAsync(HttpContext context, Func<SandboxRequest, Answer> handler)
    {
        var request = await SandboxRequest.ReadAsync(context, quirks);
        if (request.Take(QuirkName.DropBeforeEffect) is not null)
        {
            database.InTransaction(() => log.Write(request, status: 0));
            context.Abort();
            return;
        }

        var slow = request.Take(QuirkName.Slow);
        var answer = database.InTransaction(() => Handle(request, handler));
        if (slow is not null)
        {
            await Task.Delay(TimeSpan.FromSeconds(slow.Seconds), context.RequestAborted);
        }

        if (request.TakenQuirks.Contains(QuirkName.DropAfterEffect))
        {
            context.Abort();
            return;
        }

        await WriteAsync(context.Response, answer);
    }

    private Answer Handle(SandboxRequest request, Func<SandboxRequest, Answer> handler)
    {
        Answer answer;
        try
        {
            answer = ProviderTrouble.Befalls(request) ?? handler(request);
        }
        catch (RefusalException refusal)
        {
            answer = refusal.Answer;
        }

        if (answer.Status >= StatusCodes.Status400BadRequest && request.Take(QuirkName.ErrorAsObject) is not null)
        {
            answer = ProviderTrouble.WithErrorAsObject(answer);
        }

        request.Take(QuirkName.DropAfterEffect);
        log.Write(request, answer.Status);
        return answer;
    }

    private async Task WriteAsync(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        response.Headers.Date = clock.Now.ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.ContentType is not null)
        {
            response.ContentType = answer.ContentType;
            response.Headers.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body);
        }
    }
}
