using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Auth.Providers;
using SupportConsole.Security.Network;

namespace SupportConsole.Security.Throttling;

/// <summary>Bounds the requests of browsers: sign-ins, visitors, and the connections of a person.</summary>
internal static class RequestThrottling
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Before the sign-in is looked at: one handler answers the provider's redirect by itself.</summary>
    public static void UseSignInThrottling(this IApplicationBuilder app)
    {
        var options = OptionsOf(app);
        app.UseRateLimiter(
            new()
            {
                GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    IsSignIn(context.Request)
                        ? PerMinute(ClientAddress.Of(context), options.SignInsPerMinute)
                        : RateLimitPartition.GetNoLimiter("")
                ),
                OnRejected = TooManyRequests.RejectAsync,
            }
        );
    }

    /// <summary>After it: who is signed in is no visitor.</summary>
    public static void UseVisitorThrottling(this IApplicationBuilder app)
    {
        var options = OptionsOf(app);
        app.UseRateLimiter(
            new()
            {
                GlobalLimiter = PartitionedRateLimiter.CreateChained(
                    PartitionedRateLimiter.Create<HttpContext, string>(context =>
                        IsVisitor(context)
                            ? PerMinute(ClientAddress.Of(context), options.AnonymousRequestsPerMinute)
                            : RateLimitPartition.GetNoLimiter("")
                    ),
                    PartitionedRateLimiter.Create<HttpContext, string>(context =>
                        IsVisitor(context)
                            ? AtOnce("visitors", options.AnonymousRequestsAtOnce)
                            : RateLimitPartition.GetNoLimiter("")
                    ),
                    PartitionedRateLimiter.Create<HttpContext, string>(context =>
                        context.Request.Path == CircuitSignIn.Path && ActorClaims.ToActor(context.User) is { } person
                            ? AtOnce(person.Id, ConnectionsPerPerson(options))
                            : RateLimitPartition.GetNoLimiter("")
                    )
                ),
                OnRejected = TooManyRequests.RejectAsync,
            }
        );
    }

    /// <summary>
    /// Twice what a person's pages need, so that the page that says so (<see cref="Circuits.CircuitAdmission"/>) still
    /// has a connection; and a bound for a client that opens connections without starting a page.
    /// </summary>
    public static int ConnectionsPerPerson(SecurityOptions options) => 2 * options.CircuitsPerPerson;

    /// <summary>A window of a minute for each partition.</summary>
    public static RateLimitPartition<string> PerMinute(string partition, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(partition, _ => new() { PermitLimit = permits, Window = Minute });

    private static RateLimitPartition<string> AtOnce(string partition, int permits) =>
        RateLimitPartition.GetConcurrencyLimiter(partition, _ => new() { PermitLimit = permits });

    private static bool IsSignIn(HttpRequest request) =>
        request.Path == ProviderEndpoints.BeginPath
        || request.Path == ProviderEndpoints.CallbackPath
        || (HttpMethods.IsPost(request.Method) && request.Path == SignInEndpoints.SignInPath);

    private static bool IsVisitor(HttpContext context) =>
        context.User.Identity?.IsAuthenticated != true && Audience.IsPeople(context.Request.Path);

    private static SecurityOptions OptionsOf(IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<IOptions<SecurityOptions>>().Value;
}
