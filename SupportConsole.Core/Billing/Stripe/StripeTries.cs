using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace SupportConsole.Core.Billing.Stripe;

/// <summary>
/// Makes a call to Stripe again: at most twice, after 0.5 to 5 s with jitter, for a broken connection, 409, 5xx and
/// what <c>Stripe-Should-Retry</c> says; 429 only when it names a wait of at most 10 s. All our calls only read, so
/// that a repeat does no harm. A try that takes too long, its body included, is given up.
/// </summary>
/// <remarks>Stripe's library would wait in real time, and knows no <c>Retry-After</c>.</remarks>
/// <param name="options">How long a try may take.</param>
/// <param name="clock">Waits and time-outs go by it.</param>
internal sealed class StripeTries(IOptions<StripeOptions> options, TimeProvider clock) : DelegatingHandler
{
    public const int MaximumRetries = 2;

    /// <summary>A page of 100 objects has some 300 KB.</summary>
    private const long MaximumResponseBytes = 16 << 20;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline<HttpResponseMessage> _retry = Pipeline(clock);

    /// <exception cref="TimeoutException">A try took too long.</exception>
    /// <exception cref="HttpRequestException">The connection broke each time.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => await _retry.ExecuteAsync(async token => await TryAsync(request, token), cancellationToken);

    /// <summary>One try, its body included: a server that stops in the middle of an answer has not answered.</summary>
    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token);
            await response.Content.LoadIntoBufferAsync(MaximumResponseBytes, either.Token);
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (
                exception is OperationCanceledException
                && timeout.IsCancellationRequested
                && !cancellationToken.IsCancellationRequested
            )
            {
                throw new TimeoutException();
            }

            throw;
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider clock) =>
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
                            Delay(arguments.Outcome.Result, arguments.AttemptNumber, Chance(), clock)
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
    private static bool Again(HttpResponseMessage response, TimeProvider clock)
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

    private static double Chance() => RandomNumberGenerator.GetInt32(1_000) / 1_000.0;
}
