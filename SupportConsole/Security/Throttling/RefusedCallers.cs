using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Security.Network;

namespace SupportConsole.Security.Throttling;

/// <summary>
/// Counts the calls of programs that prove nothing, for each address, and answers 429 when there are too many. It is
/// asked once a call is refused: a key, token or signature that fits is never counted and never throttled. Refusals are
/// logged.
/// </summary>
internal sealed partial class RefusedCallers(IOptions<SecurityOptions> options, ILogger<RefusedCallers> logger)
    : IAuthorizationMiddlewareResultHandler,
        IDisposable
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RequestThrottling.PerMinute(ClientAddress.Of(context), options.Value.RefusedKeysPerMinute)
    );

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Challenged && !Audience.IsPeople(context.Request.Path))
        {
            using var lease = _limiter.AttemptAcquire(context);
            if (!lease.IsAcquired)
            {
                await TooManyRequests.AnswerAsync(context, lease);
                return;
            }

            LogUnproven(RouteOf(context), ClientAddress.Of(context));
        }
        else if (authorizeResult.Forbidden)
        {
            LogForbidden(RouteOf(context), ActorClaims.ToActor(context.User)?.Id ?? context.User.Identity?.Name);
        }

        await _usual.HandleAsync(next, context, policy, authorizeResult);
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>As it is mapped: what stands in an address may be a customer's.</summary>
    private static string? RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    [LoggerMessage(
        LogLevel.Information,
        "A call of {Route} from {Address} was refused: no key, token or signature fits"
    )]
    private partial void LogUnproven(string? route, string address);

    [LoggerMessage(LogLevel.Warning, "{Route} was refused to {CallerId}, who has no right to it")]
    private partial void LogForbidden(string? route, string? callerId);
}
