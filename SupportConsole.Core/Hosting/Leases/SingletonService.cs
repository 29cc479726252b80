using Microsoft.Extensions.Logging;

namespace SupportConsole.Core.Hosting.Leases;

/// <summary>
/// Background work done again and again, by one node of all. What it does must be safe by itself even so: a node that
/// was stopped for a while by its machine may for a moment think that it still holds the lease.
/// </summary>
/// <param name="interval">Between the starts of two rounds.</param>
/// <param name="election">Says which node it is.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Told of rounds that are broken off.</param>
internal abstract partial class SingletonService(
    TimeSpan interval,
    BackgroundElection election,
    TimeProvider clock,
    ILogger logger
) : PeriodicService(interval, clock)
{
    private readonly ILogger _logger = logger;

    /// <summary>One round. What it throws, but for cancellation, stops the program.</summary>
    /// <param name="cancellationToken">Cancelled when the program stops and when the lease is lost.</param>
    protected abstract Task RoundAsync(CancellationToken cancellationToken);

    protected sealed override async Task TickAsync(CancellationToken stoppingToken)
    {
        var held = election.Held;
        if (held.IsCancellationRequested)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, held);
        try
        {
            await RoundAsync(either.Token);
        }
        catch (Exception exception) when (held.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
        {
            // Whoever holds the lease now goes on with it. A database that is locked for long takes the lease and fails
            // the round as well.
            LogLeft(GetType().Name, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Service} broke a round off when its node lost the lease: {Cause}")]
    private partial void LogLeft(string service, string cause);
}
