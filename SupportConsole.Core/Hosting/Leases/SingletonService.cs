using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SupportConsole.Core.Hosting.Leases;

/// <summary>
/// Background work done again and again, by one node of all. What it does must be safe by itself even so: a node that was
/// stopped for a while by its machine may for a moment think that it still holds the lease.
/// </summary>
internal abstract partial class SingletonService : BackgroundService
{
    private readonly string _name;
    private readonly TimeSpan _interval;
    private readonly ServiceElection _election;
    private readonly ILogger _logger;
    private bool _isFailing;
    private bool _ran;

    /// <param name="name">The same on every node and for ever: 1-64 characters.</param>
    /// <param name="interval">Between the starts of two rounds.</param>
    /// <param name="leases">Where the nodes' leases stand.</param>
    /// <param name="node">This node.</param>
    /// <param name="clock">The time.</param>
    /// <param name="logger">Told who runs the service.</param>
    protected SingletonService(string name, TimeSpan interval, ServiceLeaseTable leases, NodeIdentity node, TimeProvider clock, ILogger logger)
    {
        _name = name;
        _interval = interval;
        _election = new ServiceElection(name, leases, node, clock);
        _logger = logger;
        Clock = clock;
    }

    /// <summary>For tests: how often the lease was looked at.</summary>
    internal int Looks => _election.Steps;

    protected TimeProvider Clock { get; }

    public override void Dispose()
    {
        _election.Dispose();
        base.Dispose();
    }

    /// <summary>One round. What it throws, but for cancellation, stops the program.</summary>
    /// <param name="cancellationToken">Cancelled when the program stops and when the lease is lost.</param>
    protected abstract Task TickAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var renewal = new PeriodicTimer(ServiceElection.Interval, Clock);
        using var work = new PeriodicTimer(_interval, Clock);
        try
        {
            await StepAsync(stoppingToken);

            // Two loops: a long round must not keep the lease from being renewed.
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var renewing = RepeatAsync(renewal, () => StepAsync(either.Token), either);
            await Task.WhenAll(renewing, RepeatAsync(work, () => WorkAsync(either.Token), either));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host would log it as a fault when it stops because something else could not start.
        }
        finally
        {
            await ReleaseAsync();
        }
    }

    private static async Task RepeatAsync(PeriodicTimer timer, Func<Task> round, CancellationTokenSource both)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(both.Token))
            {
                await round();
            }
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            // The program stops, or the other loop has failed and says why.
        }
        catch
        {
            await both.CancelAsync();
            throw;
        }
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        var held = _election.Held;
        if (held.IsCancellationRequested)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, held);
        try
        {
            await TickAsync(either.Token);
        }
        catch (Exception exception) when (held.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
        {
            // Whoever holds the lease now goes on with it. A database that is locked for long takes the lease and fails the round as well.
            LogLeft(_name, exception.Message);
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _election.StepAsync(cancellationToken);
            _isFailing = false;
        }
        catch (Exception exception) when (IsOutage(exception) && !cancellationToken.IsCancellationRequested)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(_name, exception);
            }
        }

        var runs = !_election.Held.IsCancellationRequested;
        if (runs != _ran)
        {
            _ran = runs;
            if (runs)
            {
                LogTaken(_name);
            }
            else
            {
                LogLost(_name);
            }
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _election.ReleaseAsync(CancellationToken.None);
        }
        catch (Exception exception) when (IsOutage(exception))
        {
            // The others lose patience by themselves.
            LogNotReleased(_name, exception.Message);
        }
    }

    private static bool IsOutage(Exception exception) =>
        exception is DbException or DbUpdateException or IOException or InvalidOperationException or TimeoutException;

    [LoggerMessage(LogLevel.Information, "This node runs {Service} for all nodes")]
    private partial void LogTaken(string service);

    [LoggerMessage(LogLevel.Information, "This node no longer runs {Service}")]
    private partial void LogLost(string service);

    [LoggerMessage(LogLevel.Warning, "The lease of {Service} cannot be read; it does not run on this node until it can")]
    private partial void LogFailed(string service, Exception exception);

    [LoggerMessage(LogLevel.Debug, "{Service} broke a round off when it lost its lease: {Cause}")]
    private partial void LogLeft(string service, string cause);

    [LoggerMessage(LogLevel.Debug, "The lease of {Service} could not be given back: {Cause}")]
    private partial void LogNotReleased(string service, string cause);
}
