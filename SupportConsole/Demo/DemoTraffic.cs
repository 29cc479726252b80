using System.Data.Common;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Demo;

/// <summary>Gentle live traffic, so that pages move.</summary>
internal sealed partial class DemoTraffic(
    DemoStage stage,
    ITranscriptLimiter limiter,
    IStreamLimiter streams,
    ILemurLimiter lemur,
    IAccountDirectory directory,
    IDepositService deposits,
    TimeProvider clock,
    ILogger<DemoTraffic> logger
) : PeriodicService(TimeSpan.FromSeconds(2), clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan BetweenPayments = TimeSpan.FromMinutes(10);

    private DateTimeOffset _nextPayment;

    protected override async Task TickAsync(CancellationToken stoppingToken)
    {
        if (stage is not { World: { } world, Rates: { } rates, Funds: { } funds })
        {
            return;
        }

        try
        {
            var now = Clock.GetUtcNow();
            await world.HeartbeatAsync(limiter, now, Lease, stoppingToken);
            await world.StepAsync(limiter, now, Lease, stoppingToken);
            await rates.StepAsync(streams, lemur, now, stoppingToken);
            if (now >= _nextPayment)
            {
                _nextPayment = now + BetweenPayments;
                await funds.PayAsync(directory, deposits, now, stoppingToken);
            }
        }
        catch (Exception exception) when (exception is LimitsBusyException or LimitsUnavailableException or DbException)
        {
            LogSkipped(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Demo traffic skips a step: {Cause}")]
    private partial void LogSkipped(string cause);
}
