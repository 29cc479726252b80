using System.Net;
using Polly;
using Polly.Retry;

namespace SupportConsole.Core.Billing.Stripe;

/// <summary>
/// When a call to Stripe is made again: at most twice, after 0.5 to 5 s with jitter, for a broken connection, 409, 5xx
/// and what <c>Stripe-Should-Retry</c> says; 429 only when it names a wait of at most 10 s. All our calls only read, so
/// that a repeat does no harm.
/// </summary>
internal static class StripeRetry
{
    public const int MaximumRetries = 2;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <param name="clock">Waits by it.</param>
    /// <param name="random">0 to 1: a part of each wait.</param>
    public static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider clock, Func<double> random) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = MaximumRetries,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome switch
                            {
                                { Exception: HttpRequestException or IOException } => true,
                                { Result: { } response } => Again(response, clock),
                                _ => false,
                            }
                        ),
                    DelayGenerator = arguments =>
                        ValueTask.FromResult<TimeSpan?>(
                            Delay(arguments.Outcome.Result, arguments.AttemptNumber, random(), clock)
                        ),
                    OnRetry = arguments =>
                    {
                        arguments.Outcome.Result?.Dispose();
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();

    /// <summary>True when the same call may succeed next.</summary>
    internal static bool Again(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return NamedWait(response, clock) is { } wait && wait <= LongestWait;
        }

        if (response.Headers.TryGetValues("Stripe-Should-Retry", out var said))
        {
            return said.First() == "true";
        }

        return response.StatusCode == HttpStatusCode.Conflict || (int)response.StatusCode >= 500;
    }

    /// <summary>How long to wait first: doubling from half a second, half of it by chance.</summary>
    internal static TimeSpan Delay(HttpResponseMessage? response, int retry, double chance, TimeProvider clock)
    {
        if (response?.StatusCode == HttpStatusCode.TooManyRequests && NamedWait(response, clock) is { } named)
        {
            return named;
        }

        var longest = TimeSpan.FromTicks(Math.Min(Most.Ticks, Least.Ticks << (retry + 1)));
        return Least + ((longest - Least) * chance);
    }

    private static TimeSpan? NamedWait(HttpResponseMessage response, TimeProvider clock)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
