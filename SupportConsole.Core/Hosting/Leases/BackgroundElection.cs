using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Hosting.Leases;

/// <summary>
/// Which node does the work that one node does for all (<see cref="SingletonService"/>). One lease for all of it,
/// because each renewal is a commit. SQLite belongs to one node, which does the work without a lease: an idle node
/// writes nothing.
/// </summary>
internal sealed partial class BackgroundElection(
    ServiceLeaseTable leases,
    IOptions<DatabaseOptions> database,
    NodeIdentity node,
    TimeProvider clock,
    ILogger<BackgroundElection> logger
) : BackgroundService
{
    private const string LeaseName = "background-services";

    private readonly ServiceElection _election = new(LeaseName, leases, node, clock);
    private readonly bool _isAlone = database.Value.Provider == DatabaseProvider.Sqlite;
    private bool _isFailing;
    private bool _ran;

    /// <summary>Not cancelled while this node does the work.</summary>
    public CancellationToken Held => _isAlone ? CancellationToken.None : _election.Held;

    /// <summary>For tests: how often the lease was looked at.</summary>
    internal int Looks => _election.Steps;

    public override void Dispose()
    {
        _election.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_isAlone)
        {
            return;
        }

        using var timer = new PeriodicTimer(ServiceElection.Interval, clock);
        try
        {
            do
            {
                await StepAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
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
                LogFailed(exception);
            }
        }

        var runs = !_election.Held.IsCancellationRequested;
        if (runs != _ran)
        {
            _ran = runs;
            if (runs)
            {
                LogTaken();
            }
            else
            {
                LogLost();
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
            LogNotReleased(exception.Message);
        }
    }

    private static bool IsOutage(Exception exception) =>
        exception is DbException or DbUpdateException or IOException or InvalidOperationException or TimeoutException;

    [LoggerMessage(LogLevel.Information, "This node runs the background services for all nodes")]
    private partial void LogTaken();

    [LoggerMessage(LogLevel.Information, "This node no longer runs the background services")]
    private partial void LogLost();

    [LoggerMessage(
        LogLevel.Warning,
        "The lease of the background services cannot be read; they do not run on this node until it can"
    )]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Debug, "The lease of the background services could not be given back: {Cause}")]
    private partial void LogNotReleased(string cause);
}
